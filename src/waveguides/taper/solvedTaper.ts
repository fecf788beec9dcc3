import { digits } from '../../errors.ts';
import type { CrossSection, SectionWindow } from '../modes/crossSection.ts';
import { sectionCells } from '../modes/sectionCells.ts';
import { farIndices } from '../modes/openEnds.ts';
import { solveModes } from '../modes/solveModes.ts';
import { sliceCoupling, type SliceCoupling } from './sliceCoupling.ts';
import { sliceModes, type SliceModes, type SliceSetting } from './sliceModes.ts';
import { extentOfParts, sectionBetween } from './taperSection.ts';
import type { SolvedTaper } from './taperWaves.ts';

interface Light {
  readonly wavelength: number;
  readonly temperature: number | undefined;
  readonly polarization: 'te' | 'tm';
}

/** Decay lengths of the field that a window holds, and the most and least that it reaches beyond the parts, in wavelengths. */
const decays = 4;
const reaches = { least: 1, most: 8 };

/**
 * A box that holds the first modes of both ends.
 *
 * @throws RangeError where an end guides none.
 * @internal
 */
export function taperWindow(from: CrossSection, to: CrossSection, light: Light): SectionWindow {
  const { wavelength, temperature, polarization } = light;
  const away = Math.max(
    ...([['from', from], ['to', to]] as const).map(([name, section]) => {
      const point = { wavelength, ...(temperature === undefined ? {} : { temperature }) };
      const [mode] = solveModes(section, point, { polarization, tolerance: 1e-3 });
      if (!mode!.guided) throw new RangeError(`taper: ${name} guides no ${polarization.toUpperCase()} mode at ${digits(wavelength)} m`);
      const cells = sectionCells(section);
      const indices = cells.media.map(({ material }) => material.index(wavelength, temperature));
      const wavenumber = (2 * Math.PI) / wavelength;
      const { left, right, bottom, top } = farIndices(cells, indices, wavenumber);
      const far = Math.max(left, right, bottom, top);
      return decays / (wavenumber * Math.sqrt(mode!.effectiveIndex ** 2 - far ** 2));
    }),
  );
  const reach = Math.min(reaches.most * wavelength, Math.max(reaches.least * wavelength, away));
  const { x, y } = extentOfParts(from, to);
  return { x: [x[0] - reach, x[1] + reach], y: [y[0] - reach, y[1] + reach] };
}

/**
 * Solves the slices and their couplings.
 *
 * @throws RangeError where an end guides no mode of the polarization or the window holds too few modes.
 * @internal
 */
export function solvedTaper(
  from: CrossSection,
  to: CrossSection,
  setting: Omit<SliceSetting, 'halves'> & { readonly slices: number },
): SolvedTaper {
  const { slices: count, polarization, wavelength, window } = setting;
  const shares = Array.from({ length: count }, (_, k) => k / (count - 1));
  const sections = shares.map((share) => sectionBetween(from, to, share));
  const half = (axis: 'x' | 'y'): boolean => {
    const middle = (window[axis][0] + window[axis][1]) / 2;
    return sections.every((section) => {
      const { mirror } = sectionCells(section)[axis];
      return mirror !== undefined && Math.abs(mirror - middle) < 1e-15;
    });
  };
  const halves = { x: half('x'), y: half('y') };
  const slices: SliceModes[] = [];
  const couplings: SliceCoupling[] = [];
  for (const section of sections) {
    const last = slices[slices.length - 1];
    const solved = sliceModes(section, { ...setting, halves }, last?.modes[0]?.index);
    if (last === undefined) slices.push(solved);
    else {
      const { coupling, second } = sliceCoupling(last.modes, solved.modes);
      couplings.push(coupling);
      slices.push({ far: solved.far, modes: second });
    }
  }
  const first = (name: string, { modes }: SliceModes): number => {
    const fitting = modes.map((mode, i) => ({ ...mode, i })).filter((mode) => mode.guided && mode.teFraction >= 0.5 === (polarization === 'te'));
    if (fitting.length === 0) throw new RangeError(`taper: ${name} guides no ${polarization.toUpperCase()} mode at ${digits(wavelength)} m`);
    return fitting.reduce((best, mode) => (mode.index > best.index ? mode : best)).i;
  };
  const launched = first('from', slices[0]!);
  return {
    wavelength,
    shares,
    slices,
    indices: slices.map(({ modes }) => [...modes.map(({ index }) => index), Math.min(...modes.map(({ index }) => index))]),
    couplings: couplings.map((coupling) => withRest(coupling, launched)),
    launched,
    received: first('to', slices[count - 1]!),
  };
}

/**
 * A coupling with one more mode, into which the launched one turns as far as the basis does not hold it. It goes with the lowest index of
 * the basis; those that it stands for go with lower ones, further out of step.
 */
function withRest({ turn, reflection, missed }: SliceCoupling, launched: number): { turn: Float64Array; reflection: Float64Array } {
  const size = missed.length;
  const wider = (a: Float64Array): Float64Array => {
    const all = new Float64Array((size + 1) ** 2);
    for (let i = 0; i < size; i++) for (let j = 0; j < size; j++) all[i * (size + 1) + j] = a[i * size + j]!;
    return all;
  };
  const turned = wider(turn);
  turned[size * (size + 1) + launched] = Math.sqrt(missed[launched]!);
  turned[launched * (size + 1) + size] = -turned[size * (size + 1) + launched]!;
  return { turn: turned, reflection: wider(reflection) };
}
