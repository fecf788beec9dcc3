import type { RingDesign } from '../devices/ringModulator.ts';
import { silica } from '../materials/silica.ts';
import { silicon } from '../materials/silicon.ts';
import { directionalCoupler } from '../waveguides/directionalCoupler.ts';
import { rib, type CrossSection } from '../waveguides/modes/crossSection.ts';
import type { PhaseShifter } from '../waveguides/phaseShifter.ts';
import { sectionShifter, type SectionJunctionDesign } from '../waveguides/sectionShifter.ts';
import type { SupermodeCoupler } from '../waveguides/supermodeCoupler.ts';
import type { RingLaneDesign } from './engineTable.ts';

/** A ring by what is drawn and implanted. */
export interface RingGeometry {
  /** Vacuum wavelength at which it is solved, m. */
  readonly wavelength: number;
  /** Temperature of the chip, K. */
  readonly temperature: number;
  /** Radius of the center line, m. */
  readonly radius: number;
  /** Height of the silicon, m. */
  readonly height: number;
  /** Thickness of the slab beside the ridges, m. */
  readonly slab: number;
  /** Width of the ring's ridge, m. */
  readonly width: number;
  /** Width of the bus's ridge, m. */
  readonly busWidth: number;
  /** Between their walls, m. */
  readonly gap: number;
  readonly junction: SectionJunctionDesign;
  /** Power attenuation by rough walls, 1/m. */
  readonly scattering: number;
}

/** A ring of finished parts, which JSON cannot hold; `plainRing` makes plain data of it. */
export interface SolvedRing extends RingDesign {
  readonly guide: PhaseShifter;
  readonly coupler: SupermodeCoupler;
}

/** Half the band of the coupler, over the wavelength. */
const halfBand = 0.02;

/**
 * A silicon ring in oxide whose guide and coupler are solved from its geometry, doping and temperature; heater, heat and absorbed part are
 * those of `base`. Takes up to half a minute where the bus is not as wide as the ring.
 *
 * @throws RangeError as `sectionShifter` and `directionalCoupler` do.
 */
export function solvedRing(geometry: RingGeometry, base: RingDesign): SolvedRing {
  const { wavelength, temperature, radius, height, slab, gap, junction, scattering } = geometry;
  const ridge = (width: number): CrossSection => rib({ width, height, slab, core: silicon, cladding: silica });
  const guide = ridge(geometry.width);
  return {
    ...base,
    radius,
    guide: sectionShifter({ section: guide, wavelength, temperature, junction, bendRadius: radius, scattering, tolerance: 1e-4 }),
    coupler: directionalCoupler({
      guide,
      // Equal guides have a mirror plane, which makes their supermodes quicker.
      ...(geometry.busWidth === geometry.width ? {} : { otherGuide: ridge(geometry.busWidth) }),
      gap,
      length: 0,
      bendRadius: radius,
      temperature,
      band: [(1 - halfBand) * wavelength, (1 + halfBand) * wavelength],
    }),
  };
}

/**
 * A solved ring as plain data, for its drive: the junction's index and absorption as straight lines through both ends of the swing, its
 * capacitance that at the bias, the coupling that at the wavelength.
 *
 * @throws RangeError as the guide does.
 */
export function plainRing(
  ring: SolvedRing,
  at: { readonly wavelength: number; readonly temperature: number; readonly bias: number; readonly swing: number },
): RingLaneDesign['device'] {
  const { wavelength, temperature, bias, swing } = at;
  const { guide, coupler, dropCoupler: _, ...rest } = ring;
  const [low, high] = [bias - swing / 2, bias + swing / 2];
  const point = (voltage: number): { wavelength: number; voltage: number; temperature: number } => ({ wavelength, voltage, temperature });
  const indexPerVolt = (guide.effectiveIndex(point(low)) - guide.effectiveIndex(point(high))) / swing;
  const [most, least] = [guide.attenuationParts(point(high)), guide.attenuationParts(point(low))];
  const attenuationPerVolt = (most.junction - least.junction) / swing;
  const { contacts, bend, scattering } = most;
  return {
    ...rest,
    guide: {
      kind: 'phaseShifter',
      referenceWavelength: wavelength,
      referenceTemperature: temperature,
      effectiveIndex: guide.effectiveIndex(point(low)) + indexPerVolt * low,
      groupIndex: guide.groupIndex(point(bias)),
      thermoOpticSlope: guide.temperatureSlope(point(bias)),
      junction: {
        kind: 'linear',
        indexPerVolt,
        attenuation: least.junction - attenuationPerVolt * low,
        attenuationPerVolt,
        capacitance: guide.capacitance(bias),
        seriesResistance: guide.seriesResistance,
        breakdownVoltage: guide.voltageRange[0],
        forwardLimit: guide.voltageRange[1],
      },
      loss: { contacts, bend, scattering },
    },
    coupler: { kind: 'power', powerCoupling: coupler.powerCoupling(wavelength) },
  };
}
