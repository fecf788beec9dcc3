import { describe, expect, it } from 'vitest';
import { claim } from './snippets/claim.ts';
import { checked, snippets } from './snippets/extract.ts';

describe('code blocks of a page', () => {
  it('are those marked ts, with their lines', () => {
    const text = '# Page\n\n```ts\nconst a = 1;\n```\n```sh\nnpm test\n```\n\n```ts\nb;\n```\n';
    expect(snippets('a.md', text)).toEqual([
      { page: 'a.md', line: 3, code: 'const a = 1;\n' },
      { page: 'a.md', line: 10, code: 'b;\n' },
    ]);
  });

  it('have their claims checked in place', () => {
    const code = "import { a } from 'a';\nconst b = a(\n  1,\n); // → 2 nm\nb / nm; // → 3\nconsole.log(b, 'x'); // → 4 x\n";
    expect(checked(code, 'c').split('\n')).toEqual([
      'import { claim as claimAbove } from "c"; import { a } from \'a\';',
      'const b = a(',
      '  1,',
      '); claimAbove([b], "2 nm", 4); // → 2 nm',
      'claimAbove([b / nm], "3", 5); // → 3',
      'claimAbove([b, \'x\'], "4 x", 6); // → 4 x',
      '',
    ]);
  });

  it('cannot claim where nothing has a value', () => {
    expect(() => checked('// → 3\nf();', 'c')).toThrow('nothing ends in front of // → 3');
    expect(() => checked('if (a) f(); // → 3', 'c')).toThrow('a claim needs a value');
    expect(() => checked('const { a } = b; // → 3', 'c')).toThrow('a claim needs one variable');
  });
});

describe('a claim', () => {
  it('holds to the digits told', () => {
    expect(() => claim([3.14159], '3.14', 1)).not.toThrow();
    expect(() => claim([3.146], '3.14', 1)).toThrow('line 1: told 3.14, is 3.146');
    expect(() => claim([-2.04e-9], '−2.0e-9 m', 1)).not.toThrow();
    expect(() => claim([2.06e-9], '2.0e-9 m', 1)).toThrow();
    expect(() => claim([8], '8', 1)).not.toThrow();
    expect(() => claim([NaN], '8', 1)).toThrow();
  });

  it('holds for other values as they are shown', () => {
    expect(() => claim(['3.1 dB'], '3.1 dB', 1)).not.toThrow();
    expect(() => claim([{ a: 1, b: [2] }], '{ a: 1, b: [ 2 ] }', 1)).not.toThrow();
    expect(() => claim([1, 'a'], '1 a', 1)).not.toThrow();
    expect(() => claim(['3.2 dB'], '3.1 dB', 1)).toThrow();
    expect(() => claim([true], 'false', 1)).toThrow();
  });
});
