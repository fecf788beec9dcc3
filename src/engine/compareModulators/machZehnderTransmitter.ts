import { machZehnderModulator, type MachZehnderModulator } from '../../devices/machZehnderModulator.ts';
import { machZehnderThermalTolerance } from '../thermalTolerance.ts';
import { chargingEnergy, lineEnergy } from './driveEnergy.ts';
import type { ComparisonLink, MachZehnderTransmitterDesign } from './table.ts';
import { chirpParameterOf, equalSteps, levelCount, phasesOf, rising, type Transmitter } from './transmitter.ts';

/** A Mach-Zehnder modulator at its bias. @internal */
export function machZehnderTransmitter(design: MachZehnderTransmitterDesign, link: ComparisonLink): Transmitter {
  const { bias, junctionBias, drive, sourceResistance, device } = design;
  const { wavelength, chipTemperature: temperature } = link;
  const modulator = machZehnderModulator(device);
  const driven = { junctionBias, bias, temperature, trimTemperature: temperature, ...(drive !== undefined && { drive }) };
  const held = { ...driven, wavelength };
  const source = sourceResistance !== undefined && { sourceResistance };
  const { voltages, transmissions } = rising('machZehnder', equalSteps(0, link), (voltage) => modulator.transmission({ ...held, voltage }));
  return {
    name: 'machZehnder',
    voltages,
    transmissions,
    phases: phasesOf(voltages.map((voltage) => modulator.field({ ...held, voltage }))),
    chirpParameter: chirpParameterOf((voltage) => modulator.field({ ...held, voltage }), 0),
    bandwidth: modulator.bandwidth({ junctionBias, ...source }),
    energyPerSymbol: energyPerSymbol(modulator, design, link),
    driverEnergyPerBit: design.driverEnergyPerBit,
    footprint: device.armLength * design.width,
    thermalTolerance: machZehnderThermalTolerance(modulator, { ...held, voltages }),
    heaterPower: design.heaterPower,
    heaterAt: () => ({ finite: true, watts: design.heaterPower }),
    leastSampleRate: 0,
    during: (voltage) => modulator.during({ ...driven, ...source, voltage, driverBandwidth: link.driver.bandwidth }),
  };
}

/** Of the electrode's termination, or of the junctions of lumped arms: of two arms each half of the swing. */
function energyPerSymbol(
  modulator: MachZehnderModulator,
  { junctionBias, drive, impedance, device }: MachZehnderTransmitterDesign,
  link: ComparisonLink,
): number {
  const { swing, symbolRate } = link;
  const levels = levelCount(link);
  const { electrode } = device;
  if (electrode !== undefined) {
    const load = electrode.termination?.loadImpedance ?? impedance;
    if (load === undefined) {
      throw new RangeError('compareModulators: machZehnder.impedance is missing, which an electrode without a termination needs');
    }
    return (electrode.segments ?? 1) * lineEnergy({ impedance: load, swing, levels, symbolRate });
  }
  const capacitance = modulator.capacitance({ junctionBias });
  if (drive === 'single') return chargingEnergy({ capacitance, swing, levels });
  return 2 * chargingEnergy({ capacitance, swing: swing / 2, levels });
}
