import { describe, expect, it } from 'vitest';
import { multiply, termSums, type ElementMesh } from '../../src/numerics/elementMesh.ts';
import { eliminationTree } from '../../src/numerics/eliminationTree.ts';
import { factorize } from '../../src/numerics/multifrontal.ts';
import { partialFactor } from '../../src/numerics/partialFactor.ts';

// Bilinear elements on a grid of squares, the outer nodes of the left side held: term 0 a stiffness, term 1 a mass.
const stiffness = [
  [2, -0.5, -0.5, -1],
  [-0.5, 2, -1, -0.5],
  [-0.5, -1, 2, -0.5],
  [-1, -0.5, -0.5, 2],
].map((row) => row.map((v) => v / 3));
const mass = [
  [4, 2, 2, 1],
  [2, 4, 1, 2],
  [2, 1, 4, 2],
  [1, 2, 2, 4],
].map((row) => row.map((v) => v / 36));

function meshOf(columns: number, rows: number): ElementMesh {
  const row: number[] = [];
  const column: number[] = [];
  const term: number[] = [];
  const value: number[] = [];
  [stiffness, mass].forEach((matrix, t) => {
    for (let i = 0; i < 4; i++) {
      for (let j = i; j < 4; j++) {
        row.push(i);
        column.push(j);
        term.push(t);
        value.push(matrix[i]![j]!);
      }
    }
  });
  const number = (ix: number, iy: number): number => (ix === 0 ? -1 : (ix - 1) * (rows + 1) + iy);
  const unknowns: number[] = [];
  for (let ix = 0; ix < columns; ix++) {
    for (let iy = 0; iy < rows; iy++) {
      unknowns.push(number(ix, iy), number(ix, iy + 1), number(ix + 1, iy), number(ix + 1, iy + 1));
    }
  }
  return {
    columns,
    rows,
    pattern: {
      size: 4,
      termCount: 2,
      row: Int32Array.from(row),
      column: Int32Array.from(column),
      term: Int32Array.from(term),
      value: Float64Array.from(value),
    },
    unknowns: Int32Array.from(unknowns),
    size: columns * (rows + 1),
  };
}

const shifted = (mesh: ElementMesh, shift: number): Float64Array =>
  Float64Array.from({ length: 2 * mesh.columns * mesh.rows }, (_, i) => (i % 2 === 0 ? 1 : -shift));

const ramp = (size: number): Float64Array => Float64Array.from({ length: size }, (_, i) => Math.sin(1 + 3 * i));

describe('factorize', () => {
  it.each([
    [1, 1],
    [5, 3],
    [3, 8],
    [12, 11],
  ])('solves what multiply makes, on %i by %i elements', (columns, rows) => {
    const mesh = meshOf(columns, rows);
    const coefficients = shifted(mesh, 0.37);
    const factor = factorize(mesh, eliminationTree(mesh), coefficients)!;
    const x = ramp(mesh.size);
    const y = new Float64Array(mesh.size);
    multiply(mesh, coefficients, x, y);
    factor.solve(y);
    expect(Math.max(...y.map((value, i) => Math.abs(value - x[i]!)))).toBeLessThan(1e-11);
  });

  it('solves on elements in any order, halved by their centers, some with entries of their own', () => {
    const grid = meshOf(7, 6);
    const elements = 42;
    const order = Array.from({ length: elements }, (_, e) => (e * 25) % elements);
    const centers = Float64Array.from({ length: 2 * elements }, (_, i) => {
      const e = order[i >> 1]!;
      return (i & 1) === 0 ? Math.floor(e / 6) : e % 6;
    });
    // Twice the values, half the coefficients.
    const twice = { ...grid.pattern, value: grid.pattern.value.map((value) => 2 * value) };
    const mesh: ElementMesh = {
      ...grid,
      columns: elements,
      rows: 1,
      centers,
      own: order.map((_, e) => (e % 3 === 0 ? twice : undefined)),
      unknowns: Int32Array.from({ length: 4 * elements }, (_, i) => grid.unknowns[4 * order[i >> 2]! + (i & 3)]!),
    };
    const plain = shifted(grid, 0.37);
    const coefficients = plain.map((value, i) => (Math.floor(i / 2) % 3 === 0 ? value / 2 : value));
    const tree = eliminationTree(mesh);
    const x = ramp(mesh.size);
    const y = new Float64Array(mesh.size);
    multiply(grid, plain, x, y);
    factorize(mesh, tree, coefficients)!.solve(y);
    expect(Math.max(...y.map((value, i) => Math.abs(value - x[i]!)))).toBeLessThan(1e-11);
    multiply(mesh, coefficients, x, y);
    const whole = y.reduce((sum, value, i) => sum + value * x[i]!, 0);
    expect(termSums(mesh, x).reduce((sum, value, i) => sum + value * coefficients[i]!, 0)).toBeCloseTo(whole, 11);
    // No worse than the tensor grid's own tree by much.
    expect(tree.kept).toBeLessThan(1.3 * eliminationTree(grid).kept);
  });

  it('takes two local unknowns that are one', () => {
    // Nodes 0 and 1 of the only element are one, and so are 2 and 3.
    const mesh = { ...meshOf(1, 1), unknowns: Int32Array.of(0, 0, 1, 1), size: 2 };
    const coefficients = shifted(mesh, -0.6);
    const x = Float64Array.of(0.3, -0.7);
    const y = new Float64Array(2);
    multiply(mesh, coefficients, x, y);
    factorize(mesh, eliminationTree(mesh), coefficients)!.solve(y);
    expect([y[0], y[1]]).toEqual([expect.closeTo(0.3, 12), expect.closeTo(-0.7, 12)]);
  });

  it('counts the eigenvalues below a shift', () => {
    // Along x a string held at one end, along y free: the lowest is about (π/2/6)², the next along y (π/6)² more.
    const mesh = meshOf(6, 6);
    const tree = eliminationTree(mesh);
    const below = (shift: number): number => factorize(mesh, tree, shifted(mesh, shift))!.negative;
    const lowest = (Math.PI / 12) ** 2;
    const step = (Math.PI / 6) ** 2;
    expect([0.9 * lowest, 1.1 * lowest, lowest + 0.9 * step, lowest + 1.1 * step].map(below)).toEqual([0, 1, 1, 2]);
    expect(below(1e6)).toBe(mesh.size);
  });

  it('gives nothing where a pivot is 0', () => {
    const mesh = meshOf(2, 2);
    expect(factorize(mesh, eliminationTree(mesh), new Float64Array(8))).toBeUndefined();
  });

  it('eliminates each unknown once', () => {
    const mesh = meshOf(7, 4);
    const { steps, kept, widest } = eliminationTree(mesh);
    const done = steps.flatMap(({ unknowns, pivots }) => [...unknowns.subarray(0, pivots)]);
    expect(done.sort((a, b) => a - b)).toEqual(Array.from({ length: mesh.size }, (_, i) => i));
    expect(widest).toBe(Math.max(...steps.map(({ unknowns }) => unknowns.length)));
    expect(kept).toBe(steps.reduce((sum, { unknowns, pivots }) => sum + pivots * unknowns.length, 0));
  });
});

describe('termSums', () => {
  it('gives the quadratic form of each term', () => {
    const mesh = meshOf(3, 2);
    const x = ramp(mesh.size);
    const sums = termSums(mesh, x);
    const coefficients = shifted(mesh, -0.6);
    const y = new Float64Array(mesh.size);
    multiply(mesh, coefficients, x, y);
    const whole = y.reduce((sum, value, i) => sum + value * x[i]!, 0);
    expect(sums.reduce((sum, value, i) => sum + value * coefficients[i]!, 0)).toBeCloseTo(whole, 12);
  });
});

describe('partialFactor', () => {
  it.each([0, 1, 3, 4, 6, 9])('leaves the Schur complement of %i of 9 unknowns', (pivots) => {
    const n = 9;
    const full = Float64Array.from({ length: n * n }, (_, i) => {
      const [r, c] = [Math.floor(i / n), i % n];
      return r === c ? (r % 2 === 0 ? 5 : -4) + 0.1 * r : Math.cos(Math.min(r, c) + 2 * Math.max(r, c));
    });
    const blocked = full.slice();
    const negative = partialFactor(blocked, n, pivots);
    const plain = full.slice();
    let expected = 0;
    for (let k = 0; k < pivots; k++) {
      if (plain[k * n + k]! < 0) expected++;
      for (let i = k + 1; i < n; i++) {
        for (let j = k + 1; j < n; j++) plain[i * n + j]! -= (plain[i * n + k]! * plain[k * n + j]!) / plain[k * n + k]!;
      }
    }
    expect(negative).toBe(expected);
    for (let i = pivots; i < n; i++) for (let j = i; j < n; j++) expect(blocked[i * n + j]).toBeCloseTo(plain[i * n + j]!, 11);
  });

  it('tells a pivot of 0, in a block of four and in the rest', () => {
    expect(partialFactor(new Float64Array(64), 8, 8)).toBe(-1);
    expect(partialFactor(new Float64Array(4), 2, 2)).toBe(-1);
  });
});
