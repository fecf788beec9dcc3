// Energy that a modulator takes from its driver for each symbol; symbols are independent and equally likely, levels are in equal steps.

/**
 * Of a capacitance behind a driver that takes its charge from one supply of the swing: C V times the mean of the steps upwards. Two levels:
 * C V²/4 a bit, for one symbol in four rises. Four: 5 C V²/24 a symbol. [Miller2012]
 *
 * @internal
 */
export function chargingEnergy({
  capacitance,
  swing,
  levels,
}: {
  readonly capacitance: number;
  readonly swing: number;
  readonly levels: number;
}): number {
  let up = 0;
  for (let from = 0; from < levels; from++) for (let to = from + 1; to < levels; to++) up += to - from;
  return (capacitance * swing * swing * up) / (levels * levels * (levels - 1));
}

/**
 * Of a line that ends in its impedance: the variance of the voltage over the impedance, for the time of a symbol; the mean voltage is held
 * by the bias and drives no current. Two levels: V²/(4 Z). Four: 5 V²/(36 Z).
 *
 * @internal
 */
export function lineEnergy({
  impedance,
  swing,
  levels,
  symbolRate,
}: {
  readonly impedance: number;
  readonly swing: number;
  readonly levels: number;
  readonly symbolRate: number;
}): number {
  // Variance of equal steps from 0 to 1: (n + 1)/(12 (n − 1)).
  const variance = (swing * swing * (levels + 1)) / (12 * (levels - 1));
  return variance / (impedance * symbolRate);
}
