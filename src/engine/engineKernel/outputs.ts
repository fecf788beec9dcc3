/** Results of a whole engine by name, in the order of the arithmetic. @internal */
export const engineOutputs = [
  'worst.marginDb',
  'worst.lane',
  'worst.status',
  'power.laser',
  'power.driver',
  'power.heater',
  'power.receiver',
  'power.total',
  'energyPerBit',
] as const;

/** Results of a lane by name, in the order of the arithmetic. @internal */
export const laneOutputs = [
  'status',
  'marginDb',
  'preFecBitErrorRatio',
  'codewordErrorRatio',
  'extinctionRatio',
  'levelMismatchRatio',
  'heaterPower',
  'wavelength',
  'busPower',
  'launchPower',
  'receivedPower',
  'receivedOma',
] as const;

/** What the status of a lane in the results of an `engineKernel` says. */
export const laneStatus: readonly string[] = Object.freeze([
  'fine',
  'the laser does not give its set point, now or at the end of its life',
  'the plate of the laser is outside its temperatures',
  'routing or connectors lose more than 100 dB',
  'the beam of a coupler is too wide for its gap',
  'the junction is impossible: outside the core, depleted at 0 V, or with gain',
  'wavelength, voltage or temperature is outside the range of the guide',
  "the coupler of the ring is outside its range",
  'the heater needs more than its maximum to hold the ring',
  'the resonance of the ring has no width',
  'the ring has no consistent temperature',
  "the ring's self-heating is unstable",
  'the wavelength of zero dispersion is outside its range',
  'the photodiode gives more than an electron a photon',
  'the four levels do not rise',
  'noise that grows with the light keeps the error ratio above its target: margin −40',
  'the error ratio stays below its target with 150 dB of attenuation: margin 150',
]);
