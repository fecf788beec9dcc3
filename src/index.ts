// Constants
export { speedOfLight, planckConstant, elementaryCharge, boltzmannConstant, vacuumPermittivity } from './constants.ts';

// Units
export {
  pm, nm, um, mm, cm, km, kHz, MHz, GHz, THz, GBd, fs, ps, ns, us, uW, mW, pA, nA, uA, mA, mV, fF, pF, fJ, pJ, degree,
  dbPerMeter, dbPerCm, dbPerKm, celsius, toDb, fromDb, toDbm, fromDbm,
} from './units.ts';

// Errors
export { ConvergenceError } from './errors.ts';

// Designs as data
export {
  check, scalarPaths, type NumberEntry, type ChoiceEntry, type ListEntry, type GroupEntry, type KindEntry, type Entry,
  type Table, type ValueOf, type Values, type ScalarPath,
} from './design.ts';
export { vectorOf, designOf, type DesignVector } from './design/vector.ts';

// Light
export {
  continuousWave, averagePower, opticalModulationAmplitude, extinctionRatio, levelMismatchRatio, attenuate, chain,
  type Lane, type Light, type Waveform, type Field, type Signal, type Source, type Stage, type Detector, type Splitter,
  type InTime, type Run, type LaggingRun, type LaggingInTime,
} from './light.ts';

// Mathematics
export { erfc, erfcx, inverseErfc, gaussianTail, inverseGaussianTail } from './numerics/erfc.ts';
export { linspace } from './numerics/linspace.ts';
export { findMinimum, type Minimum } from './numerics/minimize.ts';
export { normalDeviate } from './numerics/normalDeviate.ts';
export { philox, type Philox } from './numerics/philox.ts';
export { powerDensity, type PowerDensity, type PowerDensityOptions } from './numerics/powerDensity.ts';
export { findRoot, type BracketOptions } from './numerics/roots.ts';
export { sweep, type SweepAxes, type SweepPoint, type Sweep } from './numerics/sweep.ts';

// Materials
export { air } from './materials/air.ts';
export { constantIndex } from './materials/constantIndex.ts';
export { germaniumDioxide } from './materials/germaniumDioxide.ts';
export { gradedIndex, type IndexGrading, type GradedMaterial } from './materials/gradedIndex.ts';
export { indiumPhosphide } from './materials/indiumPhosphide.ts';
export { materialOf, type MaterialSource, type Material, type MaterialFormulas, type MaterialDescription } from './materials/material.ts';
export { plasmaDispersion, type FreeCarriers, type CarrierEffect } from './materials/plasmaDispersion.ts';
export { sellmeierIndex, sellmeierGroupIndex, sellmeierMaterial, type SellmeierTerms } from './materials/sellmeier.ts';
export { silica } from './materials/silica.ts';
export { silicon } from './materials/silicon.ts';
export { siliconNitride } from './materials/siliconNitride.ts';
export { siliconKerrIndex, siliconNonlinearity, type ThirdOrderNonlinearity } from './materials/siliconNonlinearity.ts';
export { siliconTatianTerms, siliconTatian } from './materials/siliconTatian.ts';
export { sorefBennett } from './materials/sorefBennett.ts';
export { thermalMedia, thermalMediumOf, type ThermalMedium } from './materials/thermalMedium.ts';

// Waveguides
export { alignmentMap, type AlignmentGrid } from './waveguides/alignmentMap.ts';
export { directionalCoupler, couplerTransfer } from './waveguides/directionalCoupler.ts';
export {
  directionalCouplerTable, type Coupler, type DirectionalCoupler, type DirectionalCouplerDesign,
} from './waveguides/directionalCoupler/coupledByNumbers.ts';
export { fresnelReflectance } from './waveguides/fresnel.ts';
export { rayleighRange, thinLens, type LensInput, type LensImage } from './waveguides/gaussianBeam.ts';
export { gaussianMode, type GaussianMode } from './waveguides/gaussianMode.ts';
export { guideKinds, guideOf, type GuideRecord, type GuidePart } from './waveguides/guidePart.ts';
export type { HeatSink, HeatSetting } from './waveguides/heat/heatSetting.ts';
export {
  thermalResistance, type HeatOptions, type HeatOperation, type HeatTemperatures, type ThermalResistance,
} from './waveguides/heat/thermalResistance.ts';
export { noJunction, type Junction } from './waveguides/junction.ts';
export type {
  PerAxis, FreeSpace, ThinLens, CurvedSurface, FlatInterface, ThickLens, BallLens, GradientLens, BeamTilt, LensElement,
} from './waveguides/lensElement.ts';
export { beamThrough, lensedFiber, type ReceiverPlace, type LensedBeam } from './waveguides/lensedBeam.ts';
export { linearJunctionTable, linearJunction, type LinearJunctionDesign } from './waveguides/linearJunction.ts';
export {
  crossSection, strip, rib, slab, type NamedPart, type RectanglePart, type PolygonPart, type SectionPart,
  type SectionWindow, type CrossSectionDesign, type CrossSection, type Sidewalls,
} from './waveguides/modes/crossSection.ts';
export { forgetModes } from './waveguides/modes/modeCache.ts';
export { modePicture, type ModePicture } from './waveguides/modes/modePicture.ts';
export { modeSpectrum, type SpectrumPoint, type ModeSpectrum } from './waveguides/modes/modeSpectrum.ts';
export type { Segment } from './waveguides/modes/sectionBoundaries.ts';
export { solveModes, type ModePoint, type ModeOptions } from './waveguides/modes/solveModes.ts';
export type { ComplexValue, ModeField, SolvedMode } from './waveguides/modes/solvedMode.ts';
export type { Wall, Walls } from './waveguides/modes/vectorProblem.ts';
export { overlap, type Placement } from './waveguides/overlap.ts';
export { phaseShifterTable, phaseShifter, type GuidePoint, type PhaseShifterDesign, type PhaseShifter } from './waveguides/phaseShifter.ts';
export { pnJunctionTable, intrinsicDensity, pnJunction, type PnJunctionDesign, type PnJunction } from './waveguides/pnJunction.ts';
export { pnOverlapTable, pnOverlap, type PnOverlapDesign } from './waveguides/pnOverlap.ts';
export {
  sectionJunctionTable, sectionShifter, type SectionJunctionDesign, type SectionShifterDesign,
} from './waveguides/sectionShifter.ts';
export { slabIndex, effectiveIndexMethod, type Slab, type Strip } from './waveguides/slabMode.ts';
export { stepIndexFiberMode, type StepIndexFiberMode } from './waveguides/stepIndexFiber.ts';
export type { SupermodeCouplerDesign, SupermodeCoupler } from './waveguides/supermodeCoupler.ts';
export { supermodeCoupling, type GuidePair, type SupermodeCoupling, type SupermodeOptions } from './waveguides/supermodes.ts';
export { tableCouplerTable, type TableCouplerDesign } from './waveguides/tableCoupler.ts';
export {
  taper, type TaperProfile, type TaperDesign, type TaperLight, type TaperPoint, type TaperOptions, type TaperPowers,
  type TaperProgress, type Taper,
} from './waveguides/taper.ts';
export { tiltTerms, type TiltTerms } from './waveguides/tiltTerms.ts';

// Devices
export { arrheniusFactor } from './devices/arrhenius.ts';
export { attenuatorTable, attenuator, type AttenuatorDesign, type Attenuator } from './devices/attenuator.ts';
export { shotNoise, thermalNoise, relativeIntensityNoise } from './devices/detectionNoise.ts';
export {
  dfbLaserTable, dfbLaser, type DfbLaserDesign, type DfbLaserOperation, type DfbLaserModel, type DfbLaser,
} from './devices/dfbLaser.ts';
export { bestEfficiency, type BestEfficiency } from './devices/dfbLaser/bestEfficiency.ts';
export { feedbackSensitivity, type FeedbackSensitivity } from './devices/dfbLaser/feedbackSensitivity.ts';
export {
  fitRateEquations, type RateEquationParameter, type RateEquationFit, type FittedRateEquations,
} from './devices/dfbLaser/fitRateEquations.ts';
export { gainMargin, sideModeSuppression, type SideModeLaser } from './devices/dfbLaser/gainMargin.ts';
export type { GratingCoupling, GratingSection, GratingFacet, Grating } from './devices/dfbLaser/grating.ts';
export { gratingModes, type GratingMode, type GratingModeRange } from './devices/dfbLaser/gratingModes.ts';
export { holeBurning, type HoleBurningLight, type HoleBurningOptions, type HoleBurning } from './devices/dfbLaser/holeBurning.ts';
export type { Reflector, LaserFeedback, TolerableNoise } from './devices/dfbLaser/laserFeedback.ts';
export type { LaserFluctuations } from './devices/dfbLaser/laserFluctuations.ts';
export type { LaserInTime, LaserTimeOptions } from './devices/dfbLaser/laserInTime.ts';
export { modeProfile, type ModeProfile } from './devices/dfbLaser/modeProfile.ts';
export { rateEquationLaser, type LaserState, type OperatingRange, type RateEquationLaser } from './devices/dfbLaser/rateEquationLaser.ts';
export { rateEquationTable, type RateEquationLaserDesign } from './devices/dfbLaser/rateEquationTable.ts';
export { singleModeYield, type SingleModeDemand, type SingleModeYield } from './devices/dfbLaser/singleModeYield.ts';
export { edgeCoupler } from './devices/edgeCoupler.ts';
export {
  edgeCouplerTable, type EdgeCouplerDesign, type EdgeCouplerOperation, type EdgeCouplerPoint, type EdgeCoupler,
} from './devices/edgeCoupler/gaussianCoupler.ts';
export {
  tipCouplerTable, type BeamWidth, type TipCouplerDesign, type TipCouplerPoint, type TipCouplerParts, type TipCoupler,
} from './devices/edgeCoupler/tipCoupler.ts';
export {
  fiberTable, dispersionOf, dispersionFading, fiber, type FiberDesign, type FiberPoint, type SteadyFiber, type Fiber,
} from './devices/fiber.ts';
export {
  fiberArrayTable, fiberArray, type FiberArrayDesign, type FiberPlace, type PlaceLossDb, type FiberArrayOperation,
  type FiberArray,
} from './devices/fiberArray.ts';
export { alignmentTolerance, type AlignmentTolerance, type AlignmentGoal } from './devices/fiberArray/alignmentTolerance.ts';
export {
  assemblyToleranceTable, assembledArrays, type AssemblyTolerance, type AssemblySampling, type AssemblyResult,
} from './devices/fiberArray/assembledArrays.ts';
export { shotNoiseFloor, schawlowTownesLinewidth, type NaturalLinewidth } from './devices/laserNoise.ts';
export { machZehnderModulator, type MachZehnderModulator } from './devices/machZehnderModulator.ts';
export type { MachZehnderTimeDrive } from './devices/machZehnderModulator/inTime.ts';
export type { SteadyMachZehnder } from './devices/machZehnderModulator/steady.ts';
export {
  machZehnderTable, machZehnderOperationTable, type MachZehnderDesign, type MachZehnderOperation, type MachZehnderDrive,
  type MachZehnderPoint, type MachZehnderDrivePoint,
} from './devices/machZehnderModulator/table.ts';
export {
  travellingWaveResponse, travellingWaveBandwidth, type Electrode, type Termination,
} from './devices/machZehnderModulator/travellingWave.ts';
export { nonlinearGuide, type NonlinearGuidePoint, type NonlinearAttenuation, type NonlinearGuide } from './devices/nonlinearGuide.ts';
export { nonlinearGuideTable, type NonlinearGuideDesign } from './devices/nonlinearGuide/table.ts';
export {
  photodiodeTable, photodiode, type PhotodiodeDesign, type PhotodiodeOperation, type SteadyPhotodiode, type Photodiode,
} from './devices/photodiode.ts';
export type { PhotodiodeNoise, PhotodiodeTimeOperation } from './devices/photodiode/during.ts';
export { polarizationLossDb } from './devices/polarizationLoss.ts';
export {
  polarizationSplitterRotatorTable, polarizationSplitterRotator, type PolarizationSplitterRotatorDesign,
  type PolarizationSplitterRotatorOperation, type PolarizationSplitterRotator,
} from './devices/polarizationSplitterRotator.ts';
export { powerSplitterTable, powerSplitter, type PowerSplitterDesign, type PowerSplitter } from './devices/powerSplitter.ts';
export { ringModulator, type RingModulator, type RingLine } from './devices/ringModulator.ts';
export type { DetuningTask } from './devices/ringModulator/bestDetuning.ts';
export {
  ratesFromEnergyRates, ratesFromQualityFactors, coupledModeState, type CoupledModeRates, type CoupledModeState,
} from './devices/ringModulator/coupledMode.ts';
export type {
  RingTimeDrive, RingRangeDrive, DrivenField, RingDriven, RingTimeOptions, RingInTime,
} from './devices/ringModulator/inTime/drive.ts';
export { ringEnergy, type RingEnergy } from './devices/ringModulator/inTime/energy.ts';
export { linewidthPhase, ringMetrics, type RingNumbers, type RingMetrics } from './devices/ringModulator/metrics.ts';
export type { RingDrivePoint } from './devices/ringModulator/response.ts';
export { smallSignalTransfer, smallSignalBandwidth, smallSignalPeak, type SmallSignal } from './devices/ringModulator/smallSignal.ts';
export type { RingSpectrum, ComplexSpectrum, RingFieldSpectrum, SpectrumMemory } from './devices/ringModulator/spectra.ts';
export {
  ringTable, ringOperationTable, type RingCouplerPart, type RingDesign, type RingOperation, type RingDrive,
  type RingPoint, type RingPort,
} from './devices/ringModulator/table.ts';
export { allPassTransfer, addDropTransfer, type AllPassRing, type AddDropRing } from './devices/ringModulator/transfer.ts';
export type { RingCapture } from './devices/ringModulator/underPower/capture.ts';
export type { RingPowerTimeDrive, RingRunState, RingPowerRun, RingPowerInTime } from './devices/ringModulator/underPower/during.ts';
export type { RingPowerLimit, RingFoldDistance, RingFoldPower } from './devices/ringModulator/underPower/folds.ts';
export type { RingFrozenState } from './devices/ringModulator/underPower/frozenState.ts';
export type { RingSweep, RingSweepTrace, RingHysteresis } from './devices/ringModulator/underPower/hysteresis.ts';
export type { LinearLoss } from './devices/ringModulator/underPower/nonlinearMode.ts';
export type { RingPatternEffect } from './devices/ringModulator/underPower/pattern.ts';
export { ringUnderPower, type RingFoldCurve, type RingUnderPower } from './devices/ringModulator/underPower/ringUnderPower.ts';
export type { RingEigenvalue } from './devices/ringModulator/underPower/stability.ts';
export type { RingPowerBalance, RingSteadyState } from './devices/ringModulator/underPower/steadyState.ts';
export {
  ringNonlinearityTable, ringPowerOperationTable, type RingNonlinearity, type RingPowerOperation, type RingPowerDrive,
  type RingPowerPoint,
} from './devices/ringModulator/underPower/table.ts';
export type {
  RingTransientTask, RingTransientOptions, RingTransientEnergy, RingTransient,
} from './devices/ringModulator/underPower/transient.ts';
export { tapTable, tap, type TapDesign, type TapPort, type Tap } from './devices/tap.ts';

// Circuits
export { circuit, type PathSpectrum, type Circuit } from './circuits/circuit.ts';
export { couplerModelTable, couplerModel, type CouplerModelDesign } from './circuits/couplerModel.ts';
export { partKinds, partModel, type PartRecord } from './circuits/partRecord.ts';
export { reflectorTable, reflectorModel, terminatorModel, type ReflectorDesign } from './circuits/reflectorModel.ts';
export { ringModel } from './circuits/ringModel.ts';
export { sampledModel, type ScatteringSamples } from './circuits/sampledModel.ts';
export { amplitudeAlong, powerAlong, type ScatteringMatrix, type ScatteringPath } from './circuits/scatteringMatrix.ts';
export { scatteringModel, reciprocal, type ScatteringModel, type PathAmplitude } from './circuits/scatteringModel.ts';
export {
  waveguideTable, waveguideModel, phaseShifterModel, type WaveguideDesign, type PhaseShifterOperation,
} from './circuits/waveguideModel.ts';
export type { CircuitDesign } from './circuits/wiring.ts';

// Link
export { amplifier, type AmplifierResponse, type AmplifierDesign, type NoiseSeed, type Amplifier } from './link/amplifier.ts';
export { besselThomsonResponse, besselThomsonNoiseBandwidth, besselThomson } from './link/besselThomson.ts';
export { linkBudget, type BudgetStage, type LinkBudget } from './link/budget.ts';
export { clockRecovery, type ClockRecovery, type Recovered } from './link/clockRecovery.ts';
export { codewordsInBursts } from './link/codewordsInBursts.ts';
export { concatenatedErrorRatio, type ConcatenatedErrors } from './link/concatenatedCode.ts';
export { crosstalkPenalty, type CrosstalkTask, type PowerPenalty, type CrosstalkPenalty } from './link/crosstalkPenalty.ts';
export { decisionFeedback, burstLengths, type DecisionFeedback, type BurstLengths } from './link/decisionFeedback.ts';
export { decisions, countErrors, type ErrorCount } from './link/decisions.ts';
export {
  dropCrosstalk, receivedChannels, type CrosstalkMatrix, type FilterArrangement, type ReceivedChannels,
} from './link/dropCrosstalk.ts';
export { lorentzianFilterTable, lorentzianFilter, type DropFilter, type LorentzianFilter } from './link/dropFilter.ts';
export { feedForwardEqualizer, type FeedForward } from './link/equalizer.ts';
export {
  leastSquaresTaps, adaptedTaps, noiseEnhancement, type Training, type TrainingNoise, type EqualizerTaps,
} from './link/equalizerTaps.ts';
export { burstErrorRatios, burstErrors, type ErrorBursts, type BurstRatios } from './link/errorBursts.ts';
export { countedErrorRatio, sampledErrorRatio, type CountedErrorRatio, type SampledDecision } from './link/errorCount.ts';
export { eyeDiagram, type EyeMethod, type EyeOpening, type EyeDiagram } from './link/eyeDiagram.ts';
export { besselThomsonInTime } from './link/filterInTime.ts';
export { graySymbols, grayBits } from './link/grayCode.ts';
export { hammingLength, hammingData, hammingCodeword, hammingWeights, correctHamming, correctHammingSoftly } from './link/hammingCode.ts';
export { innerCodeHard, innerCodeBound, countInnerCode, type InnerCodeErrors, type InnerCodeTrial } from './link/innerCode.ts';
export type { Jitter } from './link/jitter.ts';
export { lockWindow, type LockWindow } from './link/lockWindow.ts';
export { lostCodewords, lostFrames, type LostCodewords } from './link/lostCodewords.ts';
export { opticalMargin, marginOf, type Margin } from './link/margin.ts';
export { multipath, type Reflection, type MultipathMedium, type LightPath } from './link/multipath.ts';
export {
  multipathErrorRatio, multipathPenalty, multipathVariance, type MultipathLink, type MultipathPenalty,
} from './link/multipathErrorRatio.ts';
export { multipathInTime } from './link/multipathInTime.ts';
export { receiverNoise, type Receiver } from './link/noise.ts';
export {
  pam4ErrorRatio, pam4BitErrorRatio, pam4RequiredRatio, type Pam4Thresholds, type Pam4Decision, type Pam4ErrorRatio,
} from './link/pam4.ts';
export { pattern, randomSymbols, type PatternName, type LongPatternName, type PatternPart } from './link/pattern.ts';
export type { SymbolPattern } from './link/patternedWaveform.ts';
export { closeEye } from './link/penalty.ts';
export { phaseNoise } from './link/phaseNoise.ts';
export { polarizationDependentLoss, type PolarizationDependentLoss } from './link/polarizationDependentLoss.ts';
export {
  differentialDelayResponse, differentialDelayExceeds, differentialDelayExceeded, differentialDelayInTime,
  type DifferentialDelay,
} from './link/polarizationModeDispersion.ts';
export { precoding, unprecoding } from './link/precoding.ts';
export { predistortedLevels } from './link/predistortion.ts';
export { pulseShape, type Pulse, type PulseShapeDesign, type PulseShape } from './link/pulseShape.ts';
export { kp4, kp4Threshold, transcodingRatio, reedSolomonErrorRatio, frameLossRatio, type ReedSolomonCode } from './link/reedSolomon.ts';
export { sensitivity, type Sensitivity } from './link/sensitivity.ts';
export { sequenceEstimation, type SequenceEstimation } from './link/sequenceEstimation.ts';
export { signalToNoiseAndDistortion, type LinearFitMethod, type LinearFit } from './link/signalToNoiseAndDistortion.ts';
export { tdecq, type TdecqMethod, type Tdecq, type FiniteTdecq } from './link/tdecq.ts';
export { wdmReceiverTable, wdmErrorRatio, type WdmReceiver } from './link/wdmErrorRatio.ts';

// Optical engine
export { compareModulators, type ComparedEnergy, type ComparedModulator, type ModulatorComparison } from './engine/compareModulators.ts';
export type { ComparisonOptions, EyeClosure } from './engine/compareModulators/eyeClosure.ts';
export type { NeededPower } from './engine/compareModulators/needed.ts';
export {
  comparisonTable, type ModulatorComparisonDesign, type ComparisonLink, type RingTransmitterDesign,
  type MachZehnderTransmitterDesign,
} from './engine/compareModulators/table.ts';
export {
  compliance, type LimitedQuantity, type ComplianceLimit, type ComplianceLimits, type ComplianceVerdict,
  type ComplianceRow, type Compliance, type TransmitterKnowledge,
} from './engine/compliance.ts';
export { doubleTipCoupler, type TipGeometry } from './engine/doubleTipCoupler.ts';
export { engineKernel, type EngineKernelOptions, type EngineSamples, type EngineKernel } from './engine/engineKernel.ts';
export { laneStatus } from './engine/engineKernel/outputs.ts';
export {
  engineTable, type EngineDesign, type RingLaneDesign, type MachZehnderLaneDesign, type CouplerDesign,
} from './engine/engineTable.ts';
export { engineVector } from './engine/engineVector.ts';
export { eyePenalty, withEyePenalty, type EyePenalty, type WithEyePenalty } from './engine/eyePenalty.ts';
export { laneElectronicsTable, type LaneElectronics } from './engine/eyePenalty/electronics.ts';
export { fitRing, type KnownRing, type RingFit } from './engine/fitRing.ts';
export type { RingCandidate, RingDoublet, RingResonance } from './engine/fitRing/resonance.ts';
export type { MeasuredSpectrum } from './engine/fitRing/spectrum.ts';
export { hotRing, type RingSetPoint, type FoldDistance, type HotRing } from './engine/hotRing.ts';
export { laneInTime, laneMarginInTime } from './engine/laneInTime.ts';
export type { LaneMarginInTime } from './engine/laneInTime/margin.ts';
export type { LaneRun, LaneSignals } from './engine/laneInTime/signals.ts';
export {
  laserBudgetTable, laserBudget, type LaserBudgetDemand, type BudgetLane, type LaserSharing, type LaserBudget,
} from './engine/laserBudget.ts';
export type { FoldBound } from './engine/laserBudget/foldBound.ts';
export {
  laserModule, type LaserModuleOperation, type ModuleLaser, type ModulePort, type LaserModuleState, type ModuleLife,
  type LaserModule,
} from './engine/laserModule.ts';
export { laserModuleTable, type LaserModuleDesign } from './engine/laserModule/table.ts';
export { laserSupply, type LaserSupply } from './engine/laserSupply.ts';
export { detuningPenalty, type HeldRing, type LaneReceiver, type OffsetLane, type DetuningPenalty } from './engine/lock/detuningPenalty.ts';
export {
  ringLock, type LockedRing, type RingArray, type RingLockOptions, type LockedRingTrace, type RingLockEvent,
  type RingLockTrace, type LockedRingState, type RingLockRun, type RingLock,
} from './engine/lock/ringLock.ts';
export { ringLockTable, type RingLockDesign } from './engine/lock/table.ts';
export {
  temperatureRamp, temperatureStep, temperatureNoise, sampledTemperature, type TemperatureTrace,
} from './engine/lock/temperatureTrace.ts';
export { ringFilter, busCrosstalk, type BusRing, type BusCrosstalk } from './engine/neighborRings.ts';
export {
  opticalEngine, type LaneMargin, type StageResult, type LaneResult, type EngineResult, type OpticalEngine,
} from './engine/opticalEngine.ts';
export { FIT, hour, year, lifetimeTable, lifetime, firstOf, atLeast, type LifetimeDesign, type Lifetime } from './engine/reliability.ts';
export {
  heaterCrosstalkTable, heaterCrosstalk, type HeaterCrosstalkDesign, type SolvedCrosstalk,
} from './engine/ringHeaters/heaterCrosstalk.ts';
export { ringHeaterTable, ringHeater, type RingHeaterDesign, type RingHeater } from './engine/ringHeaters/ringHeater.ts';
export { ringHeaters, type RingHeaters } from './engine/ringHeaters/ringHeaters.ts';
export { tuneRings, type RingTuning, type TunedRing, type TunedRings } from './engine/ringHeaters/tuneRings.ts';
export {
  processSpreadTable, tuningPower, sampledTuningPower, type ProcessSpread, type TuningPower, type TuningSampling,
  type SampledTuningPower,
} from './engine/ringHeaters/tuningPower.ts';
export { solvedRing, plainRing, type RingGeometry, type SolvedRing } from './engine/solvedRing.ts';
export {
  ringThermalTolerance, machZehnderThermalTolerance, thermalToleranceRatio, type ThermalTolerance,
  type ThermalToleranceOptions, type FrozenRing, type FrozenMachZehnder, type ThermalToleranceRatio,
} from './engine/thermalTolerance.ts';

// Cited designs
export { externalLaserModule, siliconSupplyGuide, nitrideSupplyGuide, laserBudgetDemand } from './designs/externalLaserModule.ts';
export {
  siliconRingGeometry, doubleTipGeometry, ringFromGeometry, edgeCouplerFromGeometry, engineFromGeometry,
} from './designs/geometryEngine.ts';
export { highPowerDfb } from './designs/highPowerDfb.ts';
export { laneElectronics } from './designs/laneElectronics.ts';
export { dr8Limits } from './designs/limits/dr8.ts';
export { modulatorComparison } from './designs/modulatorComparison.ts';
export { quantumX800Engine, engineParts } from './designs/quantumX800.ts';
export { rateEquationDfb } from './designs/rateEquationDfb.ts';
export { referenceDfb } from './designs/referenceDfb.ts';
export { ringLockLoop, ringLockCrosstalk } from './designs/ringLock.ts';
export { siliconMachZehnder } from './designs/siliconMachZehnder.ts';
export { siliconRing } from './designs/siliconRing.ts';
export { siliconRingNonlinearity } from './designs/siliconRingNonlinearity.ts';
export { tdecq8023bs, tdecq8023cu, tdecq8023dj, type TdecqReference } from './designs/tdecqMethods.ts';
