import { describe, expect, expectTypeOf, it } from 'vitest';
import { allowed, check, isPart, own, scalarPaths, suggestion, type Table, type Values } from '../src/design.ts';

const table = {
  gap: { unit: 'm', range: [2e-8, 2e-6] },
  ways: { unit: '1', range: [1, 8], whole: true },
  note: { unit: 'K', range: [0, 1], optional: true },
  side: { choice: ['blue', 'red'] },
  offsets: { listOf: { unit: 'm', range: [-1, 1] }, length: [1, 3] },
  box: { group: { width: { unit: 'm', range: [0, 1] } } },
  coupler: { kind: { power: { fraction: { unit: '1', range: [0, 1] } }, none: {} } },
} as const satisfies Table;

interface Design extends Values<typeof table> {}

const design: Design = {
  gap: 1.8e-7,
  ways: 2,
  side: 'blue',
  offsets: [0, 0.5],
  box: { width: 0.5 },
  coupler: { kind: 'power', fraction: 0.1 },
};

const refused = (change: object): string => {
  try {
    check('device', table, { ...design, ...change });
  } catch (error) {
    expect(error).toBeInstanceOf(RangeError);
    return (error as RangeError).message;
  }
  return 'accepted';
};

describe('a table', () => {
  it('gives its design a type', () => {
    expectTypeOf<Design['gap']>().toEqualTypeOf<number>();
    expectTypeOf<Design['side']>().toEqualTypeOf<'blue' | 'red'>();
    expectTypeOf<Design['offsets']>().toEqualTypeOf<readonly number[]>();
    expectTypeOf<Design['coupler']['kind']>().toEqualTypeOf<'power' | 'none'>();
    expectTypeOf<{ note?: number }>().toExtend<Pick<Design, 'note'>>();
  });
});

describe('check', () => {
  it('gives a frozen copy that later changes do not reach', () => {
    const box = { width: 0.5 };
    const copy = check('device', table, { ...design, box });
    box.width = 0.7;
    expect(copy).toEqual(design);
    expect([copy, copy.box, copy.offsets, copy.coupler].every(Object.isFrozen)).toBe(true);
  });

  it('takes an optional parameter that is there, absent or undefined', () => {
    expect(check('device', table, { ...design, note: 0.5 }).note).toBe(0.5);
    expect(refused({ note: undefined })).toBe('accepted');
  });

  it('keeps a finished part in the place of a record', () => {
    const part = { fraction: () => 0.5 };
    const withPart = check('device', table, { ...design, coupler: part } as unknown as Design);
    expect(withPart.coupler).toBe(part);
    expect(scalarPaths(table, withPart).map(({ path }) => path)).not.toContain('coupler.fraction');
    const plain = (): number => 1;
    expect(check('device', table, { ...design, coupler: plain } as unknown as Design).coupler).toBe(plain);
  });

  it.each([
    [{ gap: -1.8e-7 }, 'device: gap is -1.8e-7 m, outside 2e-8 to 2e-6 m'],
    [{ gap: Number.NaN }, 'device: gap is NaN m, outside 2e-8 to 2e-6 m'],
    [{ gap: '180 nm' }, 'device: gap is "180 nm", must be a number, 2e-8 to 2e-6 m'],
    [{ gap: null }, 'device: gap is null, must be a number, 2e-8 to 2e-6 m'],
    [{ gap: undefined }, 'device: gap is missing, must be a number, 2e-8 to 2e-6 m'],
    [{ gapp: 1 }, 'device: gapp is not a parameter (did you mean gap?)'],
    [{ zzzzzzzz: 1 }, 'device: zzzzzzzz is not a parameter'],
    [{ constructor: 1 }, 'device: constructor is not a parameter'],
    [{ ways: 2.5 }, 'device: ways is 2.5, must be a whole number'],
    [{ side: 'green' }, 'device: side is "green", must be one of blue, red'],
    [{ side: 'x'.repeat(60) }, `device: side is "${'x'.repeat(40)}…", must be one of blue, red`],
    [{ offsets: 3 }, 'device: offsets is 3, must be a list of 1 to 3 values'],
    [{ offsets: [] }, 'device: offsets.length is 0, outside 1 to 3'],
    [{ offsets: [0, 2] }, 'device: offsets.1 is 2 m, outside -1 to 1 m'],
    [{ box: 1 }, 'device: box is 1, must be an object'],
    [{ box: [] }, 'device: box is a list, must be an object'],
    [{ box: { width: true } }, 'device: box.width is a boolean, must be a number, 0 to 1 m'],
    [{ box: { width: 0, height: 1 } }, 'device: box.height is not a parameter'],
    [{ coupler: { kind: 'ring' } }, 'device: coupler is of kind "ring", must be a record of kind power, none'],
    [{ coupler: { kind: 'toString' } }, 'device: coupler is of kind "toString", must be a record of kind power, none'],
    [{ coupler: { fraction: 0.1 } }, 'device: coupler is of kind missing, must be a record of kind power, none'],
    [{ coupler: 'power' }, 'device: coupler is "power", must be a record of kind power, none'],
    [{ coupler: { kind: 'power', fraction: 2 } }, 'device: coupler.fraction is 2, outside 0 to 1'],
    [{ coupler: { kind: 'none', fraction: 1 } }, 'device: coupler.fraction is not a parameter'],
  ])('refuses %j', (change, message) => expect(refused(change)).toBe(message));

  it('refuses what is no object, and a prototype in disguise', () => {
    expect(() => check('device', table, null as unknown as Design)).toThrow('device: design is null, must be an object');
    const disguised = JSON.parse('{"__proto__": {"gap": 1}}') as object;
    expect(() => check('device', table, disguised as Design)).toThrow('device: __proto__ is not a parameter');
    expect(() => check('device', table, Object.create(design) as Design)).toThrow('device: gap is missing');
  });
});

describe('scalarPaths', () => {
  it('lists every number with its path, in the order of the table', () => {
    expect(scalarPaths(table, design).map(({ path, value }) => [path, value])).toEqual([
      ['gap', 1.8e-7],
      ['ways', 2],
      ['offsets.0', 0],
      ['offsets.1', 0.5],
      ['box.width', 0.5],
      ['coupler.fraction', 0.1],
    ]);
  });

  it('refuses a design that was not checked', () => {
    expect(() => scalarPaths(table, { ...design, coupler: { kind: 'ring' } })).toThrow('not checked');
  });
});

describe('words', () => {
  it('say what an entry takes', () => {
    expect(Object.values(table).map(allowed)).toEqual([
      'a number, 2e-8 to 2e-6 m',
      'a whole number, 1 to 8',
      'a number, 0 to 1 K',
      'one of blue, red',
      'a list of 1 to 3 values',
      'an object of width',
      'a record of kind power, none',
    ]);
  });

  it('suggest the nearest name, and none that is far', () => {
    expect(suggestion('lazer', ['laser', 'layer'])).toMatch(/laser|layer/);
    expect(suggestion('GAP', ['gap', 'map'])).toBe(' (did you mean gap?)');
    expect(suggestion('x', ['temperature'])).toBe('');
  });

  it('never look at a prototype', () => {
    expect(own({}, 'toString')).toBeUndefined();
    expect(isPart(null)).toBe(false);
    expect(isPart({ kind: 'power', f: () => 1 })).toBe(false);
  });
});

describe('a name that is far too long', () => {
  it('is refused at once, by its beginning', () => {
    const began = performance.now();
    const many = 'a'.repeat(1e6);
    expect(() => check('x', { power: { unit: 'W', range: [0, 1] } }, { [many]: 1 })).toThrow(/^x: a{40}… is not a parameter$/);
    expect(() => check('x', { mode: { choice: ['on'] } }, { mode: many })).toThrow(/^x: mode is "a{40}…", must be one of on$/);
    expect(performance.now() - began).toBeLessThan(200);
  });
});
