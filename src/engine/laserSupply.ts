import { dfbLaser } from '../devices/dfbLaser.ts';
import { digits } from '../errors.ts';
import type { Light } from '../light.ts';
import { fromDb } from '../units.ts';
import type { EngineDesign } from './engineTable.ts';

/** The lasers of an engine at their set point. */
export interface LaserSupply {
  /** Current of each laser, A. */
  readonly current: number;
  /** Junction temperature, K. */
  readonly junctionTemperature: number;
  /** Power drawn from the supply by all lasers, W. */
  readonly wallPlugPower: number;
  /** Power that a laser still gives at the end of its life, W. */
  readonly endOfLifePower: number;
  /** The light at the facet of each laser. */
  readonly lights: readonly Light[];
}

/**
 * Finds the current that gives the set point on the plate's temperature.
 *
 * @throws RangeError when the laser does not give the set point now, or at the end of its life.
 */
export function laserSupply(design: EngineDesign['laser']): LaserSupply {
  const { power, temperature, wavelengthOffsets } = design;
  const laser = dfbLaser(design.device);
  const endOfLifePower = laser.highestPower({ temperature }).power / fromDb(design.endOfLifeDropDb);
  if (endOfLifePower < power) {
    throw new RangeError(
      `opticalEngine: laser.power is ${digits(power)} W, above the ${digits(endOfLifePower)} W that the laser gives at the end of its life`,
    );
  }
  const current = laser.currentFor({ power, temperature });
  const point = { current, temperature };
  const lights = wavelengthOffsets.map((offset, i): Light => {
    const { lanes } = laser.at(point, { source: `laser ${i}` })();
    return { lanes: lanes.map((lane) => ({ ...lane, wavelength: lane.wavelength + offset })) };
  });
  return {
    current,
    junctionTemperature: laser.junctionTemperature(point),
    wallPlugPower: (wavelengthOffsets.length * laser.electricalPower(point)) / design.supplyEfficiency,
    endOfLifePower,
    lights,
  };
}
