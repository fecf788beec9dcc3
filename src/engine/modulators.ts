import { steadyMachZehnder } from '../devices/machZehnderModulator/steady.ts';
import { ringModulator } from '../devices/ringModulator.ts';
import { averagePower, type Lane, type Light } from '../light.ts';
import type { EngineDesign, MachZehnderLaneDesign, RingLaneDesign } from './engineTable.ts';
import { type HotRing, hotRing } from './hotRing.ts';

/**
 * A modulator at work in one lane.
 *
 * @internal
 */
export interface ModulatedLane {
  /** The light behind it: four levels, rising. */
  readonly light: Light;
  /** Power of the heater, W. */
  readonly heaterPower: number;
  /** Small-signal electro-optic −3 dB bandwidth, Hz; `null` for a Mach-Zehnder without an electrode. */
  readonly bandwidth: number | null;
  /** Thermal state of a ring; absent for a Mach-Zehnder. */
  readonly ring?: HotRing;
}

/**
 * A lane's modulator: takes the light of the bus at a chip temperature (K), finds its set point, modulates.
 *
 * @internal
 */
export interface LaneModulator {
  readonly name: string;
  /** Electrical energy of the driver for each bit, J. */
  readonly driverEnergyPerBit: number;
  modulate(light: Light, chipTemperature: number): ModulatedLane;
}

/**
 * The modulator of an engine design.
 *
 * @internal
 */
export function laneModulator(design: EngineDesign['modulator']): LaneModulator {
  return design.kind === 'ring' ? ringLane(design) : machZehnderLane(design);
}

function ringLane(design: RingLaneDesign): LaneModulator {
  const ring = ringModulator(design.device);
  const voltages = fourLevels(design.bias, design.swing);
  const falling = voltages.toReversed();
  return {
    name: 'ring modulator',
    driverEnergyPerBit: design.driverEnergyPerBit,
    modulate(light, ambient) {
      const lane = onlyLane(light);
      const { detuning, bias, maximumHeaterPower, sourceResistance } = design;
      const { wavelength } = lane;
      const hot = hotRing(ring, { wavelength, power: averagePower(lane), detuning, bias, voltages, ambient, maximumHeaterPower });
      if (!hot.stable) {
        throw new RangeError(`opticalEngine: modulator.detuning is ${detuning / 1e9} GHz, where the ring's self-heating is unstable`);
      }
      const held = { temperature: hot.coreTemperature, heaterPower: hot.heaterPower };
      const power = (voltage: number): number => ring.transmission({ wavelength, voltage, ...held });
      const order = power(voltages[3]!) >= power(voltages[0]!) ? voltages : falling;
      return {
        light: ring.at({ voltage: order, ...held })(light),
        heaterPower: hot.heaterPower,
        bandwidth: ring.bandwidth({ wavelength, voltage: bias, sourceResistance, ...held }),
        ring: hot,
      };
    },
  };
}

function machZehnderLane(design: MachZehnderLaneDesign): LaneModulator {
  const modulator = steadyMachZehnder(design.device);
  const voltages = fourLevels(0, design.swing);
  const falling = voltages.toReversed();
  const { bias, junctionBias, heaterPower } = design;
  return {
    name: 'Mach-Zehnder modulator',
    driverEnergyPerBit: design.driverEnergyPerBit,
    modulate(light, temperature) {
      const { wavelength } = onlyLane(light);
      const held = { temperature, trimTemperature: temperature, bias, junctionBias };
      const power = (voltage: number): number => modulator.transmission({ wavelength, voltage, ...held });
      const order = power(voltages[3]!) >= power(voltages[0]!) ? voltages : falling;
      return {
        light: modulator.at({ voltage: order, ...held })(light),
        heaterPower,
        bandwidth: design.device.electrode === undefined ? null : modulator.bandwidth({ junctionBias }),
      };
    },
  };
}

/** Four equal steps about a mean, V, falling: a more negative voltage moves a resonance to the red. */
function fourLevels(mean: number, swing: number): number[] {
  return [mean + swing / 2, mean + swing / 6, mean - swing / 6, mean - swing / 2];
}

function onlyLane(light: Light): Lane {
  const [lane] = light.lanes;
  if (lane === undefined || light.lanes.length !== 1) {
    throw new RangeError(`opticalEngine: ${light.lanes.length} wavelengths reach one modulator, must be 1`);
  }
  return lane;
}
