import { modeRates } from '../inTime/coupledModes.ts';
import type { MovingResonance } from '../inTime/place.ts';
import type { Turn } from '../turn.ts';
import { carrierPlaces } from './carrierLaw.ts';
import { expansionPlaces, settingPlaces } from './gaussKernel.ts';
import type { NonlinearMode } from './nonlinearMode.ts';

/** Rates over one step. The amplitude is in √W: its square times the step is the energy. @internal */
export function runSettings(
  turn: Turn,
  resonance: MovingResonance,
  mode: NonlinearMode,
  { wavelength, stepTime: h, port }: { readonly wavelength: number; readonly stepTime: number; readonly port: 'through' | 'drop' },
): Float64Array {
  const { z, bus } = modeRates(turn, resonance, wavelength, h);
  const feed = Math.sqrt(2 * bus);
  const kept = Math.sqrt(mode.inputKept);
  const cooling = -Math.expm1(-h * mode.thermalRate);
  const carrierTime = h * mode.carrierRate;
  const apart = Math.sqrt(3) / 6;
  const values: Readonly<Record<Exclude<keyof typeof settingPlaces, 'count'>, number>> = {
    rate: z.start[0],
    rateByPlace: z.slope[0],
    detuning: z.start[1],
    detuningByPlace: z.slope[1],
    feed,
    twoPhoton: mode.twoPhoton * h * h,
    kerr: mode.kerr * h * h,
    perKelvin: mode.perKelvin * h,
    heat: mode.heat * h,
    heatByPlace: 2 * mode.junctionShare * z.slope[0],
    // Over the rate at which two photons take amplitude.
    twoPhotonHeat: mode.twoPhoton > 0 ? mode.twoPhotonHeat / mode.twoPhoton : 0,
    carrierHeat: 2 * mode.carrierHeat,
    warming: (mode.resistance * cooling) / 2,
    cooling,
    made: mode.generation * h ** 3,
    left: Math.exp(-carrierTime),
    leftFirst: Math.exp(-(0.5 - apart) * carrierTime),
    leftSecond: Math.exp(-(0.5 + apart) * carrierTime),
    pass: port === 'through' ? kept : 0,
    drop: port === 'through' ? kept * feed : mode.sign * kept * Math.sqrt(2 * mode.dropCoupling * h * mode.dropKept),
  };
  const settings = new Float64Array(settingPlaces.count);
  for (const name of Object.keys(values) as (keyof typeof values)[]) settings[settingPlaces[name]] = values[name];
  return settings;
}

const low = /* @__PURE__ */ new Float64Array(carrierPlaces.count);
const high = /* @__PURE__ */ new Float64Array(carrierPlaces.count);

/**
 * Loss and shift by carriers over one step as cubics about densities that lie a seventh of themselves apart, each made when it is first
 * asked for; right to 1e-5 within
 * their reach. @internal
 */
export function expansionsOf({ carriers, perAbsorption, perIndex }: NonlinearMode, stepTime: number): (density: number) => Float64Array {
  const { background } = carriers;
  const made: Float64Array[] = [];
  const expansion = (middle: number, away: number): Float64Array => {
    const to = new Float64Array(expansionPlaces.count);
    carriers.write(middle - away, low);
    carriers.write(middle + away, high);
    to[0] = middle;
    writeCubic(to, 1, perAbsorption * stepTime, [low[0]!, low[1]!, high[0]!, high[1]!], away);
    writeCubic(to, 5, perIndex * stepTime, [low[2]!, low[3]! + low[4]!, high[2]!, high[3]! + high[4]!], away);
    to[9] = away;
    return to;
  };
  if (background === Infinity) {
    const straight = expansion(1, 1);
    straight[9] = Infinity;
    return () => straight;
  }
  // With the background the densities are powers of 1.15; neighbors reach over each other.
  const apart = Math.log(1.15);
  return (density) => {
    const cell = Math.round(Math.log1p(density / background) / apart);
    const all = background * Math.exp(Math.max(1, cell) * apart);
    return (made[cell] ??= expansion(all - background, Math.min(0.15 * all, all - background)));
  };
}

/** The cubic through the values and slopes at both ends. */
function writeCubic(to: Float64Array, at: number, scale: number, ends: readonly [number, number, number, number], away: number): void {
  const [a, slopeA, b, slopeB] = ends;
  const rise = (b - a) / (2 * away);
  const mean = (slopeA + slopeB) / 2;
  to[at] = scale * ((a + b) / 2 - (away * (slopeB - slopeA)) / 4);
  to[at + 1] = scale * (rise + (rise - mean) / 2);
  to[at + 2] = (scale * (slopeB - slopeA)) / (4 * away);
  to[at + 3] = (scale * (mean - rise)) / (2 * away * away);
}
