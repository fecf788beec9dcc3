import type { BudgetLane, LaserBudget, LaserSharing } from '../engine/laserBudget.ts';
import { mW, nm, pJ, toDb, toDbm } from '../units.ts';
import { columns, fixed } from './columns.ts';

/** A laser budget as text: the lanes, the waterfall of the worst one, the ways to share lasers. At most 100 characters wide. */
export function laserBudgetReport(budget: LaserBudget, marginDb: number): string {
  const { lanes, worst, laserPower, highestPower, endOfLifePower } = budget;
  const reserveDb = toDb(endOfLifePower / laserPower);
  const reach = `${fixed(Math.abs(reserveDb), 2)} dB ${reserveDb >= 0 ? 'below' : 'above'}`;
  return [
    `Laser budget: ${lanes.length} lanes with ${fixed(marginDb, 2)} dB of margin need ${watts(laserPower)} mW of each laser,\n` +
      `${reach} the ${watts(endOfLifePower)} mW that it gives at the end of its life (new: ${watts(highestPower)} mW)\n`,
    lanesText(lanes),
    `Worst lane: ${worst.lane}\n${stagesText(lanes[worst.lane]!)}`,
    `${sharingsText(budget)}Reserve is to the power at the end of life; lasers and W are those of one engine.\n${optimumText(budget)}`,
    foldText(budget),
  ].join('\n');
}

const none = '-';

function watts(power: number): string {
  return fixed(power / mW, 1);
}

function dbm(power: number | null): string {
  return power !== null && power > 0 ? fixed(toDbm(power), 2) : none;
}

function lanesText(lanes: readonly BudgetLane[]): string {
  const rows = lanes.map((lane, i) => [
    String(i),
    fixed(lane.wavelength / nm, 2),
    dbm(lane.receivedPower),
    dbm(lane.receivedAmplitude),
    dbm(lane.modulatorPower),
    dbm(lane.laserPower),
    watts(lane.laserPower),
  ]);
  return columns(['lane', 'wavelength nm', 'received dBm', 'OMA rx dBm', 'modulator dBm', 'laser dBm', 'laser mW'], rows);
}

function stagesText({ stages }: BudgetLane): string {
  const rows = stages.map(({ name, averagePower, oma }, i) => {
    const before = stages[i - 1]?.averagePower;
    return [name, dbm(averagePower), dbm(oma), before === undefined ? none : fixed(toDb(before / averagePower), 2)];
  });
  return columns(['stage', 'average dBm', 'OMA dBm', 'loss dB'], rows);
}

function sharingsText({ sharings, own, optimum }: LaserBudget): string {
  const shown = (value: number | null, unit: number, decimals: number): string => (value === null ? none : fixed(value / unit, decimals));
  const rows = sharings.map((row: LaserSharing, i) => [
    String(row.lanesPerLaser),
    String(row.lasers),
    shown(row.laserPower, mW, 1),
    shown(row.reserveDb, 1, 2),
    shown(row.current, mW, 0),
    shown(row.wallPlugPower, 1, 3),
    shown(row.energyPerBit, pJ, 3),
    [i === own ? 'own' : '', i === optimum ? 'least' : ''].filter(Boolean).join(', '),
  ]);
  return columns(['lanes a laser', 'lasers', 'each mW', 'reserve dB', 'mA', 'wall plug W', 'pJ/bit', ''], rows);
}

function optimumText({ mostLanesPerLaser, optimum, sharings }: LaserBudget): string {
  if (optimum === null) return 'No sharing serves to the end of life.\n';
  const { lanesPerLaser, energyPerBit } = sharings[optimum]!;
  const least = `${lanesPerLaser} take least, ${fixed(energyPerBit! / pJ, 3)} pJ/bit of light`;
  return `A laser serves ${mostLanesPerLaser} lanes at most; ${least}.\n`;
}

function foldText({ fold }: LaserBudget): string {
  if (fold === undefined) return '';
  const { bound, distance, kept, fewestLanesAtFullPower } = fold;
  const away = distance === null ? 'none' : `${fixed(distance, 2)} K away`;
  const here = `${away} at the power it needs${distance === null ? '' : ` (${kept ? 'kept' : 'too near'})`}`;
  const end = bound.finite && bound.farAgain !== null ? ` to ${dbm(bound.farAgain)} dBm` : ' dBm on';
  const where = bound.finite ? `too near from ${dbm(bound.power)}${end} before the ring` : bound.reason;
  const lanes = fewestLanesAtFullPower === null ? 'no lasers' : `lasers of ${fewestLanesAtFullPower} lanes or more`;
  return `Thermal fold of its ring: ${here};\n${where};\nat full power, ${lanes} stay below.\n`;
}
