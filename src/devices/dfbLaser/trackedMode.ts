import { ConvergenceError } from '../../errors.ts';
import type { GratingRows } from './grating.ts';
import { mismatch, type GratingMode } from './gratingModes.ts';

/** The mode of a structure near another's, by the secant method in the complex plane of α − jδ. @internal */
export function trackedMode(who: string, rows: GratingRows, near: GratingMode): GratingMode {
  const [before, now] = [new Float64Array(2), new Float64Array(2)];
  let [x0, y0] = [near.amplitudeGain, -near.detuning];
  let [x1, y1] = [x0 + 1e-5 / rows.total, y0 + 1e-5 / rows.total];
  mismatch(rows, x0, y0, before);
  let step = Infinity;
  for (let i = 0; i < iterationLimit; i++) {
    mismatch(rows, x1, y1, now);
    const [dr, di] = [now[0]! - before[0]!, now[1]! - before[1]!];
    const square = dr * dr + di * di;
    if (square === 0) return { amplitudeGain: x1, detuning: -y1 };
    const [zr, zi] = [x1 - x0, y1 - y0];
    const qr = (now[0]! * dr + now[1]! * di) / square;
    const qi = (now[1]! * dr - now[0]! * di) / square;
    const [stepRe, stepIm] = [zr * qr - zi * qi, zr * qi + zi * qr];
    [x0, y0, x1, y1] = [x1, y1, x1 - stepRe, y1 - stepIm];
    before.set(now);
    step = Math.hypot(stepRe, stepIm) * rows.total;
    if (step < 1e-11) return { amplitudeGain: x1, detuning: -y1 };
  }
  throw new ConvergenceError(`${who}: mode`, { iterations: iterationLimit, residual: step });
}

const iterationLimit = 60;
