import { complexRoot, type Complex, type ComplexVector } from '../../numerics/complexVector.ts';
import type { ElementGrid } from './elementGrid.ts';

// Beyond a window edge at p the coordinate goes on as p + (1 − j strength)(x − p): outgoing waves exp(−jkx) die away, evanescent ones
// go on doing so, and nothing is reflected, for the field is the analytic continuation of that without layers. [Chew1994]

/** Elements whose outer ones have complex lengths. @internal */
export interface StretchedGrid {
  /** With the real parts of the lengths. */
  readonly elements: ElementGrid;
  /** Complex ends of the elements. */
  readonly x: ComplexVector;
  readonly y: ComplexVector;
  /** Columns and rows with real lengths, [first, after the last]. */
  readonly columns: readonly [number, number];
  readonly rows: readonly [number, number];
}

/** How an absorbing layer is made. @internal */
export interface AbsorberSetting {
  /** Imaginary part of the stretch. */
  readonly strength: number;
  /** What a wave through the layer loses on its way out, nepers. */
  readonly depth: number;
  /** Real length that is put before the layers, times the vacuum wavenumber. */
  readonly before: number;
}

/** Which waves go outward on a side, and what becomes of them. @internal */
export interface SideWaves {
  /** Effective index of the mode. */
  readonly index: number;
  /** Indices that light can have on that side, falling: of guided light in its layers, and of the layers. */
  readonly channels: readonly number[];
  /** 1/(k₀R), positive outward along +x; 0 along y. */
  readonly curvature: number;
  /** Absorbing layers where the first wave propagates; or a wall where all have died away. */
  readonly end: 'absorber' | 'wall';
  /** Nepers after which a wave that dies away is cut off. */
  readonly decay: number;
}

/** Lines beyond an end: how far out, and the complex part. @internal */
export interface SideLines {
  /** Distances from the end, rising, without 0; the real ones first. */
  readonly re: readonly number[];
  /** 0 or negative. */
  readonly im: readonly number[];
  /** How many are real. */
  readonly real: number;
}

/** What an element may hold of a wave: of larger radians an order misses more than 2·10^−order. */
function radiansOf(order: number): number {
  return 1.2 + 0.2 * order;
}

/** Wavenumber across √(far² − n²/h²), the branch that goes or dies outward. */
function across(far: number, { index, curvature }: SideWaves, x: Complex): Complex {
  const h = { re: 1 + curvature * x.re, im: curvature * x.im };
  const square = { re: h.re * h.re - h.im * h.im, im: 2 * h.re * h.im };
  const size = square.re ** 2 + square.im ** 2;
  const root = complexRoot({ re: far * far - (index * index * square.re) / size, im: (index * index * square.im) / size });
  return root.re === 0 ? { re: 0, im: -Math.abs(root.im) } : root;
}

/**
 * Lines that carry the waves of a side outward from an end at x = `from` in the direction `sign`: real ones until the first has died
 * away or propagates, then absorbing ones until all are gone.
 *
 * @internal
 */
export function sideLines(waves: SideWaves, from: number, sign: 1 | -1, order: number, absorber: AbsorberSetting): SideLines {
  const { channels, index, end, decay } = waves;
  const far = channels[0]!;
  const re: number[] = [];
  const im: number[] = [];
  const bend = Math.abs(waves.curvature);
  // Near a caustic a wave varies over the Airy length.
  const airy = bend === 0 ? 0 : (index / far / bend / (2 * far ** 2)) ** (1 / 3);
  const slowest = bend === 0 ? 0.02 : 1 / airy;
  const lost = channels.map(() => 0);
  let at = 0;
  // How far the first wave has gone since it propagates.
  let free = 0;
  const room = sign < 0 && bend > 0 ? 0.97 / bend + from : Infinity;
  const place = (d: number): number => from + sign * d;
  const longest = (enough: number, at: Complex, stretch: number): number => {
    const curved = bend === 0 ? Infinity : 0.3 * (1 / bend + at.re);
    return channels.reduce((length, channel, c) => {
      if (lost[c]! >= enough) return length;
      const { re: real, im: imaginary } = across(channel, waves, at);
      return Math.min(length, radiansOf(order) / stretch / Math.max(Math.hypot(real, imaginary), slowest));
    }, curved);
  };
  for (;;) {
    const going = across(far, waves, { re: place(at), im: 0 }).re > 0;
    if (going && end === 'absorber' && free >= airy + absorber.before) break;
    if (lost[0]! >= decay) return { re, im, real: re.length };
    let length = longest(decay, { re: place(at), im: 0 }, 1);
    if (going && end === 'absorber') length = Math.min(length, Math.max(airy + absorber.before - free, 1e-3));
    if (at + length >= room) return { re: [...re, room], im: [...im, 0], real: re.length + 1 };
    if (going) free += length;
    channels.forEach((channel, c) => {
      lost[c]! -= across(channel, waves, { re: place(at + length / 2), im: 0 }).im * length;
    });
    at += length;
    re.push(at);
    im.push(0);
  }
  const real = re.length;
  const { strength, depth } = absorber;
  const local = (s: number): Complex => ({ re: place(at + s), im: -sign * strength * s });
  for (let s = 0; lost.some((each) => each < depth); ) {
    const length = longest(depth, local(s), Math.hypot(1, strength));
    channels.forEach((channel, c) => {
      const middle = across(channel, waves, local(s + length / 2));
      lost[c]! += Math.abs(middle.im - strength * middle.re) * length;
    });
    s += length;
    re.push(at + s);
    im.push(-strength * s);
  }
  return { re, im, real };
}

/** Ends of elements, and which element each is a piece of. */
interface Cuts {
  readonly lines: readonly number[];
  readonly from: readonly number[];
}

/**
 * A grid whose rows and columns in which the mode dies away throughout are cut into pieces that hold little enough of it: what tunnels
 * through a layer is small beside what is in front of it.
 *
 * @internal
 */
export function tunnelGrid(core: ElementGrid, index: number, order: number): ElementGrid {
  const rows = core.y.length - 1;
  const columns = core.x.length - 1;
  const cut = (lines: Float64Array, element: (along: number, over: number) => number, count: number): Cuts => {
    const all = [lines[0]!];
    const from: number[] = [];
    for (let i = 0; i + 1 < lines.length; i++) {
      const highest = Array.from({ length: count }, (_, k) => core.permittivity[element(i, k)]!).reduce((a, b) => Math.max(a, b));
      const length = lines[i + 1]! - lines[i]!;
      const pieces = Math.max(1, Math.ceil((Math.sqrt(Math.max(0, index ** 2 - highest)) * length) / radiansOf(order)));
      for (let k = 1; k <= pieces; k++) {
        all.push(k === pieces ? lines[i + 1]! : lines[i]! + (length * k) / pieces);
        from.push(i);
      }
    }
    return { lines: all, from };
  };
  const x = cut(core.x, (ix, iy) => ix * rows + iy, rows);
  const y = cut(core.y, (iy, ix) => ix * rows + iy, columns);
  const elements = x.from.flatMap((ix) => y.from.map((iy) => ix * rows + iy));
  return {
    ...core,
    x: Float64Array.from(x.lines),
    y: Float64Array.from(y.lines),
    medium: Int32Array.from(elements, (e) => core.medium[e]!),
    permittivity: Float64Array.from(elements, (e) => core.permittivity[e]!),
  };
}

const none: SideLines = { re: [], im: [], real: 0 };

/** A grid with lines added at its four ends; those added have the media of the outermost elements. @internal */
export function stretchedGrid(
  core: ElementGrid,
  sides: { readonly left?: SideLines; readonly right?: SideLines; readonly bottom?: SideLines; readonly top?: SideLines },
): StretchedGrid {
  const { left = none, right = none, bottom = none, top = none } = sides;
  const x = extended(core.x, left, right);
  const y = extended(core.y, bottom, top);
  const columns = x.re.length - 1;
  const rows = y.re.length - 1;
  const coreColumns = core.x.length - 1;
  const coreRows = core.y.length - 1;
  const medium = new Int32Array(columns * rows);
  const permittivity = new Float64Array(columns * rows);
  for (let ix = 0; ix < columns; ix++) {
    for (let iy = 0; iy < rows; iy++) {
      const cx = Math.min(Math.max(ix - left.re.length, 0), coreColumns - 1);
      const cy = Math.min(Math.max(iy - bottom.re.length, 0), coreRows - 1);
      medium[ix * rows + iy] = core.medium[cx * coreRows + cy]!;
      permittivity[ix * rows + iy] = core.permittivity[cx * coreRows + cy]!;
    }
  }
  return {
    elements: { ...core, x: x.re, y: y.re, medium, permittivity },
    x,
    y,
    columns: [left.re.length - left.real, columns - (right.re.length - right.real)],
    rows: [bottom.re.length - bottom.real, rows - (top.re.length - top.real)],
  };
}

function extended(lines: Float64Array, low: SideLines, high: SideLines): ComplexVector {
  const first = lines[0]!;
  const last = lines[lines.length - 1]!;
  return {
    re: Float64Array.from([...low.re.map((d) => first - d).reverse(), ...lines, ...high.re.map((d) => last + d)]),
    im: Float64Array.from([...low.im.map((d) => -d).reverse(), ...lines.map(() => 0), ...high.im]),
  };
}
