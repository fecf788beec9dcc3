/**
 * What a device says of itself, and is then let off the laws that it may break. `lossless` is the other way round: it puts a stage under
 * the energy balance.
 */
export interface Declared {
  /** Its wavelength does not follow the temperature, or goes to the blue. */
  readonly athermal?: true;
  /** An isolator, a circulator: the way back is another. */
  readonly nonreciprocal?: true;
  /** It gives light power: an amplifier, a gain section. */
  readonly gain?: true;
  /** What it does to light depends on how bright that is. */
  readonly nonlinear?: true;
  /** All light that enters leaves. */
  readonly lossless?: true;
}

/** A number with its meaning and its SI unit, `'1'` for a plain number. */
export interface Quantity {
  readonly what: string;
  readonly value: number;
  readonly unit: string;
}

/** How exactly a law is held. */
export interface LawNumerics {
  /** How far both sides of a law may lie apart, relative to the larger; a law takes its own where that is larger. */
  readonly tolerance?: number;
}

/** A law without its question. */
export interface LawHead {
  readonly name: LawName;
  /** The law in one sentence. */
  readonly statement: string;
  /** Where it is written, as a key of the bibliography. */
  readonly citation?: string;
  /** What a device declares to be let off. */
  readonly unless?: keyof Declared;
}

/** A physical law that any device must obey, put as a question about numbers that a device answers. */
export interface Law<Asked> extends LawHead {
  /** Throws a `LawError` with the numbers on both sides where the law is broken; NaN and Infinity break every law. */
  readonly holds: (asked: Asked, numerics?: LawNumerics) => void;
}

/** The names of the laws. */
export type LawName =
  | 'passivity'
  | 'reciprocity'
  | 'energyBalance'
  | 'thermalRedShift'
  | 'monotoneLoss'
  | 'unitRoundTrip'
  | 'continuity'
  | 'seedReproduces'
  | 'dimensionalScaling'
  | 'limits';
