import { quantumX800Engine } from '../../../src/designs/quantumX800.ts';
import { ringLockCrosstalk } from '../../../src/designs/ringLock.ts';
import { siliconRing } from '../../../src/designs/siliconRing.ts';
import { ringModulator } from '../../../src/devices/ringModulator.ts';
import type { LockedRing, RingArray } from '../../../src/engine/lock/ringLock.ts';
import { heaterCrosstalk } from '../../../src/engine/ringHeaters/heaterCrosstalk.ts';
import { GHz, mW, nm } from '../../../src/units.ts';

/** The ring of the default engine, and one with a second bus. */
export const ring = ringModulator(siliconRing);
export const dropRing = ringModulator({ ...siliconRing, dropCoupler: { kind: 'power', powerCoupling: 0.02 } });

export const { chipTemperature } = quantumX800Engine;

/** Such a ring at the worst lane's light of the default engine. */
export const heldRing: LockedRing = {
  ring,
  wavelength: 1311 * nm,
  power: 15 * mW,
  detuning: 22 * GHz,
  bias: -1.2,
  voltages: [-0.2, -1.2 + 1 / 3, -1.2 - 1 / 3, -2.2],
};

/** One ring by itself. */
export const one: RingArray = { rings: [heldRing], crosstalk: Float64Array.of(1), temperature: chipTemperature, start: 'locked', seed: 1 };

/** Eight rings at the two lasers of the default engine. */
export const eight: RingArray = {
  ...one,
  rings: Array.from({ length: 8 }, (_, i) => ({ ...heldRing, wavelength: (i < 4 ? 1310.5 : 1311.5) * nm })),
  crosstalk: heaterCrosstalk(ringLockCrosstalk),
};
