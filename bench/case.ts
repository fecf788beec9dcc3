/** One way to do the work of a case. */
export type Variant =
  /** A function that does `operations` of it a call, timed here. */
  | { readonly name: string; readonly operations: number; readonly run: () => unknown }
  /** Something that times itself, such as another process: nanoseconds of one operation. */
  | { readonly name: string; readonly nanoseconds: () => number }
  /** Something that this machine does not have. */
  | { readonly name: string; readonly absent: string };

/** Work that is timed: ours first, then its peers. */
export interface BenchCase {
  readonly name: string;
  /** What one operation is. */
  readonly operation: string;
  /** Nanoseconds that one operation of ours may take. */
  readonly atMost?: number;
  /** Part of the time of the second variant that ours may take. */
  readonly atMostOfSecond?: number;
  /** How often each variant is measured, in turn; 11 where absent. */
  readonly rounds?: number;
  readonly variants: readonly Variant[];
}
