// Text of a unit to its factors: `ps/(nm^2 km)` is ps, nm to the −2, km to the −1.

/**
 * One symbol of a unit with its power.
 *
 * @internal
 */
export interface UnitFactor {
  readonly symbol: string;
  readonly power: number;
}

const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/**
 * The spellings of one unit brought to one: both micro signs to `u`, `Ω` to `ohm`, `°C` to `degC`, `cm⁻³` to `cm^-3`.
 *
 * @internal
 */
export function plainUnit(text: string): string {
  return text
    .trim()
    .replace(/[\u00b5\u03bc]/g, 'u')
    .replace(/[\u03a9\u2126]|Ohm/g, 'ohm')
    .replace(/\u00b0\s?C|\u2103|\b[cC]elsius\b/g, 'degC')
    .replace(/\u00b0/g, 'deg')
    .replace(/[\u00c5\u212b]/g, 'angstrom')
    .replace(/\u221a\(?([A-Za-z]+)\)?/g, 'sqrt($1)')
    .replace(/\u207b?[\u2070\u00b9\u00b2\u00b3\u2074-\u2079]+/g, (power) => `^${power.replace(/./g, plainPower)}`)
    .replace(/[\u00b7\u22c5]/g, '*');
}

function plainPower(sign: string): string {
  return sign === '\u207b' ? '-' : String(superscripts.indexOf(sign));
}

/**
 * The factors of a unit from left to right, as `plainUnit` leaves it; `undefined` where the text is no unit.
 *
 * @internal
 */
export function unitFactors(text: string): UnitFactor[] | undefined {
  const tokens = text.match(/sqrt\(\s*[A-Za-z]+\s*\)|[A-Za-z]+|\^\s*-?\d+(?:\.\d+)?|1|[*/()]|\s+|./g) ?? [];
  const factors: UnitFactor[] = [];
  let position = 0;
  const skipSpace = (): void => {
    while (/^\s/.test(tokens[position] ?? '')) position++;
  };
  const product = (sign: number): boolean => {
    let divide = false;
    for (;;) {
      if (!factor(divide ? -sign : sign)) return false;
      skipSpace();
      const next = tokens[position];
      if (next === undefined || next === ')') return true;
      divide = next === '/';
      if (next === '/' || next === '*') position++;
    }
  };
  const factor = (sign: number): boolean => {
    skipSpace();
    const token = tokens[position++] ?? '';
    if (token === '1') return true;
    if (token === '(') return product(sign) && tokens[position++] === ')';
    const root = /^sqrt\(\s*(\w+)\s*\)$/.exec(token);
    if (root !== null) {
      factors.push({ symbol: root[1]!, power: sign / 2 });
      return true;
    }
    if (!/^[A-Za-z]+$/.test(token)) return false;
    const raised = tokens[position]?.startsWith('^') ? Number(tokens[position++]!.slice(1)) : 1;
    factors.push({ symbol: token, power: sign * raised });
    return true;
  };
  return product(1) && position === tokens.length ? factors : undefined;
}
