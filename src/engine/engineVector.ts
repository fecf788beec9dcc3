import { vectorOf, type DesignVector } from '../design/vector.ts';
import { engineTable, type EngineDesign } from './engineTable.ts';

/**
 * The numbers of an engine design: the vector of `engineKernel(design)`. `designOf(engineTable, design, values)` leads back.
 *
 * @throws RangeError naming the path of a parameter that is missing, unknown or out of range.
 */
export function engineVector(design: EngineDesign): DesignVector {
  return vectorOf(engineTable, design);
}
