import { check } from '../design.ts';
import { arrheniusFactor } from '../devices/arrhenius.ts';
import { attenuator } from '../devices/attenuator.ts';
import { dfbLaser } from '../devices/dfbLaser.ts';
import { powerSplitter } from '../devices/powerSplitter.ts';
import { digits, inRange } from '../errors.ts';
import { averagePower, chain, type Light, type Source } from '../light.ts';
import { fromDb, toDb } from '../units.ts';
import { highestTogether } from './laserModule/highest.ts';
import { plateMatrix, settledPlate, type PlateState } from './laserModule/plate.ts';
import { turnedAxes } from './laserModule/polarization.ts';
import { laserModuleTable, type LaserModuleDesign } from './laserModule/table.ts';
import { atLeast, firstOf, lifetime, type Lifetime } from './reliability.ts';

/** What is set while a module runs. */
export interface LaserModuleOperation {
  /** Temperature of the module's base, K. */
  readonly temperature: number;
  /** Power of each laser at its facet, W, 0 for off; all at the set point of the design where absent. */
  readonly powers?: readonly number[];
}

/** One laser of a running module. */
export interface ModuleLaser {
  /** A; 0 where it is off. */
  readonly current: number;
  /** At the facet, W. */
  readonly power: number;
  /** Under the laser, K. */
  readonly plateTemperature: number;
  /** K. */
  readonly junctionTemperature: number;
  /** Vacuum wavelength, m; `null` where it is off. */
  readonly wavelength: number | null;
  /** Power into the diode, W. */
  readonly electricalPower: number;
  /** What of it is not light, W. */
  readonly heat: number;
}

/** One output of a running module. */
export interface ModulePort {
  /** Laser behind it, from 0. */
  readonly laser: number;
  /** W. */
  readonly power: number;
  /** Wanted over other polarization, linear; `null` where the laser is off. */
  readonly polarizationExtinction: number | null;
}

/** A running module. */
export interface LaserModuleState {
  readonly lasers: readonly ModuleLaser[];
  /** All outputs, those of the first laser first. */
  readonly ports: readonly ModulePort[];
  /** Light at all ports, W. */
  readonly opticalPower: number;
  /** Drawn from the supply, with its loss and housekeeping, W. */
  readonly electricalPower: number;
  /** The first over the second. */
  readonly efficiency: number;
}

/** Lifetimes in a running module. */
export interface ModuleLife {
  /** Each laser, by its own junction temperature. */
  readonly lasers: readonly Lifetime[];
  /** As many lasers as are needed. */
  readonly module: Lifetime;
}

/** An external laser module. Every question throws a `RangeError` where a laser cannot give its power on the plate that all warm. */
export interface LaserModule {
  readonly design: LaserModuleDesign;
  /** Temperatures, currents and powers, all solved together. */
  state(operation: LaserModuleOperation): LaserModuleState;
  /** The light at a port, from 0. Throws a `RangeError` for one that is not there or dark. */
  at(operation: LaserModuleOperation, output: { readonly port: number }): Source;
  /** The most that all lasers give at once at their facets when new, W, and the junction of the hottest then, K. */
  highestPower(base: { readonly temperature: number }): { readonly power: number; readonly junctionTemperature: number };
  /** What is left of that after `time` (s, 0 to 1e15) at the set point of the design, W. */
  powerAfter(service: { readonly temperature: number; readonly time: number }): number;
  /** Time at the set point of the design after which the lasers just give it still, s. */
  serviceLife(base: { readonly temperature: number }): number;
  /** How lasers and module live when `needed` of the lasers must: 1 to all of those that are on. */
  life(operation: LaserModuleOperation, demand: { readonly needed: number }): ModuleLife;
}

const who = 'laserModule';

/**
 * Lasers on a plate that all of them warm: each holds its power, T = T_base + R·(IV − P) under each with the thermal matrix R, the
 * junction on top of that as the diode has it.
 *
 * @throws RangeError naming the path of a parameter that is missing, unknown or out of range, or a thermal matrix of the wrong size.
 */
export function laserModule(design: LaserModuleDesign): LaserModule {
  const d = check(who, laserModuleTable, design);
  const laser = dfbLaser(d.device);
  const matrix = plateMatrix(d);
  const splitter = powerSplitter(d.splitter);
  const { ways } = d.splitter;
  const path = chain(
    attenuator(d.lens).at(),
    turnedAxes(d.launchAngle),
    attenuator(d.isolator).at(),
    splitter.at({}, { port: 0 }),
    attenuator(d.connector).at(),
    turnedAxes(d.connectorAngle),
  );
  const settle = ({ temperature, powers }: LaserModuleOperation): PlateState & { readonly powers: readonly number[] } => {
    const { lowestPlateTemperature, highestPlateTemperature } = laser.design;
    inRange(who, 'temperature', temperature, 'K', lowestPlateTemperature, highestPlateTemperature);
    const held = powers ?? new Array<number>(d.count).fill(d.power);
    inRange(who, 'powers.length', held.length, '1', d.count, d.count);
    held.forEach((power, i) => inRange(who, `powers.${i}`, power, 'W', 0, 10));
    return { ...settledPlate(laser, matrix, held, temperature), powers: held };
  };
  const lightOf = (state: PlateState, i: number): Light =>
    path(laser.at({ current: state.current[i]!, temperature: state.temperature[i]! }, { source: `laser ${i}` })());
  const junctionOf = (state: PlateState, i: number): number =>
    laser.junctionTemperature({ current: state.current[i]!, temperature: state.temperature[i]! });

  const state = (operation: LaserModuleOperation): LaserModuleState => {
    const plate = settle(operation);
    const lasers = plate.powers.map((power, i): ModuleLaser => {
      const point = { current: plate.current[i]!, temperature: plate.temperature[i]! };
      return {
        current: point.current,
        power,
        plateTemperature: point.temperature,
        junctionTemperature: junctionOf(plate, i),
        wavelength: power > 0 ? laser.wavelength(point) : null,
        electricalPower: plate.electricalPower[i]!,
        heat: plate.heat[i]!,
      };
    });
    const ports = lasers.flatMap(({ power }, i): ModulePort[] => {
      const lane = lightOf(plate, i).lanes[0]!;
      const port = { laser: i, power: averagePower(lane), polarizationExtinction: power > 0 ? lane.polarizationExtinction : null };
      return Array.from({ length: ways }, () => port);
    });
    const opticalPower = ports.reduce((sum, port) => sum + port.power, 0);
    const diodes = lasers.reduce((sum, { electricalPower }) => sum + electricalPower, 0);
    const electricalPower = diodes / d.supplyEfficiency + d.housekeepingPower;
    return { lasers, ports, opticalPower, electricalPower, efficiency: electricalPower > 0 ? opticalPower / electricalPower : 0 };
  };

  const highestPower = ({ temperature }: { readonly temperature: number }): { power: number; junctionTemperature: number } => {
    const power = highestTogether({ laser, matrix, count: d.count, base: temperature });
    const plate = settle({ temperature, powers: new Array<number>(d.count).fill(power) });
    return { power, junctionTemperature: hottest(plate) };
  };
  const hottest = (plate: PlateState): number => {
    let most = 0;
    for (let i = 0; i < d.count; i++) most = Math.max(most, junctionOf(plate, i));
    return most;
  };
  /** Ageing of the hottest laser at the set point over that at the design's temperature. */
  const ageingRate = (temperature: number): number => {
    const { activationEnergy, temperature: from } = d.ageing;
    return arrheniusFactor({ activationEnergy, from, to: hottest(settle({ temperature })) });
  };

  return Object.freeze({
    design: d,
    state,
    at: (operation, { port }) => {
      inRange(who, 'port', port, '1', 0, d.count * ways - 1);
      if (!Number.isInteger(port)) throw new RangeError(`${who}: port is ${digits(port)}, must be a whole number`);
      const plate = settle(operation);
      const i = Math.floor(port / ways);
      if (plate.powers[i] === 0) throw new RangeError(`${who}: port is ${port}, whose laser ${i} is off`);
      const light = lightOf(plate, i);
      return () => light;
    },
    highestPower,
    powerAfter: ({ temperature, time }) => {
      inRange(who, 'time', time, 's', 0, 1e15);
      const { criterionDb, exponent } = d.ageing;
      const aged = (ageingRate(temperature) * time) / d.ageing.time;
      return highestPower({ temperature }).power * fromDb(-criterionDb * aged ** exponent);
    },
    serviceLife: ({ temperature }) => {
      const { criterionDb, exponent, time } = d.ageing;
      const reserveDb = Math.max(0, toDb(highestPower({ temperature }).power / d.power));
      return (time / ageingRate(temperature)) * (reserveDb / criterionDb) ** (1 / exponent);
    },
    life: (operation, { needed }) => {
      const plate = settle(operation);
      const lit = plate.powers.flatMap((power, i) => (power > 0 ? [i] : []));
      inRange(who, 'needed', needed, '1', 1, lit.length);
      const lasers = lit.map((i) => laserLife(d, junctionOf(plate, i)));
      return { lasers, module: atLeast(needed, lasers) };
    },
  } satisfies LaserModule);
}

/** The lifetime of one laser with its junction at a temperature, K. */
function laserLife({ failure }: LaserModuleDesign, junction: number): Lifetime {
  const { random, wearOut, temperature } = failure;
  const causes = wearOut === undefined ? [random] : [random, wearOut];
  return firstOf(
    ...causes.map(({ law, activationEnergy }) =>
      lifetime(law, { acceleration: arrheniusFactor({ activationEnergy, from: temperature, to: junction }) }),
    ),
  );
}
