import { ConvergenceError } from '../../../errors.ts';
import { findMinimum } from '../../../numerics/minimize.ts';
import { findRoot } from '../../../numerics/roots.ts';
import { carrierPlaces } from './carrierLaw.ts';
import type { RingPort } from '../table.ts';
import type { NonlinearMode } from './nonlinearMode.ts';
import type { RingEigenvalue } from './stability.ts';

/** A symbol: the mode at its voltage, and its power before the ring, W. @internal */
export interface RingSymbol {
  readonly mode: NonlinearMode;
  readonly power: number;
}

/** A steady state of a ring under data: heat and carriers stand still at their mean over the symbols, light follows each symbol. */
export interface RingFrozenState {
  /** Temperature of the core, K. */
  readonly coreTemperature: number;
  /** Carriers made by two photons, 1/m³. */
  readonly carrierDensity: number;
  /** Mean over the symbols of laser minus resonance, Hz. */
  readonly detuning: number;
  /** By symbol: laser minus resonance, Hz, energy in the ring, J, and loss rate of its amplitude, 1/s. */
  readonly symbols: readonly { readonly detuning: number; readonly energy: number; readonly rate: number }[];
  /** Whether a small change of heat and carriers dies out. */
  readonly stable: boolean;
  /** Of the Jacobian of carriers and heat, 1/s, by falling real part. */
  readonly eigenvalues: readonly RingEigenvalue[];
}

const law = /* @__PURE__ */ new Float64Array(carrierPlaces.count);

/** Energy, loss rate and detuning of a symbol whose carriers and heat are given: Kerr index and two photons act at once. @internal */
export function follow(
  { mode, power }: RingSymbol,
  carrierLoss: number,
  frozenShift: number,
): { readonly energy: number; readonly rate: number; readonly detuning: number } {
  const fed = 2 * mode.coupling * power;
  const loss = mode.total + carrierLoss;
  const away = mode.detuning + frozenShift;
  let energy = fed / (loss * loss + away * away);
  for (let i = 0; i < 50; i++) {
    const rate = loss + mode.twoPhoton * energy;
    const detuning = away + mode.kerr * energy;
    const square = rate * rate + detuning * detuning;
    const step = (energy * square - fed) / (square + 2 * energy * (rate * mode.twoPhoton + detuning * mode.kerr));
    energy -= step;
    if (Math.abs(step) <= 1e-15 * energy) return { energy, rate: loss + mode.twoPhoton * energy, detuning: away + mode.kerr * energy };
  }
  throw new ConvergenceError('ringUnderPower: energy of a symbol', { iterations: 50, residual: energy });
}

/** Field behind a symbol over the field before it. @internal */
export function symbolField(
  { mode }: RingSymbol,
  { rate, detuning }: { readonly rate: number; readonly detuning: number },
  { port = 'through' }: RingPort,
): { readonly re: number; readonly im: number } {
  const omega = 2 * Math.PI * detuning;
  const square = rate * rate + omega * omega;
  const kept = Math.sqrt(mode.inputKept);
  if (port === 'through') {
    const taken = (2 * mode.coupling) / square;
    return { re: kept * (1 - taken * rate), im: kept * taken * omega };
  }
  const crossed = (-mode.sign * kept * 2 * Math.sqrt(mode.coupling * mode.dropCoupling * mode.dropKept)) / square;
  return { re: crossed * rate, im: -crossed * omega };
}

/** The same with heat and carriers given. @internal */
export function frozenField(symbol: RingSymbol, { rise, carrierDensity }: { readonly rise: number; readonly carrierDensity: number }): {
  readonly re: number;
  readonly im: number;
} {
  const { mode } = symbol;
  mode.carriers.write(carrierDensity, law);
  const state = follow(symbol, mode.perAbsorption * law[0]!, mode.perKelvin * rise - mode.perIndex * law[2]!);
  return symbolField(symbol, { rate: state.rate, detuning: state.detuning / (2 * Math.PI) }, {});
}

/** Light that only heats: a lane beside the one in question, its mean power. */
function heatBy({ mode, power }: RingSymbol, shift: number): number {
  const away = mode.detuning + shift;
  return (mode.heat * 2 * mode.coupling * power) / (mode.total * mode.total + away * away);
}

/** Means over the symbols at a shift that heat and carriers make together. */
function means(symbols: readonly RingSymbol[], shift: number, density: number): { readonly heat: number; readonly square: number } {
  const { perAbsorption, carrierHeat } = symbols[0]!.mode;
  symbols[0]!.mode.carriers.write(density, law);
  const carrierLoss = perAbsorption * law[0]!;
  let heat = 0;
  let square = 0;
  for (const symbol of symbols) {
    const { energy } = follow(symbol, carrierLoss, shift);
    heat += energy * (symbol.mode.heat + symbol.mode.twoPhotonHeat * energy + 2 * carrierHeat * carrierLoss);
    square += energy * energy;
  }
  return { heat: heat / symbols.length, square: square / symbols.length };
}

/** What the light of a ring finds: the chip's temperature, K, and other lanes. @internal */
export interface RingSurroundings {
  readonly ambient: number;
  readonly others: readonly RingSymbol[];
}

/**
 * All steady states of a ring under data, by rising shift. At a given shift of the resonance the carriers follow, one density for each,
 * and with them the heat; where
 * both make that shift there is a state. Found by steps of an eighth of the linewidth, and less than a tenth of the distance to the
 * nearest symbol's resonance,
 * with every bend between them looked into. @internal
 */
export function frozenStates(symbols: readonly RingSymbol[], surroundings: RingSurroundings): RingFrozenState[] {
  const { others } = surroundings;
  const [{ mode }] = symbols as readonly [RingSymbol];
  const { perKelvin, resistance, generation, carrierRate, perIndex, carriers } = mode;
  const densityAt = (shift: number): number => {
    const made = (density: number): number => (generation * means(symbols, shift, density).square) / carrierRate;
    const most = made(0);
    return most > 0 ? findRoot((density) => made(density) - density, 0, most, { tolerance: 1e-13 * most }) : 0;
  };
  const fallOf = (density: number): number => {
    carriers.write(density, law);
    return perIndex * law[2]!;
  };
  const missing = (shift: number): number => {
    const density = densityAt(shift);
    let { heat } = means(symbols, shift, density);
    for (const other of others) heat += heatBy(other, shift);
    return perKelvin * resistance * heat - fallOf(density) - shift;
  };
  let mostHeat = 0;
  for (const other of others) mostHeat += heatBy(other, -other.mode.detuning);
  let mostSquare = 0;
  for (const symbol of symbols) {
    const energy = (2 * symbol.mode.coupling * symbol.power) / symbol.mode.total ** 2;
    symbol.mode.carriers.write((generation * energy * energy) / carrierRate, law);
    const { heat, twoPhotonHeat, carrierHeat, perAbsorption } = symbol.mode;
    mostHeat += energy * (heat + twoPhotonHeat * energy + 2 * carrierHeat * perAbsorption * law[0]!);
    mostSquare = Math.max(mostSquare, energy * energy);
  }
  const byHeat = perKelvin * resistance * mostHeat;
  const low = Math.min(0, byHeat) - fallOf((generation * mostSquare) / carrierRate) - 1e-6 * mode.total;
  const high = Math.max(0, byHeat) + 1e-6 * mode.total;
  const stride = (shift: number): number => {
    let nearest = Infinity;
    for (const symbol of symbols) nearest = Math.min(nearest, Math.abs(symbol.mode.detuning + shift));
    for (const other of others) nearest = Math.min(nearest, Math.abs(other.mode.detuning + shift));
    return Math.max(mode.total / 4, nearest / 10);
  };
  const found: number[] = [];
  const between = (a: number, fa: number, b: number, fb: number): void => {
    if (fa < 0 !== fb < 0) found.push(findRoot(missing, a, b, { tolerance: 1e-13 * Math.max(Math.abs(a), Math.abs(b)) }));
  };
  let before = low;
  let fBefore = missing(low);
  let at = low;
  let f = fBefore;
  while (at < high) {
    const next = Math.min(high, at + stride(at));
    const fNext = missing(next);
    // A bend towards 0 between three points may cross it twice.
    const oneSign = f < 0 === fBefore < 0 && f < 0 === fNext < 0;
    const bends = at > before && oneSign && Math.abs(f) <= Math.min(Math.abs(fBefore), Math.abs(fNext));
    const dip = bends ? findMinimum((x) => Math.abs(missing(x)) * (missing(x) < 0 === f < 0 ? 1 : -1), before, next).at : at;
    const fDip = bends ? missing(dip) : f;
    if (bends && fDip < 0 !== f < 0) {
      between(before, fBefore, dip, fDip);
      between(dip, fDip, next, fNext);
    } else {
      between(at, f, next, fNext);
    }
    before = at;
    fBefore = f;
    at = next;
    f = fNext;
  }
  return found.map((shift) => frozenStateAt(symbols, shift, densityAt(shift), surroundings));
}

function frozenStateAt(
  symbols: readonly RingSymbol[],
  shift: number,
  density: number,
  { ambient, others }: RingSurroundings,
): RingFrozenState {
  const { mode } = symbols[0]!;
  const { resistance, thermalRate, carrierRate, generation, perKelvin, carrierHeat } = mode;
  mode.carriers.write(density, law);
  const carrierLoss = mode.perAbsorption * law[0]!;
  const lossSlope = mode.perAbsorption * law[1]!;
  const fallSlope = mode.perIndex * (law[3]! + law[4]!);
  const n = symbols.length;
  let heat = 0;
  let madeByDensity = 0;
  let madeByHeat = 0;
  let heatByDensity = 0;
  let heatByHeat = 0;
  let detunings = 0;
  const followed = symbols.map((symbol) => {
    const state = follow(symbol, carrierLoss, shift);
    const { energy, rate, detuning } = state;
    const square = rate * rate + detuning * detuning + 2 * energy * (rate * symbol.mode.twoPhoton + detuning * symbol.mode.kerr);
    const byShift = (-2 * energy * detuning) / square;
    const byDensity = (-2 * energy * rate * lossSlope) / square - byShift * fallSlope;
    const byKelvin = byShift * perKelvin;
    const heatSlope = symbol.mode.heat + 2 * symbol.mode.twoPhotonHeat * energy + 2 * carrierHeat * carrierLoss;
    heat += (energy * (symbol.mode.heat + symbol.mode.twoPhotonHeat * energy + 2 * carrierHeat * carrierLoss)) / n;
    madeByDensity += (2 * generation * energy * byDensity) / n;
    madeByHeat += (2 * generation * energy * byKelvin) / n;
    heatByDensity += (heatSlope * byDensity + 2 * carrierHeat * lossSlope * energy) / n;
    heatByHeat += (heatSlope * byKelvin) / n;
    detunings += detuning / n;
    return { detuning: detuning / (2 * Math.PI), energy, rate };
  });
  for (const other of others) {
    const part = heatBy(other, shift);
    const away = other.mode.detuning + shift;
    const byShift = (-2 * part * away) / (other.mode.total ** 2 + away * away);
    heat += part;
    heatByDensity -= byShift * fallSlope;
    heatByHeat += byShift * perKelvin;
  }
  const a = madeByDensity - carrierRate;
  const d = thermalRate * (resistance * heatByHeat - 1);
  const mean = (a + d) / 2;
  const square = ((a - d) / 2) ** 2 + madeByHeat * thermalRate * resistance * heatByDensity;
  const root = Math.sqrt(Math.abs(square));
  const eigenvalues = [1, -1].map((sign) => (square < 0 ? { re: mean, im: sign * root } : { re: mean + sign * root, im: 0 }));
  return {
    coreTemperature: ambient + resistance * heat,
    carrierDensity: density,
    detuning: detunings / (2 * Math.PI),
    symbols: followed,
    stable: eigenvalues[0]!.re < 0,
    eigenvalues,
  };
}
