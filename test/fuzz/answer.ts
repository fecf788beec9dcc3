import type { EngineResult } from '../../src/engine/opticalEngine.ts';

/** Throws where a number anywhere in an answer is not finite, or something is neither data nor null. */
export function allFinite(answer: unknown, path = 'answer'): void {
  if (typeof answer === 'number') {
    if (!Number.isFinite(answer)) throw new Error(`${path} is ${answer}`);
  } else if (typeof answer === 'object' && answer !== null) {
    for (const [name, value] of Object.entries(answer)) allFinite(value, `${path}.${name}`);
  } else if (answer === undefined || typeof answer === 'function') throw new Error(`${path} is ${typeof answer}`);
}

/** Throws where an engine's answer cannot be: a ratio outside 0 to 1, light that grows in a passive stage, parts that do not add up. */
export function possible(result: EngineResult): void {
  allFinite(result);
  const between = (name: string, value: number, low: number, high: number): void => {
    if (!(value >= low && value <= high)) throw new Error(`${name} is ${value}, cannot be outside ${low} to ${high}`);
  };
  result.lanes.forEach((lane, i) => {
    between(`lane ${i} preFecBitErrorRatio`, lane.preFecBitErrorRatio, 0, 1);
    between(`lane ${i} codewordErrorRatio`, lane.codewordErrorRatio, 0, 1);
    between(`lane ${i} levelMismatchRatio`, lane.levelMismatchRatio, -10, 1);
    if (lane.extinctionRatio !== null) between(`lane ${i} extinctionRatio`, lane.extinctionRatio, 1, Infinity);
    between(`lane ${i} heaterPower`, lane.heaterPower, 0, 1);
    lane.stages.forEach(({ name, averagePower, oma }, k) => {
      between(`lane ${i} ${name} averagePower`, averagePower, 0, k === 0 ? 1.001 : lane.stages[k - 1]!.averagePower * (1 + 1e-9));
      if (oma !== null) between(`lane ${i} ${name} oma`, oma, 0, 4 * averagePower * (1 + 1e-9));
    });
  });
  const { laser, driver, heater, receiver, total } = result.power;
  between('power.total', total, laser + driver + heater + receiver - 1e-9, laser + driver + heater + receiver + 1e-9);
}
