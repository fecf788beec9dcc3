import { check, type Table, type Values } from '../../design.ts';
import { inRange } from '../../errors.ts';
import type { ThermalResistance } from '../../waveguides/heat/thermalResistance.ts';

const placesTable = {
  /** Places of the rings along a line. */
  places: { listOf: { unit: 'm', range: [-1, 1] }, length: [1, 64] },
} as const satisfies Table;

/** How far the heater of one ring reaches another, in parts of what it does to its own. */
export const heaterCrosstalkTable = {
  crosstalk: {
    kind: {
      /** It falls with distance: amplitude · exp(−distance/decayLength). */
      decay: {
        ...placesTable,
        /** What the law has at no distance; 1 on the own ring whatever it is. */
        amplitude: { unit: '1', range: [0, 1] },
        /** Distance in which it falls by e. */
        decayLength: { unit: 'm', range: [1e-9, 1] },
      },
      /** As measured: row `i`, column `j` is what the heater of ring `j` does to ring `i`. The diagonal is 1. */
      matrix: { rows: { listOf: { listOf: { unit: '1', range: [-1, 1] }, length: [1, 64] }, length: [1, 64] } },
    },
  },
} as const satisfies Table;

/** How far the heater of one ring reaches another, as plain data. */
export type HeaterCrosstalkDesign = Values<typeof heaterCrosstalkTable>['crosstalk'];

/** The same by a solved cross-section, whose heater stands over one ring. */
export interface SolvedCrosstalk {
  readonly kind: 'section';
  /** Places of the rings along a line, m. */
  readonly places: readonly number[];
  /** Rise of the ring under the heater, and of its neighbors. */
  readonly resistance: Pick<ThermalResistance, 'core' | 'neighbor'>;
}

const who = 'heaterCrosstalk';

/**
 * What the heater of each ring (column) does to each ring (row), over what it does to its own: row-major, 1 on the diagonal.
 *
 * @throws RangeError for a parameter out of range, a matrix that is not square or has another diagonal, and where `neighbor` does.
 */
export function heaterCrosstalk(design: HeaterCrosstalkDesign | SolvedCrosstalk): Float64Array {
  if (design.kind === 'section') {
    const { resistance, places } = { ...design, ...check(who, placesTable, { places: design.places }) };
    return between(places, (distance) => resistance.neighbor(distance) / resistance.core);
  }
  const { crosstalk } = check(who, heaterCrosstalkTable, { crosstalk: design });
  if (crosstalk.kind === 'decay') {
    return between(crosstalk.places, (distance) => crosstalk.amplitude * Math.exp(-distance / crosstalk.decayLength));
  }
  const { rows } = crosstalk;
  const size = rows.length;
  rows.forEach((row, i) => {
    inRange(who, `rows.${i}.length`, row.length, '1', size, size);
    inRange(who, `rows.${i}.${i}`, row[i]!, '1', 1, 1);
  });
  return Float64Array.from(rows.flat());
}

function between(places: readonly number[], law: (distance: number) => number): Float64Array {
  const size = places.length;
  const matrix = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) matrix[i * size + j] = i === j ? 1 : law(Math.abs(places[i]! - places[j]!));
  }
  return matrix;
}
