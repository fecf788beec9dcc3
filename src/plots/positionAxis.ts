/**
 * How numbers are laid along an axis or a color bar: domain, ticks and their texts are fixed here, so that no two texts differ in their
 * decimals and none has a comma for thousands.
 *
 * @internal
 */
export interface Layout {
  readonly scale: Readonly<Record<string, unknown>>;
  /** For an axis or a legend. */
  readonly labels: Readonly<Record<string, unknown>>;
}

/**
 * What the numbers are laid along.
 *
 * @internal
 */
export interface LayoutOptions {
  /** `'tight'` ends where the numbers end, `'loose'` leaves a little room and takes in 0 if that is near. */
  readonly fit: 'tight' | 'loose';
  readonly scale: 'linear' | 'log';
  /** Ticks wanted, about. */
  readonly ticks: number;
}

/**
 * How many ticks an axis of a width in px takes, so that texts of seven characters stay apart.
 *
 * @internal
 */
export function ticksAlong(width: number): number {
  return Math.max(2, Math.min(8, Math.floor(width / 80)));
}

/**
 * The layout for numbers, all of them finite, and above 0 on a logarithmic scale.
 *
 * @internal
 */
export function layoutOf(values: Iterable<number>, { fit, scale, ticks }: LayoutOptions): Layout {
  let low = Infinity;
  let high = -Infinity;
  for (const value of values) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  if (scale === 'log') return logarithmic(low, high, ticks);
  if (!(high > low)) {
    const room = Math.abs(high) * 0.05 || 1;
    [low, high] = [low - room, high + room];
  } else if (fit === 'loose') {
    const room = 0.04 * (high - low);
    const nearZero = low >= 0 && low <= 0.25 * high;
    [low, high] = [nearZero ? 0 : low - room, high + room];
  }
  const { values: at, format } = linearTicks(low, high, ticks);
  return { scale: { type: 'linear', domain: [low, high], nice: false, zero: false }, labels: { values: at, format } };
}

/**
 * Round numbers between two, hardly more than `count` of them, and the d3 format that writes them all alike.
 *
 * @internal
 */
export function linearTicks(low: number, high: number, count: number): { values: number[]; format: string } {
  const rough = (high - low) / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const over = rough / power;
  const step = power * (over > 5.5 ? 10 : over > 2.2 ? 5 : over > 1.1 ? 2 : 1);
  const decimals = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
  const values: number[] = [];
  for (let i = Math.ceil(low / step - 1e-9); i * step <= high + 1e-9 * step; i++) values.push(Number((i * step).toPrecision(12)));
  const largest = Math.max(Math.abs(low), Math.abs(high));
  if (decimals <= 5 && largest < 1e6) return { values, format: `.${decimals}f` };
  return { values, format: `.${Math.max(0, Math.ceil(Math.log10(largest / step) - 1e-9))}~e` };
}

function logarithmic(low: number, high: number, count: number): Layout {
  const room = high / low < 1.1 ? 1.5 : 1.15;
  const [from, to] = [low / room, high * room];
  const decades = Math.log10(to / from);
  const digits = decades < 2 ? [1, 2, 5] : [1];
  const stride = Math.max(1, Math.ceil(decades / count));
  const values: number[] = [];
  for (let i = Math.floor(Math.log10(from)); i <= Math.ceil(Math.log10(to)); i += stride) {
    values.push(...digits.map((digit) => Number(`${digit}e${i}`)).filter((tick) => tick >= from && tick <= to));
  }
  return { scale: { type: 'log', domain: [from, to], nice: false }, labels: { values, format: '.0e' } };
}
