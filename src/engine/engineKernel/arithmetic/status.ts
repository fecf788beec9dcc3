import type { i32 } from './cells.ts';

// Why a lane has no ordinary answer. `laneStatus` says it in words.

/** @internal */ export const fine: i32 = 0;
/** @internal */ export const laserShort: i32 = 1;
/** @internal */ export const plateOutside: i32 = 2;
/** @internal */ export const lossTooHigh: i32 = 3;
/** @internal */ export const beamTooWide: i32 = 4;
/** @internal */ export const junctionInvalid: i32 = 5;
/** @internal */ export const guideOutside: i32 = 6;
/** @internal */ export const couplerInvalid: i32 = 7;
/** @internal */ export const heaterShort: i32 = 8;
/** @internal */ export const ringWithoutLine: i32 = 9;
/** @internal */ export const ringUnsettled: i32 = 10;
/** @internal */ export const ringUnstable: i32 = 11;
/** @internal */ export const fiberInvalid: i32 = 12;
/** @internal */ export const tooResponsive: i32 = 13;
/** @internal */ export const levelsNotRising: i32 = 14;
/** From here on all results but the margin are as always. @internal */ export const tooNoisy: i32 = 15;
/** @internal */ export const tooClean: i32 = 16;
