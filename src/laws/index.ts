// Laws
export { continuity, type Curve } from './continuity.ts';
export { dimensionalScaling, type Scaled } from './dimensionalScaling.ts';
export { energyBalance, type EnergyAccount } from './energyBalance.ts';
export { limits, type SimpleCase } from './limits.ts';
export { monotoneLoss, type MoreLoss } from './monotoneLoss.ts';
export { passivity, type PowerFlow } from './passivity.ts';
export { reciprocity, type BothWays } from './reciprocity.ts';
export { seedReproduces, type Repeated } from './seedReproduces.ts';
export { thermalRedShift, type Warming } from './thermalRedShift.ts';
export { unitRoundTrip, type TwoForms } from './unitRoundTrip.ts';
export type { Declared, Law, LawHead, LawName, LawNumerics, Quantity } from './law.ts';
export { type Breach, type BrokenBy, LawError } from './lawError.ts';

// Random designs
export { arbitraryCoupler } from './arbitraryCoupler.ts';
export { arbitraryLaser } from './arbitraryLaser.ts';
export { arbitraryLight } from './arbitraryLight.ts';
export { arbitraryLink, type LinkDesign, linkTable } from './arbitraryLink.ts';
export { arbitraryRing } from './arbitraryRing.ts';

// Devices
export { checkDevice, type CheckOptions, type DeviceModels, type LawReport, type LawVerdict } from './checkDevice.ts';
export type { CouplerAnswers, CouplerModel } from './couplerKind.ts';
export type { LaserAnswers, LaserModel } from './laserKind.ts';
export type { LinkAnswers, LinkModel } from './linkKind.ts';
export type { RingAnswers, RingModel } from './ringKind.ts';
