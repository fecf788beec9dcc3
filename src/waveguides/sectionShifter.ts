import { check, type Table, type Values } from '../design.ts';
import { digits, inRange } from '../errors.ts';
import { plasmaDispersion } from '../materials/plasmaDispersion.ts';
import type { Junction } from './junction.ts';
import { lateralWeight } from './lateralWeight.ts';
import type { CrossSection } from './modes/crossSection.ts';
import { solveModes } from './modes/solveModes.ts';
import { phaseShifter, type PhaseShifter } from './phaseShifter.ts';
import { pnJunction } from './pnJunction.ts';

/** The junction of a section: p to the left, n to the right of an upright plane. */
export const sectionJunctionTable = {
  /** Acceptor density left of the junction. */
  acceptors: { unit: '1/m^3', range: [1e21, 1e26] },
  /** Donor density right of it. */
  donors: { unit: '1/m^3', range: [1e21, 1e26] },
  /** Where the junction stands, x of the section. */
  position: { unit: 'm', range: [-1e-5, 1e-5] },
  /** Series resistance times length. */
  seriesResistance: { unit: 'ohm m', range: [0, 1] },
  /** Most negative legal voltage; depletion that reaches a contact or an edge of the semiconductor ends the range earlier. */
  breakdownVoltage: { unit: 'V', range: [-100, 0] },
  /** Heavily doped parts beside the guide; none if absent. */
  contacts: {
    group: {
      /** Where the p contact begins: left of it all is doped so. */
      leftOf: { unit: 'm', range: [-1e-4, 1e-4] },
      /** Where the n contact begins: right of it all is doped so. */
      rightOf: { unit: 'm', range: [-1e-4, 1e-4] },
      /** Acceptor density of the p contact. */
      acceptors: { unit: '1/m^3', range: [1e21, 1e26] },
      /** Donor density of the n contact. */
      donors: { unit: '1/m^3', range: [1e21, 1e26] },
    },
    optional: true,
  },
} as const satisfies Table;

/** Doping of a section. */
export interface SectionJunctionDesign extends Values<typeof sectionJunctionTable> {}

/** What is fixed when a guide is made from its cross-section and its doping. */
export interface SectionShifterDesign {
  readonly section: CrossSection;
  /** Name of the doped silicon; `core` if absent. */
  readonly part?: string;
  /** Vacuum wavelength at which all is solved, m. */
  readonly wavelength: number;
  /** Temperature at which all is solved, K. */
  readonly temperature: number;
  /** TE if absent. */
  readonly polarization?: 'te' | 'tm';
  readonly junction: SectionJunctionDesign;
  /** Radius of the bend's center line, for the loss by radiation; straight if absent, m. */
  readonly bendRadius?: number;
  /** Power attenuation by rough walls, 1/m: not in the cross-section. */
  readonly scattering: number;
  /** Largest error of the effective index; 1e-5 if absent. */
  readonly tolerance?: number;
}

const who = 'sectionShifter';

/**
 * A phase shifter from its cross-section, doping and temperature: index, group index and thermo-optic slope of the solved mode; index and
 * absorption of the carriers where they are, weighed with |E|² of the mode: Δn = ∫Δn(x) ∂neff/∂n dx, the depleted layer about the
 * junction empty. A finished guide, as a ring or a Mach-Zehnder modulator takes it. [Reed2010; Nedeljkovic2011; Sze2007, sec. 2.2]
 *
 * @throws RangeError for a parameter out of range, a guide without a mode of the polarization, a junction outside the silicon, contacts
 * that reach it, or silicon already depleted to an edge at 0 V.
 */
export function sectionShifter(design: SectionShifterDesign): PhaseShifter {
  const { section, part = 'core', wavelength, temperature, polarization = 'te', bendRadius, scattering, tolerance = 1e-5 } = design;
  const doping = check(who, sectionJunctionTable, design.junction);
  inRange(who, 'wavelength', wavelength, 'm', 1.2e-6, 2e-6);
  inRange(who, 'temperature', temperature, 'K', 200, 450);
  inRange(who, 'scattering', scattering, '1/m', 0, 1e5);
  const point = { wavelength, temperature };
  const mode = solveModes(section, point, { polarization, tolerance })[0]!;
  if (!mode.guided) throw new RangeError(`${who}: the section guides no ${polarization.toUpperCase()} mode at ${digits(wavelength)} m`);
  const bend = bendRadius === undefined ? mode : solveModes(section, { ...point, bendRadius }, { polarization, tolerance })[0]!;
  const { junction, contactIndex, contactAttenuation } = sectionJunction(section, part, doping, { mode, temperature });
  return phaseShifter({
    referenceWavelength: wavelength,
    referenceTemperature: temperature,
    effectiveIndex: bend.effectiveIndex + contactIndex,
    groupIndex: mode.groupIndex,
    thermoOpticSlope: mode.thermoOpticSlope,
    junction,
    loss: { contacts: contactAttenuation, bend: bend.attenuation, scattering },
  });
}

function sectionJunction(
  section: CrossSection,
  part: string,
  doping: SectionJunctionDesign,
  at: { readonly mode: Parameters<typeof lateralWeight>[1]; readonly temperature: number },
): { readonly junction: Junction; readonly contactIndex: number; readonly contactAttenuation: number } {
  const { acceptors, donors, position, seriesResistance, breakdownVoltage, contacts } = doping;
  const weight = lateralWeight(section, at.mode, part);
  const { wavelength } = at.mode;
  const named = section.parts.filter(({ name }) => name === part);
  const ends = named.flatMap((each) => (each.polygon === undefined ? [...each.x] : each.polygon.map(([end]) => end)));
  const left = Math.max(contacts?.leftOf ?? -Infinity, Math.min(...ends));
  const right = Math.min(contacts?.rightOf ?? Infinity, Math.max(...ends));
  if (!(position > left && position < right)) {
    throw new RangeError(`${who}: junction.position is ${digits(position)} m, outside ${digits(left)} to ${digits(right)} m of light doping`);
  }
  const { junction: pn, shareOfP, shareOfN } = depletion(acceptors, donors, at.temperature);
  const widest = Math.min((position - left) / shareOfP, (right - position) / shareOfN);
  const edgeVoltage = Number.isFinite(widest) ? pn.voltageOfWidth(Math.min(1, (1 - 1e-9) * widest)) : -Infinity;
  if (edgeVoltage >= 0) {
    throw new RangeError(`${who}: depletion reaches ${digits(widest)} m, the end of the light doping, already at 0 V`);
  }
  const holes = plasmaDispersion({ wavelength, electrons: 0, holes: acceptors });
  const electrons = plasmaDispersion({ wavelength, electrons: donors, holes: 0 });
  const whole = weight.below(Infinity);
  const [belowLeft, belowRight] = [weight.below(left), weight.below(right)];
  const heavy = (side: 'p' | 'n'): { index: number; absorption: number } => {
    if (contacts === undefined) return { index: 0, absorption: 0 };
    const share = side === 'p' ? belowLeft : whole - belowRight;
    const effect = plasmaDispersion({
      wavelength,
      electrons: side === 'p' ? 0 : contacts.donors,
      holes: side === 'p' ? contacts.acceptors : 0,
    });
    return { index: share * effect.index, absorption: share * effect.absorption };
  };
  const edges = (voltage: number): { p: number; n: number } => {
    const width = pn.depletionWidth(voltage);
    return { p: position - shareOfP * width, n: position + shareOfN * width };
  };
  const sum = (voltage: number, p: number, n: number): number => {
    const edge = edges(voltage);
    return p * (weight.below(edge.p) - belowLeft) + n * (belowRight - weight.below(edge.n));
  };
  const height = siliconHeight(section, part, position);
  const junction: Junction = {
    indexChange: (voltage) => sum(voltage, holes.index, electrons.index),
    indexSlope: (voltage) => {
      const edge = edges(voltage);
      const widening = -pn.depletionWidth(voltage) / (2 * (pn.builtInPotential - voltage));
      return -widening * (shareOfP * holes.index * weight.density(edge.p) + shareOfN * electrons.index * weight.density(edge.n));
    },
    // Rounding of the series must not turn the last of the carriers negative.
    attenuation: (voltage) => Math.max(0, sum(voltage, holes.absorption, electrons.absorption)),
    capacitance: (voltage) => height * pn.capacitance(voltage),
    seriesResistance,
    voltageRange: Object.freeze([Math.max(breakdownVoltage, edgeVoltage), pn.builtInPotential / 2] as const),
    limits:
      edgeVoltage > breakdownVoltage
        ? `depletion reaches the end of the light doping at ${digits(edgeVoltage)} V`
        : 'from breakdown to half the built-in potential',
  };
  const [p, n] = [heavy('p'), heavy('n')];
  return { junction, contactIndex: p.index + n.index, contactAttenuation: p.absorption + n.absorption };
}

function depletion(
  acceptors: number,
  donors: number,
  temperature: number,
): { readonly junction: ReturnType<typeof pnJunction>; readonly shareOfP: number; readonly shareOfN: number } {
  const junction = pnJunction({ acceptors, donors, temperature });
  return { junction, shareOfP: donors / (acceptors + donors), shareOfN: acceptors / (acceptors + donors) };
}

/** Height of the silicon at x, m: all parts of the name that stand there. */
function siliconHeight(section: CrossSection, part: string, x: number): number {
  let height = 0;
  for (const each of section.parts) {
    if (each.name !== part) continue;
    if (each.polygon === undefined) {
      if (each.x[0] < x && x < each.x[1]) height += each.y[1] - each.y[0];
      continue;
    }
    // An upright line meets the outline in pairs.
    each.polygon.forEach(([x1, y1], i) => {
      const [x2, y2] = each.polygon[(i + 1) % each.polygon.length]!;
      if (x1 > x !== x2 > x) height += (x2 > x1 ? -1 : 1) * (y1 + ((x - x1) / (x2 - x1)) * (y2 - y1));
    });
  }
  return Math.abs(height);
}
