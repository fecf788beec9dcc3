import { edgeCoupler, type TipCoupler } from '../devices/edgeCoupler.ts';
import { silica } from '../materials/silica.ts';
import { silicon } from '../materials/silicon.ts';
import { crossSection, type CrossSection } from '../waveguides/modes/crossSection.ts';
import { taper } from '../waveguides/taper.ts';

/** A tip of two guides in a thinner layer that join in one of full height. */
export interface TipGeometry {
  /** Vacuum wavelength for which the taper is shaped, m. */
  readonly wavelength: number;
  /** Width of each tip, m. */
  readonly tipWidth: number;
  /** Height of each tip, m. */
  readonly tipHeight: number;
  /** Between the tips, m. */
  readonly tipGap: number;
  /** Width of the guide behind the taper, m. */
  readonly width: number;
  /** Height of the guide behind the taper, m. */
  readonly height: number;
  /** Length of the taper, m. */
  readonly length: number;
  /** Mode field diameter of the fiber's lens, m. */
  readonly beam: number;
  /** From the lens's waist to the facet, m. */
  readonly gap: number;
}

/** How closely the taper is solved: its loss is small. */
const numerics = { slices: 20, modes: 4 };

/**
 * An edge coupler whose silicon tips and taper are solved from their geometry, in oxide, behind a bare facet in air.
 *
 * @throws RangeError as `taper` and `edgeCoupler` do.
 */
export function doubleTipCoupler(geometry: TipGeometry): TipCoupler {
  const { wavelength, tipWidth, tipHeight, tipGap, width, height, length, beam, gap } = geometry;
  const pair = (inner: number, outer: number, tall: number): CrossSection =>
    crossSection({
      cladding: silica,
      parts: [
        { name: 'core', material: silicon, x: [-outer, -inner], y: [-tall / 2, tall / 2] },
        { name: 'core', material: silicon, x: [inner, outer], y: [-tall / 2, tall / 2] },
      ],
    });
  const whole = taper(
    {
      from: pair(tipGap / 2, tipGap / 2 + tipWidth, tipHeight),
      to: pair(0, width / 2, height),
      length,
      profile: 'constantLossRate',
      shapedFor: { wavelength },
    },
    numerics,
  );
  return edgeCoupler({ taper: whole, facet: { kind: 'fresnel' }, beam: { modeFieldDiameter: beam }, gap });
}
