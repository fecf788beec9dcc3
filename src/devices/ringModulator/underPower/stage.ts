import { speedOfLight } from '../../../constants.ts';
import type { Lane, Stage } from '../../../light.ts';
import { modulatedLane } from '../../modulatedLane.ts';
import type { RingModulator } from '../../ringModulator.ts';
import type { RingOperation, RingPort } from '../table.ts';
import { frozenStates, symbolField, type RingSymbol } from './frozenState.ts';
import { chosenState } from './steadyState.ts';
import type { RingPowerDrive } from './table.ts';
import type { ModeAt } from './transient.ts';

const who = 'ringUnderPower';

/** What a stage asks of its ring. @internal */
export interface PoweredRing {
  readonly ring: RingModulator;
  readonly modeAt: ModeAt;
}

/** The symbols of a lane behind a drive: those of the voltages, or those that it carries, not both. @internal */
export function symbolsOf(
  { modeAt }: Pick<PoweredRing, 'modeAt'>,
  { wavelength, levels }: Pick<Lane, 'wavelength' | 'levels'>,
  drive: RingPowerDrive,
  voltages: readonly number[],
): RingSymbol[] {
  if (voltages.length > 1 && levels.length > 1) throw new RangeError(`${who}: the lane at ${wavelength} m carries data already`);
  const modes = voltages.map((voltage) => modeAt({ ...drive, wavelength, voltage }));
  const count = Math.max(modes.length, levels.length);
  return Array.from({ length: count }, (_, i) => ({ mode: modes[modes.length > 1 ? i : 0]!, power: levels[levels.length > 1 ? i : 0]! }));
}

/** A ring under power as a stage on a bus that several lanes share. @internal */
export function poweredStage(powered: PoweredRing, drive: RingPowerDrive, voltages: readonly number[], port: RingPort): Stage {
  const { ring, modeAt } = powered;
  const mean = voltages.reduce((sum, voltage) => sum + voltage, 0) / voltages.length;
  const held = { voltage: mean, ...(drive.heaterPower === undefined ? {} : { heaterPower: drive.heaterPower }) };
  return ({ lanes }) => {
    if (lanes.length === 0) return { lanes };
    const own = nearest(ring, lanes, { ...held, temperature: drive.ambient });
    const symbols = symbolsOf({ modeAt }, lanes[own]!, drive, voltages);
    const others = lanes
      .filter((_, i) => i !== own)
      .map(({ wavelength, levels }) => ({
        mode: modeAt({ ...drive, wavelength, voltage: mean }),
        power: levels.reduce((sum, level) => sum + level, 0) / levels.length,
      }));
    const state = chosenState(frozenStates(symbols, { ambient: drive.ambient, others }), drive.branch);
    const { coreTemperature, symbols: followed } = state;
    const fields = symbols.map((symbol, i) => symbolField(symbol, followed[i]!, port));
    return {
      lanes: lanes.map((lane, i) => {
        if (i !== own) {
          return modulatedLane(who, lane, [ring.field({ ...held, wavelength: lane.wavelength, temperature: coreTemperature }, port)]);
        }
        // A lane that carries data meets another detuning with each symbol where its light moves the ring at once.
        return lane.levels.length > 1 ? modulatedBySymbol(lane, fields) : modulatedLane(who, lane, fields);
      }),
    };
  };
}

function modulatedBySymbol(lane: Lane, fields: readonly { readonly re: number; readonly im: number }[]): Lane {
  const behind = modulatedLane(who, { ...lane, levels: [1], crosstalk: [1], chirp: [0] }, fields);
  return {
    ...lane,
    levels: lane.levels.map((level, i) => level * behind.levels[i]!),
    crosstalk: lane.crosstalk.map((power, i) => power * behind.crosstalk[i]!),
    chirp: lane.chirp.map((phase, i) => phase + behind.chirp[i]!),
  };
}

/** Position of the lane nearest in frequency to one of the ring's resonances without light. */
function nearest(ring: RingModulator, lanes: readonly Lane[], operation: RingOperation): number {
  let best = 0;
  let least = speedOfLight;
  lanes.forEach(({ wavelength }, i) => {
    const away = Math.abs(ring.detuning({ ...operation, wavelength }));
    if (away < least) [best, least] = [i, away];
  });
  return best;
}
