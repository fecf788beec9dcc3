import { inRange } from '../errors.ts';
import { nm, um } from '../units.ts';

/** Third-order nonlinearity of a crystal at one wavelength, both photons of the same color. */
export interface ThirdOrderNonlinearity {
  /** Two-photon absorption β, m/W: absorption grows by β times the intensity. */
  readonly twoPhotonAbsorption: number;
  /** Kerr index n2, m²/W: the index grows by n2 times the intensity. */
  readonly kerrIndex: number;
}

/** Wavelength (nm) and value. */
type Point = readonly [wavelength: number, value: number];

/** Measured n2, m²/W. [Bristow2007; Lin2007] */
const kerr: Readonly<Record<'Bristow2007' | 'Lin2007', readonly Point[]>> = {
  Bristow2007: [
    [1220, 4.7e-18],
    [1400, 5.57e-18],
    [1550, 4.84e-18],
  ],
  Lin2007: [
    [1300, 1.67e-18],
    [1500, 2.41e-18],
    [1600, 2.61e-18],
  ],
};

/**
 * β at 1550 nm as used by [deCea2019, table 1; VanVaerenbergh2012], between the 4.5e-12 m/W of [Tsang2002] at 1540 nm and the 7.9e-12
 * of [Dinu2003]. At 1310 nm 1.7 times that
 * [estimate: mean of the three orders of phonon-assisted absorption at a gap of 1.12 eV by the formula of Garcia2006, whose ratios are
 * 1.1, 1.8 and 2.9].
 */
const twoPhoton: readonly Point[] = [
  [1310, 1.43e-11],
  [1550, 8.4e-12],
];

/**
 * Kerr index of crystalline silicon at room temperature, m²/W, straight between the wavelengths (m) of one of two measurements:
 * [Bristow2007], 1220 to 1550 nm, or [Lin2007], 1300 to
 * 1600 nm. The second has a third to half of the first.
 *
 * @throws RangeError outside those wavelengths.
 */
export function siliconKerrIndex(wavelength: number, from: { readonly source: 'Bristow2007' | 'Lin2007' }): number {
  const points = kerr[from.source];
  inRange(`siliconKerrIndex [${from.source}]`, 'wavelength', wavelength, 'm', points[0]![0] * nm, points.at(-1)![0] * nm);
  return between(points, wavelength / nm);
}

/**
 * Two-photon absorption and Kerr index of crystalline silicon at room temperature, 1.26 to 1.6 um: the first by a straight line through
 * 1310 and 1550 nm, the second as of [Bristow2007], and beyond
 * 1550 nm as there. Published values differ by a factor of two either way.
 *
 * @throws RangeError outside those wavelengths, m.
 */
export function siliconNonlinearity(wavelength: number): ThirdOrderNonlinearity {
  inRange('siliconNonlinearity [Bristow2007]', 'wavelength', wavelength, 'm', 1.26 * um, 1.6 * um);
  return {
    twoPhotonAbsorption: between(twoPhoton, wavelength / nm),
    kerrIndex: between(kerr.Bristow2007, Math.min(1550, wavelength / nm)),
  };
}

/** Straight between points, and on beyond the last two. */
function between(points: readonly Point[], at: number): number {
  let k = 1;
  while (k < points.length - 1 && at > points[k]![0]) k++;
  const [x0, y0] = points[k - 1]!;
  const [x1, y1] = points[k]!;
  return y0 + ((at - x0) / (x1 - x0)) * (y1 - y0);
}
