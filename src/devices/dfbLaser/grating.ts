import { digits, inRange } from '../../errors.ts';

/** Coupling of a grating: a number couples by index; gain coupling is the imaginary part. 1/m. */
export type GratingCoupling = number | { readonly re: number; readonly im: number };

/** A stretch of grating. */
export interface GratingSection {
  /** 1 nm to 1 m, m. */
  readonly length: number;
  /** κ, 1/m: index coupling + j gain coupling, each up to 1e7 in size. */
  readonly coupling: GratingCoupling;
  /** Phase that the field gains in one pass at the end of the section, rad; π/2 is a quarter-wave shift. */
  readonly phaseShift: number;
  /** Amplitude gain of this section above the α of all, 1/m; absent: none. */
  readonly gainOffset?: number;
  /** Detuning of this section above the δ of all, 1/m; absent: none. */
  readonly detuningOffset?: number;
}

/** What ends a grating. */
export interface GratingFacet {
  /** Of power, 0 to 1. */
  readonly reflectivity: number;
  /** Of the amplitude reflection, rad, referred to the outer end, where the grating's own phase is 0 (a maximum of its cosine). */
  readonly phase: number;
}

/** A distributed-feedback structure from left to right. */
export interface Grating {
  /** 1 to 1000 of them. */
  readonly sections: readonly GratingSection[];
  readonly facets: readonly [left: GratingFacet, right: GratingFacet];
}

/** The numbers of a grating in rows, as its transfer needs them. @internal */
export interface GratingRows {
  readonly count: number;
  readonly total: number;
  readonly length: Float64Array;
  /** κ², real and imaginary part. */
  readonly squareRe: Float64Array;
  readonly squareIm: Float64Array;
  readonly couplingRe: Float64Array;
  readonly couplingIm: Float64Array;
  /** Offset of α − jδ, real and imaginary part. */
  readonly offsetRe: Float64Array;
  readonly offsetIm: Float64Array;
  readonly shiftCos: Float64Array;
  readonly shiftSin: Float64Array;
  /** Amplitude reflections: left re, im, right re, im. */
  readonly reflection: Float64Array;
}

/** @internal */
export function gratingRows(who: string, { sections, facets }: Grating): GratingRows {
  inRange(who, 'sections.length', sections.length, '1', 1, 1000);
  if (facets.length !== 2) throw new RangeError(`${who}: facets has ${digits(facets.length)} entries, must have 2`);
  const column = (pick: (section: GratingSection, i: number) => number): Float64Array => Float64Array.from(sections, pick);
  const length = column((section, i) => inside(who, `sections.${i}.length`, section.length, 'm', 1e-9, 1));
  const couplingRe = column(({ coupling }, i) =>
    inside(who, `sections.${i}.coupling`, typeof coupling === 'number' ? coupling : coupling.re, '1/m', -1e7, 1e7),
  );
  const couplingIm = column(({ coupling }, i) =>
    inside(who, `sections.${i}.coupling.im`, typeof coupling === 'number' ? 0 : coupling.im, '1/m', -1e7, 1e7),
  );
  const shift = column(({ phaseShift }, i) => inside(who, `sections.${i}.phaseShift`, phaseShift, 'rad', -1e3, 1e3));
  const offsetRe = column(({ gainOffset = 0 }, i) => inside(who, `sections.${i}.gainOffset`, gainOffset, '1/m', -1e6, 1e6));
  // 0 − x, as −0 is not 0 where no offset is.
  const offsetIm = column(({ detuningOffset = 0 }, i) => 0 - inside(who, `sections.${i}.detuningOffset`, detuningOffset, '1/m', -1e7, 1e7));
  const reflection = new Float64Array(4);
  facets.forEach(({ reflectivity, phase }, i) => {
    const amplitude = Math.sqrt(inside(who, `facets.${i}.reflectivity`, reflectivity, '1', 0, 1));
    inRange(who, `facets.${i}.phase`, phase, 'rad', -1e3, 1e3);
    reflection[2 * i] = amplitude * Math.cos(phase);
    reflection[2 * i + 1] = amplitude * Math.sin(phase);
  });
  return {
    count: sections.length,
    total: length.reduce((sum, each) => sum + each, 0),
    length,
    squareRe: couplingRe.map((re, i) => re * re - couplingIm[i]! * couplingIm[i]!),
    squareIm: couplingRe.map((re, i) => 2 * re * couplingIm[i]!),
    couplingRe,
    couplingIm,
    offsetRe,
    offsetIm,
    shiftCos: shift.map(Math.cos),
    shiftSin: shift.map(Math.sin),
    reflection,
  };
}

function inside(who: string, name: string, value: number, unit: string, low: number, high: number): number {
  inRange(who, name, value, unit, low, high);
  return value;
}

/**
 * Carries the waves (R, S) = (out[0] + j out[1], out[2] + j out[3]) through section i at complex gain g = α − jδ and its offset: R′ = gR − jκS,
 * S′ = −gS + jκR, then the phase shift. [Kogelnik1972, eqs. 11, 12]
 *
 * @internal
 */
export function throughSection(rows: GratingRows, i: number, re0: number, im0: number, length: number, out: Float64Array): void {
  const gainRe = re0 + rows.offsetRe[i]!;
  const gainIm = im0 + rows.offsetIm[i]!;
  // γ² = g² + κ²; sinh(γL)/γ and cosh(γL) are even in γ, so either root serves.
  const re = gainRe * gainRe - gainIm * gainIm + rows.squareRe[i]!;
  const im = 2 * gainRe * gainIm + rows.squareIm[i]!;
  const size = Math.hypot(re, im);
  let rootRe = Math.sqrt((size + Math.abs(re)) / 2);
  let rootIm = rootRe === 0 ? 0 : im / (2 * rootRe);
  if (re < 0) [rootRe, rootIm] = [Math.abs(rootIm), im < 0 ? -rootRe : rootRe];
  const x = rootRe * length;
  const y = rootIm * length;
  const grown = Math.exp(x);
  const ch = (grown + 1 / grown) / 2;
  const sh = Math.sinh(x);
  const c = Math.cos(y);
  const s = Math.sin(y);
  const coshRe = ch * c;
  const coshIm = sh * s;
  let ratioRe = length;
  let ratioIm = 0;
  if (x * x + y * y > 1e-12) {
    const square = rootRe * rootRe + rootIm * rootIm;
    ratioRe = (sh * c * rootRe + ch * s * rootIm) / square;
    ratioIm = (ch * s * rootRe - sh * c * rootIm) / square;
  }
  const [rr, ri, sr, si] = [out[0]!, out[1]!, out[2]!, out[3]!];
  const kr = rows.couplingRe[i]!;
  const ki = rows.couplingIm[i]!;
  // m = g R − jκ S and n = jκ R − g S, which sinh(γL)/γ weighs.
  const mr = gainRe * rr - gainIm * ri + kr * si + ki * sr;
  const mi = gainRe * ri + gainIm * rr - kr * sr + ki * si;
  const nr = -gainRe * sr + gainIm * si - kr * ri - ki * rr;
  const ni = -gainRe * si - gainIm * sr + kr * rr - ki * ri;
  out[0] = coshRe * rr - coshIm * ri + ratioRe * mr - ratioIm * mi;
  out[1] = coshRe * ri + coshIm * rr + ratioRe * mi + ratioIm * mr;
  out[2] = coshRe * sr - coshIm * si + ratioRe * nr - ratioIm * ni;
  out[3] = coshRe * si + coshIm * sr + ratioRe * ni + ratioIm * nr;
}

/** Multiplies R by e^{−jφ} and S by e^{+jφ}, the shift at the end of section i. @internal */
export function throughShift(rows: GratingRows, i: number, out: Float64Array): void {
  const c = rows.shiftCos[i]!;
  const s = rows.shiftSin[i]!;
  const [rr, ri, sr, si] = [out[0]!, out[1]!, out[2]!, out[3]!];
  out[0] = rr * c + ri * s;
  out[1] = ri * c - rr * s;
  out[2] = sr * c - si * s;
  out[3] = si * c + sr * s;
}
