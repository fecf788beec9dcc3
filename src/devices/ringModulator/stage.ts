import { check } from '../../design.ts';
import { speedOfLight } from '../../constants.ts';
import { inRange } from '../../errors.ts';
import type { Lane, Stage } from '../../light.ts';
import { modulatedLane } from '../modulatedLane.ts';
import { ringOperationTable, type RingDrive, type RingOperation, type RingPoint, type RingPort } from './table.ts';

/** What a stage asks of its ring. */
interface Asked {
  readonly field: (point: RingPoint, port: RingPort) => { readonly re: number; readonly im: number };
  readonly detuning: (point: RingPoint) => number;
}

/** A ring held at an operation, as a stage on a bus that several lanes share. @internal */
export function ringStage(ring: Asked, drive: RingDrive, port: RingPort): Stage {
  const { voltages, operation } = checkedDrive(drive);
  const pass = (lane: Lane, levels: readonly number[]): Lane =>
    modulatedLane(
      'ringModulator',
      lane,
      levels.map((voltage) => ring.field({ ...operation, wavelength: lane.wavelength, voltage }, port)),
    );
  return ({ lanes }) => {
    const own = voltages.length > 1 ? nearest(ring, lanes, operation) : -1;
    return { lanes: lanes.map((lane, i) => pass(lane, i === own ? voltages : [operation.voltage])) };
  };
}

/** Position of the lane nearest in frequency to one of the ring's resonances; −1 without lanes. */
function nearest(ring: Asked, lanes: readonly Lane[], operation: RingOperation): number {
  let best = -1;
  let least = speedOfLight;
  lanes.forEach(({ wavelength }, i) => {
    const away = Math.abs(ring.detuning({ ...operation, wavelength }));
    if (best < 0 || away < least) [best, least] = [i, away];
  });
  return best;
}

function checkedDrive(drive: RingDrive): { readonly voltages: readonly number[]; readonly operation: RingOperation } {
  const { voltage: one } = drive;
  if (typeof one !== 'object') {
    const operation = check('ringModulator', ringOperationTable, drive as RingOperation);
    return { voltages: [operation.voltage], operation };
  }
  const voltages = Array.from(one);
  inRange('ringModulator', 'voltage.length', voltages.length, '1', 2, 16);
  const [low, high] = ringOperationTable.voltage.range;
  voltages.forEach((voltage, i) => inRange('ringModulator', `voltage.${i}`, voltage, 'V', low, high));
  const mean = voltages.reduce((sum, voltage) => sum + voltage, 0) / voltages.length;
  return { voltages, operation: check('ringModulator', ringOperationTable, { ...drive, voltage: mean }) };
}
