// Constants
export { speedOfLight, planckConstant, elementaryCharge, boltzmannConstant, vacuumPermittivity } from './constants.ts';

// Units
export {
  pm,
  nm,
  um,
  mm,
  cm,
  km,
  kHz,
  MHz,
  GHz,
  THz,
  GBd,
  fs,
  ps,
  ns,
  us,
  uW,
  mW,
  pA,
  nA,
  uA,
  mA,
  mV,
  fF,
  pF,
  fJ,
  pJ,
  degree,
  dbPerMeter,
  dbPerCm,
  dbPerKm,
  celsius,
  toDb,
  fromDb,
  toDbm,
  fromDbm,
} from './units.ts';

// Errors
export { ConvergenceError } from './errors.ts';

// Designs as data
export { check, scalarPaths } from './design.ts';
export type { NumberEntry, ChoiceEntry, ListEntry, GroupEntry, KindEntry, Entry, Table, ValueOf, Values, ScalarPath } from './design.ts';
export { vectorOf, designOf } from './design/vector.ts';
export type { DesignVector } from './design/vector.ts';

// Light
export {
  continuousWave,
  averagePower,
  opticalModulationAmplitude,
  extinctionRatio,
  levelMismatchRatio,
  attenuate,
  chain,
} from './light.ts';
export type { Lane, Light, Waveform, Field, Signal, Source, Stage, Detector, Splitter } from './light.ts';

// Mathematics
export { erfc, erfcx, inverseErfc, gaussianTail, inverseGaussianTail } from './numerics/erfc.ts';
export { linspace } from './numerics/linspace.ts';
export { findMinimum } from './numerics/minimize.ts';
export type { Minimum } from './numerics/minimize.ts';
export { normalDeviate } from './numerics/normalDeviate.ts';
export { philox } from './numerics/philox.ts';
export type { Philox } from './numerics/philox.ts';
export { findRoot } from './numerics/roots.ts';
export type { BracketOptions } from './numerics/roots.ts';
export { sweep } from './numerics/sweep.ts';
export type { SweepAxes, SweepPoint, Sweep } from './numerics/sweep.ts';

// Materials
export { air } from './materials/air.ts';
export { constantIndex } from './materials/constantIndex.ts';
export { germaniumDioxide } from './materials/germaniumDioxide.ts';
export { indiumPhosphide } from './materials/indiumPhosphide.ts';
export { materialOf } from './materials/material.ts';
export type { MaterialSource, Material, MaterialFormulas, MaterialDescription } from './materials/material.ts';
export { plasmaDispersion } from './materials/plasmaDispersion.ts';
export type { FreeCarriers, CarrierEffect } from './materials/plasmaDispersion.ts';
export { sellmeierIndex, sellmeierGroupIndex, sellmeierMaterial } from './materials/sellmeier.ts';
export type { SellmeierTerms } from './materials/sellmeier.ts';
export { silica } from './materials/silica.ts';
export { silicon } from './materials/silicon.ts';
export { siliconNitride } from './materials/siliconNitride.ts';
export { siliconTatianTerms, siliconTatian } from './materials/siliconTatian.ts';
export { sorefBennett } from './materials/sorefBennett.ts';

// Waveguides
export { directionalCouplerTable, directionalCoupler, couplerTransfer } from './waveguides/directionalCoupler.ts';
export type { Coupler, DirectionalCoupler, DirectionalCouplerDesign } from './waveguides/directionalCoupler.ts';
export { fresnelReflectance } from './waveguides/fresnel.ts';
export { rayleighRange, thinLens } from './waveguides/gaussianBeam.ts';
export type { LensInput, LensImage } from './waveguides/gaussianBeam.ts';
export { gaussianMode } from './waveguides/gaussianMode.ts';
export type { GaussianMode } from './waveguides/gaussianMode.ts';
export { guideKinds, guideOf } from './waveguides/guidePart.ts';
export type { GuideRecord, GuidePart } from './waveguides/guidePart.ts';
export { noJunction } from './waveguides/junction.ts';
export type { Junction } from './waveguides/junction.ts';
export { linearJunctionTable, linearJunction } from './waveguides/linearJunction.ts';
export type { LinearJunctionDesign } from './waveguides/linearJunction.ts';
export { crossSection, strip, rib, slab } from './waveguides/modes/crossSection.ts';
export type { SectionPart, SectionWindow, CrossSectionDesign, CrossSection } from './waveguides/modes/crossSection.ts';
export { forgetModes } from './waveguides/modes/modeCache.ts';
export { solveModes } from './waveguides/modes/solveModes.ts';
export type { ModePoint, ModeOptions } from './waveguides/modes/solveModes.ts';
export type { ComplexValue, ModeField, SolvedMode } from './waveguides/modes/solvedMode.ts';
export type { Wall, Walls } from './waveguides/modes/vectorProblem.ts';
export { overlap } from './waveguides/overlap.ts';
export type { Placement } from './waveguides/overlap.ts';
export { phaseShifterTable, phaseShifter } from './waveguides/phaseShifter.ts';
export type { GuidePoint, PhaseShifterDesign, PhaseShifter } from './waveguides/phaseShifter.ts';
export { pnJunctionTable, intrinsicDensity, pnJunction } from './waveguides/pnJunction.ts';
export type { PnJunctionDesign, PnJunction } from './waveguides/pnJunction.ts';
export { pnOverlapTable, pnOverlap } from './waveguides/pnOverlap.ts';
export type { PnOverlapDesign } from './waveguides/pnOverlap.ts';
export { slabIndex, effectiveIndexMethod } from './waveguides/slabMode.ts';
export type { Slab, Strip } from './waveguides/slabMode.ts';
export { stepIndexFiberMode } from './waveguides/stepIndexFiber.ts';
export type { StepIndexFiberMode } from './waveguides/stepIndexFiber.ts';

// Devices
export { arrheniusFactor } from './devices/arrhenius.ts';
export { attenuatorTable, attenuator } from './devices/attenuator.ts';
export type { AttenuatorDesign, Attenuator } from './devices/attenuator.ts';
export { shotNoise, thermalNoise, relativeIntensityNoise } from './devices/detectionNoise.ts';
export { dfbLaserTable, dfbLaser } from './devices/dfbLaser.ts';
export type { DfbLaserDesign, DfbLaserOperation, DfbLaser } from './devices/dfbLaser.ts';
export { edgeCouplerTable, edgeCoupler } from './devices/edgeCoupler.ts';
export type { EdgeCouplerDesign, EdgeCouplerOperation, EdgeCouplerPoint, EdgeCoupler } from './devices/edgeCoupler.ts';
export { fiberTable, dispersionOf, dispersionFading, fiber } from './devices/fiber.ts';
export type { FiberDesign, FiberPoint, Fiber } from './devices/fiber.ts';
export { shotNoiseFloor, schawlowTownesLinewidth } from './devices/laserNoise.ts';
export type { NaturalLinewidth } from './devices/laserNoise.ts';
export { machZehnderModulator } from './devices/machZehnderModulator.ts';
export type { MachZehnderModulator } from './devices/machZehnderModulator.ts';
export { machZehnderTable, machZehnderOperationTable } from './devices/machZehnderModulator/table.ts';
export type {
  MachZehnderDesign,
  MachZehnderOperation,
  MachZehnderDrive,
  MachZehnderPoint,
  MachZehnderDrivePoint,
} from './devices/machZehnderModulator/table.ts';
export { travellingWaveResponse, travellingWaveBandwidth } from './devices/machZehnderModulator/travellingWave.ts';
export type { Electrode } from './devices/machZehnderModulator/travellingWave.ts';
export { photodiodeTable, photodiode } from './devices/photodiode.ts';
export type { PhotodiodeDesign, PhotodiodeOperation, Photodiode } from './devices/photodiode.ts';
export { polarizationLossDb } from './devices/polarizationLoss.ts';
export { polarizationSplitterRotatorTable, polarizationSplitterRotator } from './devices/polarizationSplitterRotator.ts';
export type {
  PolarizationSplitterRotatorDesign,
  PolarizationSplitterRotatorOperation,
  PolarizationSplitterRotator,
} from './devices/polarizationSplitterRotator.ts';
export { powerSplitterTable, powerSplitter } from './devices/powerSplitter.ts';
export type { PowerSplitterDesign, PowerSplitter } from './devices/powerSplitter.ts';
export { ringModulator } from './devices/ringModulator.ts';
export type { RingModulator, RingLine } from './devices/ringModulator.ts';
export type { DetuningTask } from './devices/ringModulator/bestDetuning.ts';
export { ratesFromEnergyRates, ratesFromQualityFactors, coupledModeState } from './devices/ringModulator/coupledMode.ts';
export type { CoupledModeRates, CoupledModeState } from './devices/ringModulator/coupledMode.ts';
export { linewidthPhase, ringMetrics } from './devices/ringModulator/metrics.ts';
export type { RingNumbers, RingMetrics } from './devices/ringModulator/metrics.ts';
export type { RingDrivePoint } from './devices/ringModulator/response.ts';
export { smallSignalTransfer, smallSignalBandwidth, smallSignalPeak } from './devices/ringModulator/smallSignal.ts';
export type { SmallSignal } from './devices/ringModulator/smallSignal.ts';
export type { RingSpectrum, ComplexSpectrum, RingFieldSpectrum, SpectrumMemory } from './devices/ringModulator/spectra.ts';
export { ringTable, ringOperationTable } from './devices/ringModulator/table.ts';
export type { RingCouplerPart, RingDesign, RingOperation, RingDrive, RingPoint, RingPort } from './devices/ringModulator/table.ts';
export { allPassTransfer, addDropTransfer } from './devices/ringModulator/transfer.ts';
export type { AllPassRing, AddDropRing } from './devices/ringModulator/transfer.ts';
export { tapTable, tap } from './devices/tap.ts';
export type { TapDesign, TapPort, Tap } from './devices/tap.ts';

// Link
export { linkBudget } from './link/budget.ts';
export type { BudgetStage, LinkBudget } from './link/budget.ts';
export { opticalMargin, marginOf } from './link/margin.ts';
export type { Margin } from './link/margin.ts';
export { receiverNoise } from './link/noise.ts';
export type { Receiver } from './link/noise.ts';
export { pam4ErrorRatio, pam4BitErrorRatio, pam4RequiredRatio } from './link/pam4.ts';
export type { Pam4Thresholds, Pam4Decision, Pam4ErrorRatio } from './link/pam4.ts';
export { closeEye } from './link/penalty.ts';
export { kp4, kp4Threshold, transcodingRatio, reedSolomonErrorRatio, frameLossRatio } from './link/reedSolomon.ts';
export type { ReedSolomonCode } from './link/reedSolomon.ts';
export { sensitivity } from './link/sensitivity.ts';
export type { Sensitivity } from './link/sensitivity.ts';

// Optical engine
export { compliance } from './engine/compliance.ts';
export type {
  LimitedQuantity,
  ComplianceLimit,
  ComplianceLimits,
  ComplianceVerdict,
  ComplianceRow,
  Compliance,
  TransmitterKnowledge,
} from './engine/compliance.ts';
export { engineKernel } from './engine/engineKernel.ts';
export type { EngineKernelOptions, EngineSamples, EngineKernel } from './engine/engineKernel.ts';
export { laneStatus } from './engine/engineKernel/outputs.ts';
export { engineTable } from './engine/engineTable.ts';
export type { EngineDesign, RingLaneDesign, MachZehnderLaneDesign, CouplerDesign } from './engine/engineTable.ts';
export { engineVector } from './engine/engineVector.ts';
export { hotRing } from './engine/hotRing.ts';
export type { RingSetPoint, FoldDistance, HotRing } from './engine/hotRing.ts';
export { laserSupply } from './engine/laserSupply.ts';
export type { LaserSupply } from './engine/laserSupply.ts';
export { opticalEngine } from './engine/opticalEngine.ts';
export type { LaneMargin, StageResult, LaneResult, EngineResult, OpticalEngine } from './engine/opticalEngine.ts';

// Cited designs
export { highPowerDfb } from './designs/highPowerDfb.ts';
export { dr8Limits } from './designs/limits/dr8.ts';
export { quantumX800Engine, engineParts } from './designs/quantumX800.ts';
export { referenceDfb } from './designs/referenceDfb.ts';
export { siliconMachZehnder } from './designs/siliconMachZehnder.ts';
export { siliconRing } from './designs/siliconRing.ts';
