import * as at from './arithmetic/slots.ts';

/** Where a parameter of the design stands in a kernel: in the engine's part, in that of each laser, or in that of each lane. @internal */
export interface Place {
  readonly scope: 'engine' | 'laser' | 'lane';
  readonly slot: number;
}

type Names = Readonly<Record<string, number>>;

const engine: Names = {
  symbolRate: at.symbolRate,
  'code.symbols': at.codeSymbols,
  'code.data': at.codeData,
  'code.bitsPerSymbol': at.codeBits,
  'code.transcodingRatio': at.transcodingRatio,
  'code.bitErrorRatioTarget': at.bitErrorRatioTarget,
};

const laser: Names = {
  'laser.power': at.laserPower,
  'laser.endOfLifeDropDb': at.endOfLifeDropDb,
  'laser.temperature': at.plateTemperature,
  'laser.supplyEfficiency': at.supplyEfficiency,
  'laser.device.wavelength': at.laserWavelength,
  'laser.device.referenceTemperature': at.laserReferenceTemperature,
  'laser.device.thresholdCurrent': at.thresholdCurrent,
  'laser.device.slopeEfficiency': at.slopeEfficiency,
  'laser.device.thresholdTemperature': at.thresholdTemperature,
  'laser.device.slopeTemperature': at.slopeTemperature,
  'laser.device.turnOnVoltage': at.turnOnVoltage,
  'laser.device.seriesResistance': at.laserSeriesResistance,
  'laser.device.thermalResistance': at.thermalResistance,
  'laser.device.wavelengthPerKelvin': at.wavelengthPerKelvin,
  'laser.device.wavelengthPerAmpere': at.wavelengthPerAmpere,
  'laser.device.relativeIntensityNoise': at.relativeIntensityNoise,
  'laser.device.maximumCurrent': at.maximumCurrent,
  'laser.device.lowestPlateTemperature': at.lowestPlateTemperature,
  'laser.device.highestPlateTemperature': at.highestPlateTemperature,
};

const coupler: Names = {
  lossDb: at.couplerLossDb,
  'device.fiberMode.modeFieldDiameter.x': at.fiberModeX,
  'device.fiberMode.modeFieldDiameter.y': at.fiberModeY,
  'device.chipMode.modeFieldDiameter.x': at.chipModeX,
  'device.chipMode.modeFieldDiameter.y': at.chipModeY,
  'device.gap': at.couplerGap,
  'device.index': at.mediumIndex,
  'device.facet.tipIndex': at.facet,
  'device.facet.reflectance': at.facet,
  'device.propagationLossDb': at.propagationLossDb,
  offsetX: at.offsetX,
  offsetY: at.offsetY,
};

const ringCoupler: Names = {
  powerCoupling: at.powerCoupling,
  qualityFactor: at.couplingQuality,
  referenceWavelength: at.couplerWavelength,
  couplingPerLength: at.couplingPerLength,
  referenceGap: at.referenceGap,
  gap: at.gap,
  decayLength: at.decayLength,
  wavelengthSlope: at.wavelengthSlope,
  length: at.straightLength,
  bendLength: at.bendLength,
  excessLossDb: at.couplerExcessLossDb,
};

const guide: Names = {
  referenceWavelength: at.referenceWavelength,
  referenceTemperature: at.referenceTemperature,
  effectiveIndex: at.effectiveIndex,
  groupIndex: at.groupIndex,
  thermoOpticSlope: at.thermoOpticSlope,
  'loss.contacts': at.contacts,
  'loss.bend': at.bend,
  'loss.scattering': at.scattering,
  'junction.breakdownVoltage': at.breakdownVoltage,
  'junction.indexPerVolt': at.indexPerVolt,
  'junction.attenuation': at.attenuation,
  'junction.attenuationPerVolt': at.attenuationPerVolt,
  'junction.forwardLimit': at.forwardLimit,
  'junction.acceptors': at.acceptors,
  'junction.donors': at.donors,
  'junction.coreWidth': at.coreWidth,
  'junction.junctionOffset': at.junctionOffset,
  'junction.confinement': at.confinement,
};

const lane: Names = {
  chipTemperature: at.chipTemperature,
  'supply.lens.lossDb': at.lensLossDb,
  'supply.moduleSplitter.excessLossDb': at.moduleExcessLossDb,
  'supply.moduleConnector.lossDb': at.moduleConnectorLossDb,
  'supply.fiberConnector.lossDb': at.fiberConnectorLossDb,
  'supply.chipSplitter.excessLossDb': at.chipExcessLossDb,
  'supply.routing.attenuation': at.routingAttenuation,
  'supply.routing.shortest': at.shortestRouting,
  'supply.routing.longest': at.longestRouting,
  'supply.monitorTap.fraction': at.tapFraction,
  'supply.monitorTap.excessLossDb': at.tapExcessLossDb,
  'channel.fiber.length': at.fiberLength,
  'channel.fiber.attenuation': at.fiberAttenuation,
  'channel.fiber.connectors': at.connectorCount,
  'channel.fiber.connectorLossDb': at.connectorLossDb,
  'channel.fiber.zeroDispersionWavelength': at.zeroDispersionWavelength,
  'channel.fiber.zeroDispersionRange.shortest': at.shortestZeroDispersion,
  'channel.fiber.zeroDispersionRange.longest': at.longestZeroDispersion,
  'channel.splitterRotator.teLossDb': at.teLossDb,
  'channel.splitterRotator.tmLossDb': at.tmLossDb,
  'receiver.photodiode.responsivity': at.responsivity,
  'receiver.photodiode.darkCurrent': at.darkCurrent,
  'receiver.noiseDensity': at.noiseDensity,
  'receiver.noiseBandwidth': at.noiseBandwidth,
  'receiver.energyPerBit': at.receiverEnergyPerBit,
  'penalty.transmitterEyeDb': at.transmitterEyeDb,
  'penalty.multipathDb': at.multipathDb,
  'penalty.crosstalkDb': at.crosstalkDb,
  'modulator.driverEnergyPerBit': at.driverEnergyPerBit,
  'modulator.swing': at.swing,
  ...within('supply.coupler.', coupler, at.supplyCoupler),
  ...within('channel.transmitCoupler.', coupler, at.transmitCoupler),
  ...within('channel.receiveCoupler.', coupler, at.receiveCoupler),
  ...within('modulator.device.guide.', guide, at.guide),
};

const modulators: Readonly<Record<'ring' | 'machZehnder', Names>> = {
  ring: {
    'modulator.detuning': at.detuning,
    'modulator.bias': at.junctionBias,
    'modulator.maximumHeaterPower': at.maximumHeaterPower,
    'modulator.device.radius': at.radius,
    'modulator.device.coverage': at.coverage,
    'modulator.device.heaterEfficiency': at.heaterEfficiency,
    'modulator.device.selfHeatingResistance': at.selfHeatingResistance,
    'modulator.device.absorbedFraction': at.absorbedFraction,
    ...within('modulator.device.coupler.', ringCoupler, at.inputCoupler),
    ...within('modulator.device.dropCoupler.', ringCoupler, at.dropCoupler),
  },
  machZehnder: {
    'modulator.bias': at.biasPhase,
    'modulator.junctionBias': at.junctionBias,
    'modulator.heaterPower': at.biasHeaterPower,
    'modulator.device.armLength': at.armLength,
    'modulator.device.splitterImbalance': at.splitterImbalance,
    'modulator.device.combinerImbalance': at.combinerImbalance,
    'modulator.device.armLossImbalanceDb': at.armLossImbalanceDb,
    'modulator.device.excessLossDb': at.modulatorExcessLossDb,
  },
};

/** Where a parameter stands; `undefined` for one that no result of a kernel depends on. @internal */
export function placeOf(path: string, modulator: 'ring' | 'machZehnder'): Place | undefined {
  if (Object.hasOwn(engine, path)) return { scope: 'engine', slot: engine[path]! };
  if (Object.hasOwn(laser, path)) return { scope: 'laser', slot: laser[path]! };
  if (Object.hasOwn(lane, path)) return { scope: 'lane', slot: lane[path]! };
  return Object.hasOwn(modulators[modulator], path) ? { scope: 'lane', slot: modulators[modulator][path]! } : undefined;
}

function within(prefix: string, names: Names, start: number): Names {
  return Object.fromEntries(Object.entries(names).map(([name, slot]) => [prefix + name, start + slot]));
}
