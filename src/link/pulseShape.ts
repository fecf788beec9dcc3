import { digits, inRange } from '../errors.ts';
import type { InTime, Run, Waveform } from '../light.ts';
import { type Jitter, jitterDelays } from './jitter.ts';

/** The form of a pulse. */
export type Pulse =
  /** Flat symbols with edges of half a cosine; `rise` from 0 to 100 % in unit intervals, 0 to 1. */
  | { readonly kind: 'flat'; readonly rise: number; readonly jitter?: Jitter }
  /** Raised-cosine spectrum: no interference at the middles of the symbols. `rollOff` 0.05 to 1, cut at `span` symbols to either side, 1 to 64. */
  | { readonly kind: 'raisedCosine'; readonly rollOff: number; readonly span: number };

/** How symbols become samples. */
export interface PulseShapeDesign {
  /** Symbols per second, Hz, 1 to 1e13. */
  readonly symbolRate: number;
  /** Whole number, 1 to 1024. */
  readonly samplesPerSymbol: number;
  /** What the driver gives for each symbol, V: 2 to 16 numbers. */
  readonly levels: readonly number[];
  readonly pulse: Pulse;
}

/** A driver in time: symbols in, samples out. */
export interface PulseShape extends InTime<Uint8Array, Waveform> {
  /** The sample in the middle of the first symbol. */
  readonly middle: number;
}

const who = 'pulseShape';

/**
 * Samples of symbols 0, 1 …: `samplesPerSymbol` for each. Before the first symbol the driver has stood at it. Edges lie in the middle
 * between two symbols, at the sample of each symbol's `middle` less half a unit interval, moved by jitter. For a measure of a waveform that
 * repeats itself, as `tdecq` and `eyeDiagram`, send two periods and take the second: the first begins with a symbol that stands.
 *
 * @throws RangeError; the stage also for a symbol without a level, and for an edge that jitter moves by more than its own half of the unit interval.
 */
export function pulseShape({ symbolRate, samplesPerSymbol, levels, pulse }: PulseShapeDesign): PulseShape {
  inRange(who, 'symbolRate', symbolRate, 'Hz', 1, 1e13);
  inRange(who, 'samplesPerSymbol', samplesPerSymbol, '1', 1, 1024);
  if (!Number.isInteger(samplesPerSymbol)) throw new RangeError(`${who}: samplesPerSymbol is ${digits(samplesPerSymbol)}, must be a whole number`);
  inRange(who, 'levels.length', levels.length, '1', 2, 16);
  levels.forEach((level, i) => inRange(who, `levels.${i}`, level, 'V', -1e6, 1e6));
  const open = opener(samplesPerSymbol, Float64Array.from(levels), pulse);
  const sampleRate = symbolRate * samplesPerSymbol;
  const fresh = (): Run<Uint8Array, Waveform> => {
    const write = open();
    let taken = 0;
    return {
      run: (symbols) => {
        for (let i = 0; i < symbols.length; i++) {
          if (symbols[i]! >= levels.length) throw new RangeError(`${who}: symbols.${taken + i} is ${symbols[i]}, there are ${levels.length} levels`);
        }
        const samples = new Float64Array(symbols.length * samplesPerSymbol);
        write(samples, symbols);
        taken += symbols.length;
        return { sampleRate, samples };
      },
    };
  };
  const middle = samplesPerSymbol * (pulse.kind === 'flat' ? 1 : pulse.span);
  return Object.assign((symbols: Uint8Array) => fresh().run(symbols), { open: fresh, middle });
}

type Write = (samples: Float64Array, symbols: Uint8Array) => void;

function opener(per: number, levels: Float64Array, pulse: Pulse): () => Write {
  if (pulse.kind === 'raisedCosine') return raisedCosines(per, levels, pulse);
  if (pulse.kind !== 'flat') throw new RangeError(`${who}: pulse.kind is ${JSON.stringify((pulse as { kind: unknown }).kind)}, must be flat or raisedCosine`);
  const { rise, jitter } = pulse;
  inRange(who, 'pulse.rise', rise, 'UI', 0, 1);
  const edge = Float64Array.from({ length: per }, (_, i) => risen(i / per - 0.5, rise));
  if (jitter !== undefined) jitterDelays(who, jitter);
  return () => {
    let last = -1;
    if (jitter === undefined) {
      return (samples, symbols) => {
        if (symbols.length === 0) return;
        writeEdges(samples, symbols, levels, edge, last < 0 ? symbols[0]! : last);
        last = symbols[symbols.length - 1]!;
      };
    }
    const delay = jitterDelays(who, jitter);
    const moved = new Float64Array(per);
    return (samples, symbols) => {
      for (let n = 0; n < symbols.length; n++) {
        const by = delay();
        if (Math.abs(by) > (1 - rise) / 2) throw new RangeError(`${who}: jitter moves an edge of ${digits(rise)} UI by ${digits(by)} UI, out of its unit interval`);
        for (let i = 0; i < per; i++) moved[i] = risen(i / per - 0.5 - by, rise);
        writeEdges(samples.subarray(n * per, (n + 1) * per), symbols.subarray(n, n + 1), levels, moved, last < 0 ? symbols[0]! : last);
        last = symbols[n]!;
      }
    };
  };
}

/** Part of an edge that is done `t` after its middle, UI. */
function risen(t: number, rise: number): number {
  if (t <= -rise / 2) return t < 0 || rise > 0 ? 0 : 1;
  return t >= rise / 2 ? 1 : 0.5 + 0.5 * Math.sin((Math.PI * t) / rise);
}

/** A sample is that of the symbol before and the part of the step to the new one that its place in the edge has done. */
function writeEdges(samples: Float64Array, symbols: Uint8Array, levels: Float64Array, edge: Float64Array, before: number): void {
  const per = edge.length;
  // So few symbols at once that their samples are still near when the next four places are written.
  for (let start = 0; start < symbols.length; start += 256) {
    const end = Math.min(symbols.length, start + 256);
    const first = levels[start === 0 ? before : symbols[start - 1]!]!;
    let i = 0;
    for (; i + 4 <= per; i += 4) writeFour(samples, symbols, levels, edge, i, start, end, first);
    for (; i < per; i++) {
      let from = first;
      for (let n = start, to = start * per + i; n < end; n++, to += per) {
        const level = levels[symbols[n]!]!;
        samples[to] = from + (level - from) * edge[i]!;
        from = level;
      }
    }
  }
}

/** Four places of the edges from `place` on, of the symbols from `start` to before `end`. */
function writeFour(
  samples: Float64Array, symbols: Uint8Array, levels: Float64Array, edge: Float64Array, place: number, start: number, end: number, first: number,
): void {
  const per = edge.length;
  const a = edge[place]!;
  const b = edge[place + 1]!;
  const c = edge[place + 2]!;
  const d = edge[place + 3]!;
  let from = first;
  for (let n = start, to = start * per + place; n < end; n++, to += per) {
    const level = levels[symbols[n]!]!;
    const step = level - from;
    samples[to] = from + step * a;
    samples[to + 1] = from + step * b;
    samples[to + 2] = from + step * c;
    samples[to + 3] = from + step * d;
    from = level;
  }
}

/** [Proakis2008, ch. 9.2] */
function raisedCosines(per: number, levels: Float64Array, { rollOff, span }: Extract<Pulse, { kind: 'raisedCosine' }>): () => Write {
  inRange(who, 'pulse.rollOff', rollOff, '1', 0.05, 1);
  inRange(who, 'pulse.span', span, '1', 1, 64);
  if (!Number.isInteger(span)) throw new RangeError(`${who}: pulse.span is ${digits(span)}, must be a whole number`);
  const reach = 2 * span;
  // Weight of the symbol k before the newest at sample i of its cell; each sample's weights sum to 1, so that standing symbols stand.
  const weights = Float64Array.from({ length: per * reach }, (_, at) => cosinePulse(Math.floor(at / per) + (at % per) / per - span, rollOff));
  for (let i = 0; i < per; i++) {
    let sum = 0;
    for (let k = 0; k < reach; k++) sum += weights[k * per + i]!;
    for (let k = 0; k < reach; k++) weights[k * per + i]! /= sum;
  }
  return () => {
    const past = new Float64Array(reach);
    let begun = false;
    return (samples, symbols) => {
      for (let n = 0; n < symbols.length; n++) {
        const level = levels[symbols[n]!]!;
        if (!begun) past.fill(level);
        begun = true;
        past.copyWithin(1, 0);
        past[0] = level;
        weighPast(samples, n * per, past, weights, per);
      }
    };
  };
}

/** The samples of a cell, four at a time, each summed from the newest symbol on. */
function weighPast(samples: Float64Array, start: number, past: Float64Array, weights: Float64Array, per: number): void {
  let i = 0;
  for (; i + 4 <= per; i += 4) {
    let a = 0;
    let b = 0;
    let c = 0;
    let d = 0;
    for (let k = 0, at = i; k < past.length; k++, at += per) {
      const level = past[k]!;
      a += level * weights[at]!;
      b += level * weights[at + 1]!;
      c += level * weights[at + 2]!;
      d += level * weights[at + 3]!;
    }
    samples[start + i] = a;
    samples[start + i + 1] = b;
    samples[start + i + 2] = c;
    samples[start + i + 3] = d;
  }
  for (; i < per; i++) {
    let sum = 0;
    for (let k = 0; k < past.length; k++) sum += past[k]! * weights[k * per + i]!;
    samples[start + i] = sum;
  }
}

function cosinePulse(t: number, rollOff: number): number {
  const sinc = t === 0 ? 1 : Math.sin(Math.PI * t) / (Math.PI * t);
  const across = 2 * rollOff * t;
  if (Math.abs(Math.abs(across) - 1) < 1e-9) return (Math.PI / 4) * sinc;
  return (sinc * Math.cos(Math.PI * rollOff * t)) / (1 - across * across);
}
