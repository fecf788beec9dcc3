/** What a junction does to a guide, by voltage (V, reverse bias negative). A finished junction of one's own takes this form. */
export interface Junction {
  /** Change of the effective index against the table's value. */
  indexChange(voltage: number): number;
  /** Its derivative, 1/V. */
  indexSlope(voltage: number): number;
  /** Power attenuation by free carriers, 1/m. */
  attenuation(voltage: number): number;
  /** Capacitance per length, F/m. */
  capacitance(voltage: number): number;
  /** Series resistance times length, ohm m. */
  readonly seriesResistance: number;
  /** Least and largest legal voltage, V. Outside it the phase shifter throws before it asks. */
  readonly voltageRange: readonly [number, number];
  /** Why the voltage stops there, for messages. */
  readonly limits: string;
}

/** A passive guide: no carriers, no voltage but 0. */
export const noJunction: Junction = Object.freeze({
  indexChange: () => 0,
  indexSlope: () => 0,
  attenuation: () => 0,
  capacitance: () => 0,
  seriesResistance: 0,
  voltageRange: Object.freeze([0, 0] as const),
  limits: 'a guide without a junction takes no voltage',
});
