import type { i32 } from './cells.ts';

// Where each number stands in the memory of a kernel. Offsets of a laser or a lane count from the start of its block; those of a
// coupler, a guide or a ring's coupler from the start of that part. `layout.ts` says which parameter of a design goes where.

// The whole engine.
/** @internal */ export const laneCount: i32 = 0;
/** @internal */ export const laserCount: i32 = 1;
/** 0 ring, 1 Mach-Zehnder. @internal */ export const modulatorKind: i32 = 2;
/** Couplers of supply, transmitter, receiver: 0 loss, 1 Gaussian with a bare facet, 2 with a coated one. @internal */
export const couplerKinds: i32 = 3;
/** Couplers of the ring and of its drop bus: 0 power, 1 quality, 2 directional; −1 for none. @internal */
export const ringCouplerKinds: i32 = 6;
/** 0 linear, 1 pn. @internal */ export const junctionKind: i32 = 8;
/** Ways of both splitters together. @internal */ export const splitWays: i32 = 9;
/** @internal */ export const symbolRate: i32 = 10;
/** @internal */ export const codeSymbols: i32 = 11;
/** @internal */ export const codeData: i32 = 12;
/** @internal */ export const codeBits: i32 = 13;
/** @internal */ export const transcodingRatio: i32 = 14;
/** @internal */ export const bitErrorRatioTarget: i32 = 15;
/** 1/x² of the target, see `margin.ts`. @internal */ export const goal: i32 = 16;
/** The target for which that is. @internal */ export const goalTarget: i32 = 17;
/** Lanes that share a laser. @internal */ export const lanesPerLaser: i32 = 18;
/** x² where one eye alone has the target. @internal */ export const goalAlone: i32 = 19;
/** Place and count of the drawn parameters. @internal */ export const drawnAt: i32 = 20;
/** @internal */ export const drawnCount: i32 = 21;
/** Seed by its two words. @internal */ export const seedWords: i32 = 22;
/** Place of the results of many engines. @internal */ export const resultsAt: i32 = 24;
/** Place of what drawing works with. @internal */ export const drawingAt: i32 = 25;
/** Results of one engine, in the order of `engineOutputs`. @internal */ export const engineResults: i32 = 32;
/** Places for steps of the work. @internal */ export const scratch: i32 = 64;
/** @internal */ export const lasersStart: i32 = 192;

// A laser.
/** @internal */ export const laserStride: i32 = 48;
/** @internal */ export const laserPower: i32 = 0;
/** @internal */ export const endOfLifeDropDb: i32 = 1;
/** @internal */ export const plateTemperature: i32 = 2;
/** @internal */ export const wavelengthOffset: i32 = 3;
/** @internal */ export const supplyEfficiency: i32 = 4;
/** @internal */ export const laserWavelength: i32 = 5;
/** @internal */ export const laserReferenceTemperature: i32 = 6;
/** @internal */ export const thresholdCurrent: i32 = 7;
/** @internal */ export const slopeEfficiency: i32 = 8;
/** @internal */ export const thresholdTemperature: i32 = 9;
/** @internal */ export const slopeTemperature: i32 = 10;
/** @internal */ export const turnOnVoltage: i32 = 11;
/** @internal */ export const laserSeriesResistance: i32 = 12;
/** @internal */ export const thermalResistance: i32 = 13;
/** @internal */ export const wavelengthPerKelvin: i32 = 14;
/** @internal */ export const wavelengthPerAmpere: i32 = 15;
/** @internal */ export const relativeIntensityNoise: i32 = 16;
/** @internal */ export const maximumCurrent: i32 = 17;
/** @internal */ export const lowestPlateTemperature: i32 = 18;
/** @internal */ export const highestPlateTemperature: i32 = 19;
/** Result: wavelength, m. @internal */ export const solvedWavelength: i32 = 20;
/** Result: power from the supply, W. @internal */ export const solvedWallPlugPower: i32 = 21;
/** Result: 0, or why there is none. @internal */ export const solvedStatus: i32 = 22;
/** The parameters of that result. @internal */ export const solvedFor: i32 = 24;

// A lane.
/** @internal */ export const laneStride: i32 = 128;
/** @internal */ export const chipTemperature: i32 = 0;
/** @internal */ export const lensLossDb: i32 = 1;
/** @internal */ export const moduleExcessLossDb: i32 = 2;
/** @internal */ export const moduleConnectorLossDb: i32 = 3;
/** @internal */ export const fiberConnectorLossDb: i32 = 4;
/** @internal */ export const chipExcessLossDb: i32 = 5;
/** @internal */ export const routingAttenuation: i32 = 6;
/** @internal */ export const shortestRouting: i32 = 7;
/** @internal */ export const longestRouting: i32 = 8;
/** @internal */ export const tapFraction: i32 = 9;
/** @internal */ export const tapExcessLossDb: i32 = 10;
/** @internal */ export const supplyCoupler: i32 = 11;
/** @internal */ export const transmitCoupler: i32 = 21;
/** @internal */ export const receiveCoupler: i32 = 31;
/** @internal */ export const fiberLength: i32 = 41;
/** @internal */ export const fiberAttenuation: i32 = 42;
/** @internal */ export const connectorCount: i32 = 43;
/** @internal */ export const connectorLossDb: i32 = 44;
/** @internal */ export const teLossDb: i32 = 45;
/** @internal */ export const tmLossDb: i32 = 46;
/** @internal */ export const responsivity: i32 = 47;
/** @internal */ export const darkCurrent: i32 = 48;
/** @internal */ export const noiseDensity: i32 = 49;
/** @internal */ export const noiseBandwidth: i32 = 50;
/** @internal */ export const receiverEnergyPerBit: i32 = 51;
/** @internal */ export const transmitterEyeDb: i32 = 52;
/** @internal */ export const multipathDb: i32 = 53;
/** @internal */ export const crosstalkDb: i32 = 54;
/** @internal */ export const driverEnergyPerBit: i32 = 55;
/** Peak-to-peak drive of either modulator. @internal */ export const swing: i32 = 56;
/** Mean junction voltage of either modulator. @internal */ export const junctionBias: i32 = 57;
/** Guide of either modulator. @internal */ export const guide: i32 = 58;
/** @internal */ export const zeroDispersionWavelength: i32 = 82;
/** @internal */ export const shortestZeroDispersion: i32 = 83;
/** @internal */ export const longestZeroDispersion: i32 = 84;
/** Place of the lane between shortest and longest routing, 0 to 1. @internal */ export const reach: i32 = 85;
/** Place of the lane's laser. @internal */ export const laserAt: i32 = 86;

// The ring of a lane.
/** @internal */ export const detuning: i32 = 88;
/** @internal */ export const maximumHeaterPower: i32 = 89;
/** @internal */ export const radius: i32 = 90;
/** @internal */ export const coverage: i32 = 91;
/** @internal */ export const heaterEfficiency: i32 = 92;
/** @internal */ export const selfHeatingResistance: i32 = 93;
/** @internal */ export const absorbedFraction: i32 = 94;
/** @internal */ export const inputCoupler: i32 = 95;
/** @internal */ export const dropCoupler: i32 = 104;

// The Mach-Zehnder of a lane, in the places of the ring.
/** @internal */ export const biasPhase: i32 = 88;
/** @internal */ export const biasHeaterPower: i32 = 89;
/** @internal */ export const armLength: i32 = 90;
/** @internal */ export const splitterImbalance: i32 = 91;
/** @internal */ export const combinerImbalance: i32 = 92;
/** @internal */ export const armLossImbalanceDb: i32 = 93;
/** @internal */ export const modulatorExcessLossDb: i32 = 94;

/** Results of a lane, in the order of `laneOutputs`. @internal */ export const laneResults: i32 = 114;

// A coupler between fiber and chip.
/** @internal */ export const couplerLossDb: i32 = 0;
/** @internal */ export const fiberModeX: i32 = 0;
/** @internal */ export const fiberModeY: i32 = 1;
/** @internal */ export const chipModeX: i32 = 2;
/** @internal */ export const chipModeY: i32 = 3;
/** @internal */ export const couplerGap: i32 = 4;
/** @internal */ export const mediumIndex: i32 = 5;
/** Index of the tip of a bare facet, reflectance of a coated one. @internal */ export const facet: i32 = 6;
/** @internal */ export const propagationLossDb: i32 = 7;
/** @internal */ export const offsetX: i32 = 8;
/** @internal */ export const offsetY: i32 = 9;

// A coupler of a ring.
/** @internal */ export const powerCoupling: i32 = 0;
/** @internal */ export const couplingQuality: i32 = 0;
/** @internal */ export const couplerWavelength: i32 = 0;
/** @internal */ export const couplingPerLength: i32 = 1;
/** @internal */ export const referenceGap: i32 = 2;
/** @internal */ export const gap: i32 = 3;
/** @internal */ export const decayLength: i32 = 4;
/** @internal */ export const wavelengthSlope: i32 = 5;
/** @internal */ export const straightLength: i32 = 6;
/** @internal */ export const bendLength: i32 = 7;
/** @internal */ export const couplerExcessLossDb: i32 = 8;

// A guide.
/** @internal */ export const referenceWavelength: i32 = 0;
/** @internal */ export const referenceTemperature: i32 = 1;
/** @internal */ export const effectiveIndex: i32 = 2;
/** @internal */ export const groupIndex: i32 = 3;
/** @internal */ export const thermoOpticSlope: i32 = 4;
/** @internal */ export const contacts: i32 = 5;
/** @internal */ export const bend: i32 = 6;
/** @internal */ export const scattering: i32 = 7;
/** @internal */ export const breakdownVoltage: i32 = 8;
/** @internal */ export const indexPerVolt: i32 = 9;
/** @internal */ export const attenuation: i32 = 10;
/** @internal */ export const attenuationPerVolt: i32 = 11;
/** @internal */ export const forwardLimit: i32 = 12;
/** @internal */ export const acceptors: i32 = 9;
/** @internal */ export const donors: i32 = 10;
/** @internal */ export const coreWidth: i32 = 11;
/** @internal */ export const junctionOffset: i32 = 12;
/** @internal */ export const confinement: i32 = 13;
/** Logarithm of the factor, and power, of index and loss by holes and by electrons at the reference wavelength: 8 places. @internal */
export const carrierFits: i32 = 14;
