import { engineParts, quantumX800Engine } from '../designs/quantumX800.ts';
import { type EngineDesign, engineTable } from '../engine/engineTable.ts';
import { setPath } from '../io/setPath.ts';
import { readDesignFile } from '../node/readDesignFile.ts';
import { pathAndValue } from './arguments.ts';

/** The design of a file, or the embedded one, with every `--set` applied from left to right. */
export async function chosenDesign(file: string | undefined, sets: readonly string[]): Promise<EngineDesign> {
  let design: EngineDesign = file === undefined ? quantumX800Engine : await readDesignFile<EngineDesign>(file, engineTable);
  for (const set of sets) {
    const [path, value] = pathAndValue(set);
    design = await setPath(engineTable, design, path, value, engineParts);
  }
  return design;
}
