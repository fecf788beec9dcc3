import { speedOfLight } from '../../constants.ts';
import { ringModulator } from '../../devices/ringModulator.ts';
import { ConvergenceError } from '../../errors.ts';
import { guideOf } from '../../waveguides/guidePart.ts';
import { hotRing, type HotRing } from '../hotRing.ts';
import { ringThermalTolerance } from '../thermalTolerance.ts';
import { chargingEnergy } from './driveEnergy.ts';
import type { Draw } from './laserDraw.ts';
import type { ComparisonLink, RingTransmitterDesign } from './table.ts';
import { chirpParameterOf, equalSteps, levelCount, phasesOf, rising, type Transmitter } from './transmitter.ts';

/** A ring at its detuning, which its heater holds against its own heat. @internal */
export function ringTransmitter(design: RingTransmitterDesign, link: ComparisonLink): Transmitter {
  const { bias, detuning, maximumHeaterPower, sourceResistance, device } = design;
  const { wavelength, swing } = link;
  const ring = ringModulator(device);
  const steps = equalSteps(bias, link);
  const hot = (power: number): HotRing => {
    const state = hotRing(ring, { wavelength, power, detuning, bias, voltages: steps, ambient: link.chipTemperature, maximumHeaterPower });
    if (!state.stable) {
      throw new RangeError(`compareModulators: ring.detuning is ${detuning / 1e9} GHz, where the ring's self-heating is unstable`);
    }
    return state;
  };
  const { coreTemperature: temperature, heaterPower } = hot(link.power);
  const held = { wavelength, temperature, heaterPower };
  const { voltages, transmissions } = rising('ring', steps, (voltage) => ring.transmission({ ...held, voltage }));
  const capacitance = guideOf(device.guide).capacitance(bias) * ring.circumference * device.coverage;
  // Two steps within the lifetime of the amplitude, and a little more where loss grows with the voltage.
  const linewidth = (ring.linewidth({ ...held, voltage: bias }) * speedOfLight) / (wavelength * wavelength);
  // Coupled modes take a finesse of 20, as the middle of the drive has it.
  const method = ring.finesse({ ...held, voltage: bias }) < 21 ? 'roundTrip' : 'coupledModes';
  return {
    name: 'ring',
    voltages,
    transmissions,
    phases: phasesOf(voltages.map((voltage) => ring.field({ ...held, voltage }))),
    chirpParameter: chirpParameterOf((voltage) => ring.field({ ...held, voltage }), bias),
    bandwidth: ring.bandwidth({ ...held, voltage: bias, sourceResistance }),
    energyPerSymbol: chargingEnergy({ capacitance, swing, levels: levelCount(link) }),
    driverEnergyPerBit: design.driverEnergyPerBit,
    footprint: (2 * device.radius) ** 2,
    thermalTolerance: ringThermalTolerance(ring, { ...held, voltages }),
    heaterPower,
    heaterAt: (power) => orReason(() => ({ finite: true, watts: hot(power).heaterPower })),
    leastSampleRate: 2.2 * Math.PI * linewidth,
    during: (voltage) => {
      const driverBandwidth = link.driver.bandwidth;
      return ring.during({ voltage, temperature, heaterPower, sourceResistance, driverBandwidth }, { method });
    },
  };
}

/** More light than that of the link may be more than a ring bears, which is an answer there. */
function orReason(ask: () => Draw): Draw {
  try {
    return ask();
  } catch (error) {
    if (error instanceof RangeError || error instanceof ConvergenceError) return { finite: false, reason: error.message };
    throw error;
  }
}
