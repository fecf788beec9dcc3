import { dfbLaser } from '../../devices/dfbLaser.ts';
import { digits } from '../../errors.ts';
import { toDb, fromDb } from '../../units.ts';
import type { ComparisonLink } from './table.ts';

/** Electrical power, W, or why there is none. @internal */
export type Draw = { readonly finite: true; readonly watts: number } | { readonly finite: false; readonly reason: string };

/** What light costs. @internal */
export interface LaserDraw {
  /** Relative intensity noise at the power of the link, 1/Hz. */
  readonly rin: number;
  /** Electrical power for one lane at the power of the link, W. */
  readonly usual: number;
  /** Electrical power for one lane with `power` W before its modulator; or why the laser does not give that. */
  draw(power: number): Draw;
}

/** The laser of a link. @internal */
export function laserDraw({ laser, lanesPerLaser, supplyLossDb, power: usual }: ComparisonLink): LaserDraw {
  const perLane = lanesPerLaser * fromDb(supplyLossDb);
  if (laser.kind === 'efficiency') {
    const perWatt = fromDb(supplyLossDb) / laser.wallPlugEfficiency;
    return { rin: laser.relativeIntensityNoise, usual: usual * perWatt, draw: (power) => ({ finite: true, watts: power * perWatt }) };
  }
  const diode = dfbLaser(laser.device);
  const { temperature, supplyEfficiency } = laser;
  const most = diode.highestPower({ temperature }).power;
  const needed = usual * perLane;
  if (needed > most) {
    const short = `${toDb(needed / most).toFixed(2)} dB more than it gives`;
    throw new RangeError(`compareModulators: link.power of ${digits(usual)} W needs ${digits(needed)} W of the laser, ${short}`);
  }
  const watts = (facet: number): number => {
    const current = diode.currentFor({ power: facet, temperature });
    return diode.electricalPower({ current, temperature }) / (supplyEfficiency * lanesPerLaser);
  };
  const [lane] = diode.at({ current: diode.currentFor({ power: needed, temperature }), temperature })().lanes;
  return {
    rin: lane!.rin,
    usual: watts(needed),
    draw: (power) => {
      const facet = power * perLane;
      if (facet > most) return { finite: false, reason: `a laser would have to give ${digits(facet)} W, above its ${digits(most)} W` };
      return { finite: true, watts: watts(facet) };
    },
  };
}
