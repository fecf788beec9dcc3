import { check, type Table, type Values } from '../design.ts';
import { fromDb } from '../units.ts';
import { modelOf, type ScatteringModel } from './scatteringModel.ts';

/** A place in a guide that throws light back. */
export const reflectorTable = {
  /** Part of the power that is not lost which goes back. */
  reflectance: { unit: '1', range: [0, 1] },
  /** Loss of what goes back and what goes on together. */
  excessLossDb: { unit: 'dB', range: [0, 100] },
} as const satisfies Table;

/** A place in a guide that throws light back. */
export interface ReflectorDesign extends Values<typeof reflectorTable> {}

/**
 * A reflector between ports `in` and `out`, the same from both sides: √R goes back, −j√(1 − R) goes on, times the root of what is not
 * lost. A quarter of a turn between the two is what a symmetric reflector without loss must have. [Haus1984]
 *
 * @throws RangeError for a parameter out of range.
 */
export function reflectorModel(design: ReflectorDesign): ScatteringModel {
  const { reflectance, excessLossDb } = check('reflectorModel', reflectorTable, design);
  const kept = Math.sqrt(fromDb(-excessLossDb));
  const back = kept * Math.sqrt(reflectance);
  const onward = -kept * Math.sqrt(1 - reflectance);
  return modelOf({
    ports: ['in', 'out'],
    places: [0, 3, 1, 2],
    passive: true,
    write: (_, re, im) => {
      re[0] = re[1] = back;
      im[0] = im[1] = 0;
      re[2] = re[3] = 0;
      im[2] = im[3] = onward;
    },
  });
}

/** The end of a guide, with one port `in`, that takes all light and gives none back. */
export function terminatorModel(): ScatteringModel {
  return modelOf({ ports: ['in'], places: [], passive: true, write: () => undefined });
}
