import { describe, expect, it } from 'vitest';
import { silica } from '../../../src/materials/silica.ts';
import { silicon } from '../../../src/materials/silicon.ts';
import { multiply } from '../../../src/numerics/elementMesh.ts';
import { factorize } from '../../../src/numerics/multifrontal.ts';
import { um, us } from '../../../src/units.ts';
import { heatGrid, type HeatPlane } from '../../../src/waveguides/heat/heatGrid.ts';
import { dot, evenLoad, heatCapacity, heatProblem, heatSolver } from '../../../src/waveguides/heat/heatProblem.ts';
import { heatStep } from '../../../src/waveguides/heat/heatTransient.ts';

describe('heatStep', () => {
  const plane: HeatPlane = {
    parts: [
      { name: 'core', material: silicon, x: [-0.25 * um, 0.25 * um], y: [0, 0.22 * um] },
      { name: 'substrate', material: silica, x: [-Infinity, Infinity], y: [-Infinity, -2 * um] },
    ],
    steps: { x: [], y: [] },
    conductivities: [90, 148, 1.38],
    regions: [],
    bottom: -20 * um,
    top: 2.5 * um,
    heatTransfer: 0,
  };
  const capacities = [1.66e6, 1.66e6, 1.56e6];
  const problem = heatProblem(plane, heatGrid(plane, 1), 3);
  const inCore = Array.from(problem.grid.part.keys()).filter((e) => problem.grid.part[e] === 0);
  const power = evenLoad(problem, inCore);
  const steady = power.slice();
  heatSolver(problem)(steady);
  const step = heatStep(problem, capacities, steady, power, power);

  it('follows the equations stepped through time', () => {
    // By the trapezoidal rule, C (T' − T)/dt + K (T' + T)/2 = P, begun by four half steps backward, which damp the jump.
    const { mesh, tree, coefficients } = problem;
    const capacity = heatCapacity(problem, capacities);
    const dt = 0.01 * us;
    const solver = factorize(mesh, tree, capacity.coefficients.map((value, i) => value + (dt / 2) * coefficients[i]!))!;
    const rise = new Float64Array(mesh.size);
    const stored = new Float64Array(mesh.size);
    let time = 0;
    const backward = (): void => {
      capacity.times(rise, stored);
      for (let i = 0; i < rise.length; i++) rise[i] = stored[i]! + (dt / 2) * power[i]!;
      solver.solve(rise);
      time += dt / 2;
    };
    for (let i = 0; i < 4; i++) backward();
    const flow = new Float64Array(mesh.size);
    const whole = dot(power, steady);
    let worst = 0;
    for (let n = 0; n < 400; n++) {
      capacity.times(rise, stored);
      multiply(mesh, coefficients, rise, flow);
      for (let i = 0; i < rise.length; i++) rise[i] = stored[i]! - (dt / 2) * flow[i]! + dt * power[i]!;
      solver.solve(rise);
      time += dt;
      if (time > 0.3 * us) worst = Math.max(worst, Math.abs(step.response(time) - dot(power, rise) / whole));
    }
    expect(time).toBeCloseTo(4.02 * us, 12);
    expect(worst).toBeLessThan(3e-4);
  });

  it('leaves over its curve the area that steady fields tell', () => {
    // ∫(1 − s)dt = uᵀCu / uᵀP for heat in the part whose mean is taken.
    let area = 0;
    let before = 1;
    let at = 0;
    for (let i = 0; i <= 4000; i++) {
      const time = 1e-12 * 10 ** (i / 400);
      const left = 1 - step.response(time);
      area += ((before + left) / 2) * (time - at);
      [before, at] = [left, time];
    }
    expect(area / step.scale).toBeCloseTo(1, 2);
  });

  it('begins at 0 and ends at 1', () => {
    expect(step.response(0)).toBeCloseTo(0, 12);
    expect(step.response(1)).toBeCloseTo(1, 12);
  });
});
