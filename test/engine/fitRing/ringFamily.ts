import { addDropTransfer } from '../../../src/devices/ringModulator/transfer.ts';
import type { MeasuredSpectrum } from '../../../src/engine/fitRing.ts';
import { normalDeviate } from '../../../src/numerics/normalDeviate.ts';
import { philox } from '../../../src/numerics/philox.ts';

/** One resonance of a drawn ring as it truly is. */
export interface TrueResonance {
  readonly wavelength: number;
  /** Over the full width at half maximum of the light in the ring, outermost crossings. */
  readonly qualityFactor: number;
  /** Between the lines of a doublet over the width of one; 0 for a single line. */
  readonly splitting: number;
  /** Peak of the drop port above what it shows in the dark, and envelope of the through port above the noise, dB. */
  readonly dropAbove: number;
  readonly throughAbove: number;
  /** Envelope over the least through power, dB. */
  readonly depth: number;
  /** Samples within the full width. */
  readonly samples: number;
  /** Full widths to the nearer end of the spectrum. */
  readonly fromEdge: number;
}

/** A ring drawn at random with its spectrum. */
export interface DrawnRing {
  readonly spectrum: MeasuredSpectrum;
  readonly radius: number;
  /** Group index at a wavelength. */
  groupIndexAt(wavelength: number): number;
  readonly resonances: readonly TrueResonance[];
  readonly says: Readonly<Record<string, number>>;
}

/** Powers over that of the input: behind the ring, on the second bus, and, in units of its own, in the ring. */
interface Fields {
  readonly through: number;
  readonly drop: number;
  readonly light: number;
}

interface Drawn {
  readonly uniform: () => number;
  readonly between: (low: number, high: number) => number;
  readonly log: (low: number, high: number) => number;
}

/**
 * A ring as a chip and a bench may give it: radius 5 to 30 µm, loaded Q 1e3 to 1e5, any coupling, doublets, dispersion, gratings that fall by 3 to
 * 15 dB, ripple up to 1 dB, noise 30 to 60 dB below the light, drop peaks 8 to 40 dB above theirs, steps of 5 to 50 pm, lost samples.
 */
export function drawnRing(seed: number): DrawnRing {
  const { uniform } = philox({ seed, stream: 7 });
  const between = (low: number, high: number): number => low + (high - low) * uniform();
  const log = (low: number, high: number): number => low * (high / low) ** uniform();
  const draw: Drawn = { uniform, between, log };
  const center = uniform() < 0.5 ? 1310e-9 : 1550e-9;
  for (;;) {
    const radius = log(5e-6, 30e-6);
    const groupIndex = between(3.6, 4.6);
    const length = 2 * Math.PI * radius;
    const spacing = center ** 2 / (groupIndex * length);
    const width = center / log(1e3, 1e5);
    const step = log(5e-12, 50e-12);
    const count = Math.round((between(2.2, 15) * spacing) / step);
    // Finesse above 4, samples enough in a width, and no more of them than a sweep has.
    if (width < 6 * step || width > spacing / 4 || count > 20_000 || count < 200 || count * step > 0.13 * center) continue;
    return ringOf(draw, { radius, groupIndex, length, center, spacing, width, step, count });
  }
}

interface Shape {
  readonly radius: number;
  readonly groupIndex: number;
  readonly length: number;
  readonly center: number;
  readonly spacing: number;
  readonly width: number;
  readonly step: number;
  readonly count: number;
}

/** Smooth envelope with ripple, as a factor of power. */
function envelopeOf({ between, uniform, log }: Drawn, { width, spacing }: Shape): { at(x: number, wavelength: number): number; ripple: number; period: number } {
  const fall = between(3, 15);
  const top = between(-0.7, 0.7);
  const deepest = Math.max((1 - top) ** 2, (1 + top) ** 2);
  const ripple = uniform() < 0.3 ? 0 : between(0, 1);
  const period = log(0.7 * width, Math.max(2 * spacing, 2 * width));
  const phase = between(0, 2 * Math.PI);
  const at = (x: number, wavelength: number): number =>
    10 ** ((-fall * (x - top) ** 2) / deepest / 10 + ((ripple / 2) * Math.cos((2 * Math.PI * wavelength) / period + phase)) / 10);
  return { at, ripple, period };
}

function ringOf(draw: Drawn, shape: Shape): DrawnRing {
  const { uniform, between, log } = draw;
  const { radius, groupIndex, length, center, spacing, width, step, count } = shape;
  const hasDrop = uniform() < 0.75;
  const twin = uniform() < 0.6;
  // Amplitude rates of one turn: of loss, input coupler, drop coupler.
  const whole = (Math.PI * width) / spacing;
  const lossPart = hasDrop ? log(0.03, 0.7) : between(0.1, 0.9);
  const inputPart = hasDrop ? (1 - lossPart) * (twin ? 0.5 : between(0.25, 0.75)) : 1 - lossPart;
  const dropPart = Math.max(0, 1 - lossPart - inputPart);
  // Walls scatter a little of a turn: up to about a width of a narrow line, never a good part of the spacing.
  const scatters = uniform() < 0.5 ? Math.min(between(0.3, 1.2), 0.08 / whole) : 0;
  const slope = between(-0.6, 0.6) * 1e6;
  const first = center - (count * step) / 2;
  const anchor = center + between(-0.5, 0.5) * spacing;
  const orders = Math.ceil((count * step) / spacing) + 2;
  const splits = Array.from({ length: 2 * orders + 1 }, () => ({ size: scatters * Math.sqrt(-2 * Math.log(uniform())) * 0.6, angle: between(-0.6, 0.6) }));
  const phaseAt = (at: number): number => {
    // ∫ ng d(1/λ), ng = n0 + n1 (λ − anchor).
    const turns = (groupIndex - slope * anchor) * (1 / at - 1 / anchor) - slope * Math.log(at / anchor);
    return 2 * Math.PI * length * turns;
  };
  const p = Math.exp(-whole);
  const r1 = Math.exp(-inputPart * whole);
  const r2 = Math.exp(-dropPart * whole);
  const loss = Math.exp(-lossPart * whole);
  // Eigenmodes at ±s, s complex: lines of other widths.
  const scatterAt = (phase: number): readonly [number, number] => {
    const { size, angle } = splits[Math.min(Math.max(Math.round(phase / (2 * Math.PI)) + orders, 0), 2 * orders)]!;
    // No line gains light.
    const most = 0.9 * lossPart;
    return [size * whole * Math.cos(angle), Math.min(Math.max(size * Math.sin(angle), -most), most) * whole];
  };
  const fieldsAt = (phase: number): Fields => {
    const [sr, si] = scatterAt(phase);
    const turn = phase - 2 * Math.PI * Math.round(phase / (2 * Math.PI));
    let [tr, ti, dr, di] = [0, 0, 0, 0];
    for (const sign of [1, -1]) {
      const fields = addDropTransfer({
        throughSelfCoupling: r1,
        dropSelfCoupling: r2,
        roundTripAmplitude: loss * Math.exp(-sign * si),
        phase: turn + sign * sr,
      });
      tr += fields.through.re / 2;
      ti += fields.through.im / 2;
      dr += fields.drop.re / 2;
      di += fields.drop.im / 2;
    }
    return { through: tr * tr + ti * ti, drop: dr * dr + di * di, light: (1 - r1 * tr) ** 2 + (r1 * ti) ** 2 };
  };
  const own = envelopeOf(draw, shape);
  const other = envelopeOf(draw, shape);
  const relative = log(0.001, 0.02);
  const dark = 1e-6 * 10 ** (-between(30, 60) / 10);
  const floor = dark * between(0, 3);
  const brightest = hasDrop ? fieldsAt(0).drop : 1;
  const above = between(8, 40);
  const dropPeak = Math.max(floor, dark) * 10 ** (above / 10);
  const lost = uniform() < 0.3 ? between(0, 0.01) : 0;
  const noise = (): number => normalDeviate(uniform());
  const seen = (light: number): number => Math.max(dark / 20, light * (1 + relative * noise()) + floor + dark * noise());
  const columns: { wavelength: number[]; through: number[]; drop: number[] } = { wavelength: [], through: [], drop: [] };
  for (let i = 0; i < count; i++) {
    const at = first + i * step;
    const x = (2 * i) / count - 1;
    const fields = fieldsAt(phaseAt(at));
    const through = seen(1e-6 * own.at(x, at) * fields.through);
    const drop = seen(((dropPeak * other.at(x, at)) / brightest) * fields.drop);
    if (uniform() < lost) continue;
    columns.wavelength.push(at);
    columns.through.push(through);
    columns.drop.push(drop);
  }
  const { wavelength, through, drop } = columns;
  const last = first + (count - 1) * step;
  const groupIndexAt = (at: number): number => groupIndex + slope * (at - anchor);
  const resonances: TrueResonance[] = [];
  for (let order = -orders; order <= orders; order++) {
    const at = whereIs(phaseAt, 2 * Math.PI * order, anchor - (order * anchor ** 2) / (groupIndex * length));
    if (at <= first || at >= last) continue;
    const dphi = widthOf((phase) => fieldsAt(phase + 2 * Math.PI * order), whole);
    const full = (dphi.width * at * at) / (2 * Math.PI * groupIndexAt(at) * length);
    const x = (2 * (at - first)) / (last - first) - 1;
    resonances.push({
      wavelength: at,
      qualityFactor: at / full,
      splitting: splits[order + orders]!.size,
      dropAbove: hasDrop ? 10 * Math.log10((dropPeak * other.at(x, at) * dphi.top) / brightest / Math.max(floor, dark)) : 0,
      throughAbove: 10 * Math.log10((1e-6 * own.at(x, at)) / Math.max(floor, dark)),
      depth: -10 * Math.log10(dphi.least),
      samples: full / step,
      fromEdge: Math.min(at - first, last - at) / full,
    });
  }
  return {
    spectrum: hasDrop ? { wavelength, through, drop } : { wavelength, through },
    radius,
    groupIndexAt,
    resonances: resonances.sort((a, b) => a.wavelength - b.wavelength),
    says: {
      ...{ p, lossPart, inputPart, scatters, relative, above, dark: 10 * Math.log10(dark / 1e-6), floor: floor / dark },
      ...{ ripple: own.ripple, period: own.period / width, dropRipple: other.ripple, dropPeriod: other.period / width },
    },
  };
}

/** Wavelength at which a falling phase has a value. */
function whereIs(phaseAt: (at: number) => number, phase: number, near: number): number {
  let at = near;
  for (let i = 0; i < 20; i++) {
    const slope = (phaseAt(at + 1e-12) - phaseAt(at - 1e-12)) / 2e-12;
    at -= (phaseAt(at) - phase) / slope;
  }
  return at;
}

/** Width, in phase, of the light in the ring, its peak, and the least through power. */
function widthOf(
  fieldsAt: (phase: number) => Fields,
  whole: number,
): { readonly width: number; readonly top: number; readonly least: number } {
  const looks = 4000;
  const reach = Math.min(Math.PI * 0.999, 12 * whole);
  const phases = Float64Array.from({ length: 2 * looks + 1 }, (_, i) => ((i - looks) / looks) * reach);
  const fields = Array.from(phases, (phase) => fieldsAt(phase));
  const least = fields.reduce((low, { through }) => Math.min(low, through), Infinity);
  const lights = fields.map(({ light }) => light);
  const top = lights.reduce((most, each) => Math.max(most, each), 0);
  const above = lights.map((each, i) => (each >= top / 2 ? i : -1)).filter((i) => i >= 0);
  const [from, to] = [above[0]!, above.at(-1)!];
  const part = (i: number, j: number): number => (top / 2 - lights[i]!) / (lights[j]! - lights[i]!);
  const low = from === 0 ? phases[0]! : phases[from]! + part(from, from - 1) * (phases[from - 1]! - phases[from]!);
  const high = to === 2 * looks ? phases[to]! : phases[to]! + part(to, to + 1) * (phases[to + 1]! - phases[to]!);
  return { width: high - low, top: Math.max(...fields.map(({ drop }) => drop)), least };
}
