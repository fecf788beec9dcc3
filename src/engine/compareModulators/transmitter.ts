import { digits } from '../../errors.ts';
import type { Field, InTime, Waveform } from '../../light.ts';
import type { ThermalTolerance } from '../thermalTolerance.ts';
import type { Draw } from './laserDraw.ts';
import type { ComparisonLink } from './table.ts';

/** A modulator at its set point, by what a comparison asks of it. @internal */
export interface Transmitter {
  readonly name: 'ring' | 'machZehnder';
  /** Voltage of each symbol, V, by rising power. */
  readonly voltages: readonly number[];
  /** Power behind over power before, one a symbol. */
  readonly transmissions: readonly number[];
  /** Optical phase of each symbol less that of the first, rad. */
  readonly phases: readonly number[];
  /** 2P (dϕ/dV)/(dP/dV) at the mean voltage; `null` where the power does not follow it. */
  readonly chirpParameter: number | null;
  /** Small-signal −3 dB bandwidth with the source's resistance, without the driver's bandwidth, Hz. */
  readonly bandwidth: number;
  /** Energy that the modulator takes for each symbol, J. */
  readonly energyPerSymbol: number;
  /** Energy of the whole driver for each bit, J, where it is known. */
  readonly driverEnergyPerBit: number | undefined;
  /** m². */
  readonly footprint: number;
  readonly thermalTolerance: ThermalTolerance;
  /** At the power of the link, W. */
  readonly heaterPower: number;
  /** What the heater takes when `power` W of light reach the modulator, or why it does not hold it. */
  heaterAt(power: number): Draw;
  /** Fewest samples a second that `during` takes, 1/s. */
  readonly leastSampleRate: number;
  /** The modulator while the voltage of the driver moves. */
  during(voltage: Waveform): InTime<Field, Field>;
}

/** Levels of a symbol alphabet: 2 or 4. @internal */
export function levelCount({ modulation }: ComparisonLink): 2 | 4 {
  return modulation === 'NRZ' ? 2 : 4;
}

/** Bits a second, 1/s. @internal */
export function bitRateOf(link: ComparisonLink): number {
  return link.symbolRate * Math.log2(levelCount(link));
}

/** Equal steps over the swing about a mean, V, rising. @internal */
export function equalSteps(mean: number, link: ComparisonLink): number[] {
  const last = levelCount(link) - 1;
  return Array.from({ length: last + 1 }, (_, i) => mean + link.swing * (i / last - 0.5));
}

/** The voltages by rising transmission. Throws where the transmission turns between two of them. @internal */
export function rising(
  name: string,
  voltages: readonly number[],
  transmission: (voltage: number) => number,
): { voltages: number[]; transmissions: number[] } {
  const told = voltages.map((voltage) => ({ voltage, power: transmission(voltage) }));
  if (told[0]!.power > told[told.length - 1]!.power) told.reverse();
  for (let i = 1; i < told.length; i++) {
    if (told[i]!.power > told[i - 1]!.power) continue;
    const place = `${digits(told[i - 1]!.voltage)} and ${digits(told[i]!.voltage)} V`;
    throw new RangeError(
      `compareModulators: the power behind ${name} does not rise between its levels at ${place}; its bias or detuning is off the slope`,
    );
  }
  return { voltages: told.map(({ voltage }) => voltage), transmissions: told.map(({ power }) => power) };
}

interface Amplitude {
  readonly re: number;
  readonly im: number;
}

/** Phases of each field less that of the first, each within half a turn of the one before, rad. @internal */
export function phasesOf(fields: readonly Amplitude[]): number[] {
  let sum = 0;
  return fields.map((field, i) => {
    const before = fields[Math.max(0, i - 1)]!;
    sum += Math.atan2(before.re * field.im - before.im * field.re, before.re * field.re + before.im * field.im);
    return sum;
  });
}

/** 2P (dϕ/dV)/(dP/dV) by differences over ±1 mV. [Koyama1988] @internal */
export function chirpParameterOf(field: (voltage: number) => Amplitude, voltage: number): number | null {
  const step = 1e-3;
  const here = field(voltage);
  const before = field(voltage - step);
  const after = field(voltage + step);
  const re = after.re - before.re;
  const im = after.im - before.im;
  const rise = here.re * re + here.im * im;
  if (!(Math.abs(rise) > 1e-12 * (here.re ** 2 + here.im ** 2))) return null;
  return (here.re * im - here.im * re) / rise;
}
