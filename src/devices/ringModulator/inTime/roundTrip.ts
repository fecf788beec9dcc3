import type { Turn } from '../turn.ts';
import type { MovingResonance } from './place.ts';
import { ringSteps } from './ringSteps.ts';
import { chunk } from './stepMemory.ts';
import type { FieldSamples, RingStepper } from './stepper.ts';

/**
 * Turns one after another: c(t) = s(t) + r1 w(t) behind the input coupler, w(t) = r2 e^{−∫(nepers + j phase)/T} c(t − T) in front of it, all lengths of
 * T. The grid divides T in an even number of parts no longer than the step, so that the delay within the ring is exact at any sample rate; only what leaves is read
 * between its points, by cubics of four, and that does not come back. @internal
 */
export function roundTrip(
  turn: Turn,
  { turnTime, nepers, phase, sign }: MovingResonance,
  at: { readonly wavelength: number; readonly stepTime: number; readonly port: 'through' | 'drop' },
): RingStepper {
  const { places } = ringSteps();
  const through = at.port === 'through';
  const k1 = turn.inputCoupling(at.wavelength);
  const k2 = turn.dropCoupling(at.wavelength);
  const [inputKept, dropKept] = turn.couplerTransmission;
  const r1 = Math.sqrt(1 - k1);
  const r2 = Math.sqrt(1 - k2);
  const kept = Math.sqrt(inputKept);
  const pass = through ? kept * r1 : 0;
  const taken = through ? -kept * k1 * r2 : -sign * Math.sqrt(k1 * k2 * Math.sqrt(inputKept * dropKept));
  const turns = at.stepTime / turnTime;
  const parts = 2 * Math.max(2, Math.ceil(1 / turns / 2));
  const perStep = parts * turns;
  const way = through ? 1 : 0.5;
  const size = parts + 4;
  // By grid point: field behind the input coupler, nepers and phase so far beyond those of place 0.
  const rows = Array.from({ length: 4 }, () => new Float64Array(size));
  const [cRe, cIm, lost, turned] = rows as [Float64Array, Float64Array, Float64Array, Float64Array];
  const found = new Float64Array(4);
  const here = new Float64Array(4);
  const passed = new Float64Array(2);
  let samples = 0;
  let points = 1;

  /** Reads all rows at a place of the grid that need not be a point. */
  const read = (position: number): void => {
    const first = Math.floor(position) - 1;
    const x = position - first - 1;
    const a = (-x * (x - 1) * (x - 2)) / 6;
    const b = ((x + 1) * (x - 1) * (x - 2)) / 2;
    const c = (-(x + 1) * x * (x - 2)) / 2;
    const d = ((x + 1) * x * (x - 1)) / 6;
    const from = first + size;
    for (let row = 0; row < 4; row++) {
      const values = rows[row]!;
      found[row] =
        a * values[from % size]! + b * values[(from + 1) % size]! + c * values[(from + 2) % size]! + d * values[(from + 3) % size]!;
    }
  };
  /** Passes a field on for a part of a turn. */
  const carry = (re: number, im: number, fraction: number, nepersBeyond: number, phaseBeyond: number): void => {
    const size = Math.exp(-(fraction * nepers[0] + nepersBeyond));
    const angle = fraction * phase[0] + phaseBeyond;
    const cosine = size * Math.cos(angle);
    const sine = size * Math.sin(angle);
    passed[0] = re * cosine + im * sine;
    passed[1] = im * cosine - re * sine;
  };
  const leave = (re: number, im: number, out: FieldSamples, at: number): void => {
    out[0][at] = pass * re + taken * passed[0]!;
    out[1][at] = pass * im + taken * passed[1]!;
  };

  return {
    scale: 1,
    origin: 0,
    atOnce: chunk,
    start: ({ place, warmth }, re, im) => {
      const turning = phase[1] * place + warmth;
      carry(r1 * r2, 0, 1, nepers[1] * place, turning);
      const x = 1 - passed[0]!;
      const y = -passed[1]!;
      const square = x * x + y * y;
      cRe.fill((re * x + im * y) / square);
      cIm.fill((im * x - re * y) / square);
      for (let point = 1 - size; point <= 0; point++) {
        lost[(point + size) % size] = (nepers[1] * place * point) / parts;
        turned[(point + size) % size] = (turning * point) / parts;
      }
      here[0] = re;
      here[1] = im;
      carry(cRe[0]!, cIm[0]!, way, way * nepers[1] * place, way * turning);
      const out: FieldSamples = [new Float64Array(1), new Float64Array(1)];
      leave(re, im, out, 0);
      return [out[0][0]!, out[1][0]!];
    },
    step: (n, [lightRe, lightIm], out, offset, _still, warmth) => {
      for (let i = 0; i < n; i++) {
        const re = lightRe[offset + i]!;
        const im = lightIm[offset + i]!;
        const place = places[i]!;
        const change = places[i + 1]! - place;
        const [warm, warming] = warmth === undefined ? none : [warmth[i]!, warmth[i + 1]! - warmth[i]!];
        const start = samples * perStep;
        samples++;
        const end = samples * perStep;
        for (; points <= end; points++) {
          const f = (points - start) / perStep;
          const moved = turns * f * (place + (change * f) / 2);
          const point = points % size;
          const before = (points + 4) % size;
          lost[point] = here[2]! + nepers[1] * moved;
          turned[point] = here[3]! + phase[1] * moved + turns * f * (warm + (warming * f) / 2);
          carry(cRe[before]!, cIm[before]!, 1, lost[point] - lost[before]!, turned[point] - turned[before]!);
          cRe[point] = here[0]! + f * (re - here[0]!) + r1 * r2 * passed[0]!;
          cIm[point] = here[1]! + f * (im - here[1]!) + r1 * r2 * passed[1]!;
        }
        here[0] = re;
        here[1] = im;
        here[2] = here[2]! + nepers[1] * turns * (place + change / 2);
        here[3] = here[3]! + phase[1] * turns * (place + change / 2) + turns * (warm + warming / 2);
        read(end - way * parts);
        carry(found[0]!, found[1]!, way, here[2] - found[2]!, here[3] - found[3]!);
        leave(re, im, out, offset + i);
      }
    },
  };
}

const none = [0, 0] as const;
