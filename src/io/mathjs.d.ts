// What is used of the browser bundle of mathjs, which carries no types of its own.
declare module 'mathjs/lib/browser/math.js' {
  interface MathUnit {
    /** In SI; of a temperature scale the size of one degree. */
    readonly value: number;
    /** Powers of mass, length, time, current, temperature, luminous intensity, amount, angle and bit. */
    readonly dimensions: readonly number[];
    /** Its parts; a temperature scale has an offset to the next. */
    readonly units: readonly { readonly unit: { readonly offset: number } }[];
  }
  const math: { unit(value: number, unit: string): MathUnit };
  export default math;
}
