import { inRange } from '../../errors.ts';
import { outline, type CrossSection, type SectionWindow } from './crossSection.ts';
import { sectionBoundaries, type Segment } from './sectionBoundaries.ts';
import type { SolvedMode } from './solvedMode.ts';

/** The field of a mode on points, and the guide's boundaries: plain data, and a sweep over y and x. */
export interface ModePicture {
  readonly kind: 'modePicture';
  /** Places of the points, m. */
  readonly axes: { readonly y: Float64Array; readonly x: Float64Array };
  /** |E|² of 1 W, V²/m², row by row from below. */
  readonly values: { readonly intensity: Float64Array };
  /** Rows and columns. */
  readonly shape: readonly [number, number];
  readonly boundaries: readonly Segment[];
  readonly wavelength: number;
  readonly effectiveIndex: number;
  readonly teFraction: number;
}

/**
 * |E|² of a mode around its guide, as `plot` draws it. `window`: what is shown, m; if absent the guide and as far around it as the mode
 * is wide. `points`: along the longer side, 10 to 1000; 120 if absent.
 *
 * @throws RangeError for a number out of range.
 */
export function modePicture(
  mode: SolvedMode,
  section: CrossSection,
  view: { readonly window?: SectionWindow; readonly points?: number } = {},
): ModePicture {
  const { points = 120, window = around(mode, section) } = view;
  inRange('modePicture', 'points', points, '1', 10, 1000);
  const lengths = (['x', 'y'] as const).map((axis) => {
    const [from, to] = window[axis];
    inRange('modePicture', `window.${axis}[0]`, from, 'm', -1e-3, 1e-3);
    inRange('modePicture', `window.${axis}[1]`, to, 'm', from + 1e-9, 1e-3);
    return to - from;
  });
  const step = Math.max(...lengths) / points;
  const [x, y] = (['x', 'y'] as const).map((axis, i) => {
    const count = Math.max(2, Math.round(lengths[i]! / step));
    return Float64Array.from({ length: count }, (_, k) => window[axis][0] + ((k + 0.5) * lengths[i]!) / count);
  }) as [Float64Array, Float64Array];
  const intensity = new Float64Array(x.length * y.length);
  for (let j = 0; j < y.length; j++) {
    for (let i = 0; i < x.length; i++) {
      const { Ex, Ey, Ez } = mode.field(x[i]!, y[j]!);
      intensity[j * x.length + i] = Ex.re ** 2 + Ex.im ** 2 + Ey.re ** 2 + Ey.im ** 2 + Ez.re ** 2 + Ez.im ** 2;
    }
  }
  const { wavelength, effectiveIndex, teFraction } = mode;
  return {
    kind: 'modePicture',
    axes: { y, x },
    values: { intensity },
    shape: [y.length, x.length],
    boundaries: sectionBoundaries(section, window),
    wavelength,
    effectiveIndex,
    teFraction,
  };
}

function around(mode: SolvedMode, section: CrossSection): SectionWindow {
  const places = section.parts.flatMap((part) => [...outline(part, Infinity)]);
  const along = (axis: 0 | 1, [from, to]: readonly [number, number]): readonly [number, number] => {
    const ends = places.map((place) => place[axis]).filter((each) => Number.isFinite(each));
    if (ends.length === 0) return [from, to];
    const room = 0.8 * Math.sqrt(mode.effectiveArea);
    return [Math.max(from, Math.min(...ends) - room), Math.min(to, Math.max(...ends) + room)];
  };
  return { x: along(0, mode.window.x), y: along(1, mode.window.y) };
}
