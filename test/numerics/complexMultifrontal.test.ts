import { describe, expect, it } from 'vitest';
import { ConvergenceError } from '../../src/errors.ts';
import { arnoldi } from '../../src/numerics/arnoldi.ts';
import { complexFactor } from '../../src/numerics/complexFactor.ts';
import { complexMultiply, complexTermSums, squaredTermSums, type ComplexMesh } from '../../src/numerics/complexMesh.ts';
import { complexFactorize } from '../../src/numerics/complexMultifrontal.ts';
import { bilinear, complexQuotient, complexRoot, complexZeros, type ComplexVector } from '../../src/numerics/complexVector.ts';
import type { ElementMesh } from '../../src/numerics/elementMesh.ts';
import { eliminationTree } from '../../src/numerics/eliminationTree.ts';
import { hessenbergEigen } from '../../src/numerics/hessenbergEigen.ts';

const wave = (size: number, seed: number): ComplexVector => ({
  re: Float64Array.from({ length: size }, (_, i) => Math.sin(seed + 3 * i)),
  im: Float64Array.from({ length: size }, (_, i) => Math.cos(2 * seed + 5 * i)),
});
const largest = (x: ComplexVector): number => Math.max(...x.re.map(Math.abs), ...x.im.map(Math.abs));
const difference = (a: ComplexVector, b: ComplexVector): ComplexVector => ({
  re: a.re.map((value, i) => value - b.re[i]!),
  im: a.im.map((value, i) => value - b.im[i]!),
});

// Bilinear elements, the left nodes held; each column has values of its own.
function meshOf(columns: number, rows: number): ComplexMesh {
  const row: number[] = [];
  const column: number[] = [];
  const term: number[] = [];
  for (let t = 0; t < 2; t++) {
    for (let i = 0; i < 4; i++) {
      for (let j = i; j < 4; j++) {
        row.push(i);
        column.push(j);
        term.push(t);
      }
    }
  }
  const number = (ix: number, iy: number): number => (ix === 0 ? -1 : (ix - 1) * (rows + 1) + iy);
  const unknowns: number[] = [];
  for (let ix = 0; ix < columns; ix++) {
    for (let iy = 0; iy < rows; iy++) {
      unknowns.push(number(ix, iy), number(ix, iy + 1), number(ix + 1, iy), number(ix + 1, iy + 1));
    }
  }
  const values = Array.from({ length: columns }, (_, ix) => {
    const { re, im } = wave(20, ix);
    return { re: re.map((value, t) => value + (row[t] === column[t] ? 3 : 0)), im };
  });
  return {
    columns,
    rows,
    local: 4,
    termCount: 2,
    row: Int32Array.from(row),
    column: Int32Array.from(column),
    term: Int32Array.from(term),
    values,
    unknowns: Int32Array.from(unknowns),
    size: columns * (rows + 1),
  };
}

const treeOf = (mesh: ComplexMesh) => {
  const pattern = { size: 4, termCount: 2, row: mesh.row, column: mesh.column, term: mesh.term, value: new Float64Array(20) };
  const real: ElementMesh = { columns: mesh.columns, rows: mesh.rows, pattern, unknowns: mesh.unknowns, size: mesh.size };
  return eliminationTree(real);
};

describe('complexFactorize', () => {
  it.each([
    [1, 1],
    [5, 3],
    [9, 11],
  ])('solves what complexMultiply makes, on %i by %i elements', (columns, rows) => {
    const mesh = meshOf(columns, rows);
    const coefficients = wave(2 * columns * rows, 0.4);
    const x = wave(mesh.size, 1);
    const y = complexZeros(mesh.size);
    complexMultiply(mesh, coefficients, x, y);
    complexFactorize(mesh, treeOf(mesh), coefficients)!(y);
    expect(largest(difference(x, y))).toBeLessThan(1e-9);
  });

  it('bears two unknowns of an element that are one', () => {
    const plain = meshOf(4, 1);
    const unknowns = plain.unknowns.map((u) => (u < 0 ? u : u >> 1));
    const mesh = { ...plain, unknowns, size: plain.size / 2 };
    const coefficients = wave(8, 0.4);
    const [x, y] = [wave(mesh.size, 1), complexZeros(mesh.size)];
    complexMultiply(mesh, coefficients, x, y);
    const sums = complexTermSums(mesh, x);
    expect(bilinear(x, y).re).toBeCloseTo(bilinear(coefficients, sums).re, 11);
    complexFactorize(mesh, treeOf(mesh), coefficients)!(y);
    expect(largest(difference(x, y))).toBeLessThan(1e-9);
  });

  it('gives nothing where a pivot is 0', () => {
    const mesh = meshOf(2, 2);
    expect(complexFactorize(mesh, treeOf(mesh), complexZeros(8))).toBeUndefined();
  });

  it('is symmetric, not Hermitian: yᵀMx = xᵀMy', () => {
    const mesh = meshOf(3, 4);
    const coefficients = wave(24, 0.7);
    const [x, y, mx, my] = [wave(mesh.size, 1), wave(mesh.size, 2), complexZeros(mesh.size), complexZeros(mesh.size)];
    complexMultiply(mesh, coefficients, x, mx);
    complexMultiply(mesh, coefficients, y, my);
    expect(bilinear(y, mx).re).toBeCloseTo(bilinear(x, my).re, 11);
    expect(bilinear(y, mx).im).toBeCloseTo(bilinear(x, my).im, 11);
  });
});

describe('complexTermSums', () => {
  it('adds up to the form xᵀMx', () => {
    const mesh = meshOf(3, 2);
    const coefficients = wave(12, 0.3);
    const x = wave(mesh.size, 2);
    const mx = complexZeros(mesh.size);
    complexMultiply(mesh, coefficients, x, mx);
    const whole = bilinear(coefficients, complexTermSums(mesh, x));
    expect(whole.re).toBeCloseTo(bilinear(x, mx).re, 11);
    expect(whole.im).toBeCloseTo(bilinear(x, mx).im, 11);
  });

  it('is, squared, the same for a real vector and unchanged by a phase', () => {
    const mesh = meshOf(2, 2);
    const real = { re: wave(mesh.size, 1).re, im: new Float64Array(mesh.size) };
    const turned = { re: real.re.map((value) => 0.6 * value), im: real.re.map((value) => -0.8 * value) };
    const squares = squaredTermSums(mesh, real);
    complexTermSums(mesh, real).re.forEach((sum, i) => expect(squares[i]).toBeCloseTo(sum, 12));
    squaredTermSums(mesh, turned).forEach((sum, i) => expect(sum).toBeCloseTo(squares[i]!, 12));
  });
});

describe('complexFactor', () => {
  it.each([0, 1, 2, 5, 8, 9])('leaves the Schur complement of %i of 9 unknowns', (pivots) => {
    const n = 9;
    const { re, im } = wave(n * n, 0.2);
    for (let i = 0; i < n; i++) re[i * n + i]! += 4;
    const [br, bi] = [re.slice(), im.slice()];
    expect(complexFactor(br, bi, n, pivots)).toBe(true);
    for (let k = 0; k < pivots; k++) {
      const pivot = { re: re[k * n + k]!, im: im[k * n + k]! };
      for (let i = k + 1; i < n; i++) {
        const l = complexQuotient({ re: re[k * n + i]!, im: im[k * n + i]! }, pivot);
        for (let j = i; j < n; j++) {
          const [xr, xi] = [re[k * n + j]!, im[k * n + j]!];
          re[i * n + j]! -= l.re * xr - l.im * xi;
          im[i * n + j]! -= l.re * xi + l.im * xr;
        }
      }
    }
    for (let i = 0; i < n; i++) {
      for (let j = i; j < n; j++) {
        expect(br[i * n + j]).toBeCloseTo(re[i * n + j]!, 11);
        expect(bi[i * n + j]).toBeCloseTo(im[i * n + j]!, 11);
      }
    }
  });

  it('tells a pivot of 0, the first and the second of a pair', () => {
    expect(complexFactor(new Float64Array(4), new Float64Array(4), 2, 2)).toBe(false);
    expect(complexFactor(Float64Array.of(1, 1, 0, 1), new Float64Array(4), 2, 2)).toBe(false);
  });
});

describe('complexRoot', () => {
  it('is the principal root in all quadrants', () => {
    for (const [re, im] of [[3, 4], [3, -4], [-3, 4], [-3, -4], [0, 2], [-4, 0]] as const) {
      const root = complexRoot({ re, im });
      expect(root.re ** 2 - root.im ** 2).toBeCloseTo(re, 14);
      expect(2 * root.re * root.im).toBeCloseTo(im, 14);
      expect(root.re).toBeGreaterThanOrEqual(0);
    }
    expect(complexRoot({ re: 0, im: 0 })).toEqual({ re: 0, im: 0 });
    // The small part keeps its digits.
    expect(complexRoot({ re: 4, im: -1e-20 }).im).toBeCloseTo(-2.5e-21, 35);
  });
});

describe('hessenbergEigen', () => {
  it.each([1, 2, 7, 20])('gives pairs that satisfy the equation, %i by %i', (size) => {
    const h = wave(size * size, size);
    for (let i = 0; i < size; i++) for (let j = 0; j + 1 < i; j++) h.re[i * size + j] = h.im[i * size + j] = 0;
    const { values, vectors } = hessenbergEigen(h, size);
    vectors.forEach((v, k) => {
      for (let i = 0; i < size; i++) {
        let re = values.im[k]! * v.im[i]! - values.re[k]! * v.re[i]!;
        let im = -values.re[k]! * v.im[i]! - values.im[k]! * v.re[i]!;
        for (let j = 0; j < size; j++) {
          re += h.re[i * size + j]! * v.re[j]! - h.im[i * size + j]! * v.im[j]!;
          im += h.re[i * size + j]! * v.im[j]! + h.im[i * size + j]! * v.re[j]!;
        }
        expect(Math.hypot(re, im)).toBeLessThan(1e-12);
      }
    });
  });

  it('gives the roots of 1 for the matrix that turns the axes round', () => {
    const size = 5;
    const h = complexZeros(size * size);
    for (let i = 0; i + 1 < size; i++) h.re[(i + 1) * size + i] = 1;
    h.re[size - 1] = 1;
    const { values } = hessenbergEigen(h, size);
    for (let k = 0; k < size; k++) expect(Math.hypot(values.re[k]!, values.im[k]!)).toBeCloseTo(1, 12);
    expect(values.re.reduce((sum, value) => sum + value, 0)).toBeCloseTo(0, 12);
  });

  it('bears a matrix that lacks eigenvectors', () => {
    const { values, vectors } = hessenbergEigen({ re: Float64Array.of(2, 1, 0, 2), im: new Float64Array(4) }, 2);
    expect([...values.re, ...values.im]).toEqual([2, 2, 0, 0]);
    expect(Math.abs(vectors[1]!.re[0]!)).toBeCloseTo(1, 12);
  });
});

describe('arnoldi', () => {
  // A diagonal operator with known values (1 + j)/(i + 1).
  const size = 200;
  const apply = (x: ComplexVector): void => {
    for (let i = 0; i < size; i++) {
      const [re, im] = [x.re[i]!, x.im[i]!];
      x.re[i] = (re - im) / (i + 1);
      x.im[i] = (re + im) / (i + 1);
    }
  };

  it('finds the largest values, largest first', () => {
    const { values, vectors } = arnoldi(size, apply, { wanted: 3, tolerance: 1e-10, iterations: 60 });
    [1, 2, 3].forEach((i) => {
      expect(values.re[i - 1]).toBeCloseTo(1 / i, 9);
      expect(values.im[i - 1]).toBeCloseTo(1 / i, 9);
      expect(Math.hypot(vectors[i - 1]!.re[i - 1]!, vectors[i - 1]!.im[i - 1]!)).toBeCloseTo(1, 8);
    });
  });

  it('ends early from a vector that is one already', () => {
    const start = complexZeros(size);
    start.im[4] = 2;
    const found = arnoldi(size, apply, { wanted: 1, tolerance: 1e-12, iterations: 60, start });
    expect([found.iterations, found.values.re.length]).toEqual([1, 1]);
    expect(found.values.re[0]).toBeCloseTo(0.2, 14);
  });

  it('throws when they do not settle, and takes what has where that suffices', () => {
    const limits = { wanted: 12, tolerance: 1e-12, iterations: 20 };
    expect(() => arnoldi(size, apply, limits)).toThrow(ConvergenceError);
    const { values } = arnoldi(size, apply, { ...limits, least: 1 });
    expect(values.re.length).toBeLessThan(12);
    expect(values.re[0]).toBeCloseTo(1, 9);
  });
});
