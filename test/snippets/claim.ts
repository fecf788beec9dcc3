import { inspect } from 'node:util';

/** Throws unless the values are what a page tells. Numbers agree to the digits told; words after a lone number are its unit. */
export function claim(values: readonly unknown[], told: string, line: number): void {
  const shown = values.map((value) => (typeof value === 'string' ? value : inspect(value, { breakLength: Infinity }))).join(' ');
  if (!agree(values, shown, told)) throw new Error(`line ${line}: told ${told}, is ${shown}`);
}

function agree(values: readonly unknown[], shown: string, told: string): boolean {
  const [value] = values;
  const number = /^([-+−]?\d*\.?\d+(?:e[-+]?\d+)?)(?: [^\d]*)?$/.exec(told)?.[1]?.replace('−', '-');
  if (values.length > 1 || typeof value !== 'number' || number === undefined) return shown === told;
  return Math.abs(value - Number(number)) <= 0.5000001 * lastPlace(number);
}

/** The worth of one in the last digit told: 0.01 for 3.14, 1e-9 for 2e-9. */
function lastPlace(number: string): number {
  const [mantissa, exponent = '0'] = number.split('e') as [string, string?];
  return 10 ** (Number(exponent) - (mantissa.split('.')[1] ?? '').length);
}
