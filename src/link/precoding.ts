import type { InTime, Run } from '../light.ts';
import { digit } from './grayCode.ts';

/**
 * Pre-coding 1/(1 + D) modulo 4 of PAM4 symbols, in front of the driver: p[n] = (s[n] − p[n−1]) mod 4, p = 0 before the first. A burst of errors that
 * alternate behind a decision feedback equalizer leaves `unprecoding` as one error at its start and one at its end. [IEEE802.3, 120.5.7.2]
 *
 * @throws RangeError, the stage, for a symbol that is not 0, 1, 2 or 3.
 */
export function precoding(): InTime<Uint8Array, Uint8Array> {
  return symbolStage('precoding', (symbol, before) => (symbol - before) & 3, 'out');
}

/**
 * The inverse of `precoding`, behind the decisions: s[n] = (p[n] + p[n−1]) mod 4.
 *
 * @throws RangeError, the stage, for a symbol that is not 0, 1, 2 or 3.
 */
export function unprecoding(): InTime<Uint8Array, Uint8Array> {
  return symbolStage('unprecoding', (symbol, before) => (symbol + before) & 3, 'in');
}

/** `kept`: which of the symbols the next one is added to. */
function symbolStage(who: string, next: (symbol: number, before: number) => number, kept: 'in' | 'out'): InTime<Uint8Array, Uint8Array> {
  const open = (): Run<Uint8Array, Uint8Array> => {
    let before = 0;
    return {
      run: (symbols) => {
        const out = new Uint8Array(symbols.length);
        for (let i = 0; i < out.length; i++) {
          const symbol = symbols[i]!;
          if (symbol > 3) digit(who, 'symbols', i, symbol, 3);
          out[i] = next(symbol, before);
          before = kept === 'in' ? symbol : out[i]!;
        }
        return out;
      },
    };
  };
  return Object.assign((symbols: Uint8Array) => open().run(symbols), { open });
}
