import { erfc, gaussianTail, inverseGaussianTail } from '../../src/numerics/erfc.ts';
import { normalDeviate } from '../../src/numerics/normalDeviate.ts';
import type { ValidationCase } from './case.ts';

function row(what: string, source: string, reference: number, ours: () => number): ValidationCase {
  return { what, source, reference, ours, unit: '1', tolerance: { rel: 1e-14 } };
}

/** Special functions against published and 50-digit values. */
export const numericsCases: readonly ValidationCase[] = [
  row('normal deviate of 0.25', 'Wichura1988, test values', -0.6744897501960817, () => normalDeviate(0.25)),
  row('normal deviate of 0.001', 'Wichura1988, test values', -3.090232306167814, () => normalDeviate(0.001)),
  row('normal deviate of 1e-20', 'Wichura1988, test values', -9.262340089798409, () => normalDeviate(1e-20)),
  row('erfc(4.1), 50-digit arithmetic', 'Cody1969', 6.700027654084918e-9, () => erfc(4.1)),
  row('Q(8.5), 50-digit arithmetic', 'Cody1969', 9.479534822203318e-18, () => gaussianTail(8.5)),
  row('argument where Q is 2.4e-4, 50-digit arithmetic', 'Wichura1988', 3.4916760634039634, () => inverseGaussianTail(2.4e-4)),
];
