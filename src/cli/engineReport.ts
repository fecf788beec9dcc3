import type { EngineResult, LaneResult } from '../engine/opticalEngine.ts';
import { launchStage } from '../engine/path.ts';
import { nm, pJ, toDb, toDbm } from '../units.ts';
import { columns, fixed } from './columns.ts';

/** An evaluated engine as text: the waterfall of the worst lane, a row for each lane, the power. At most 100 characters wide. */
export function engineReport(result: EngineResult): string {
  const { lanes, bitRate, lineRate, worst } = result;
  const lane = lanes[worst.lane]!;
  return [
    `Optical engine: ${lanes.length} lanes, ${fixed(bitRate / 1e12, 3)} Tb/s payload, ${fixed(lineRate / 1e12, 3)} Tb/s on the line\n`,
    `Worst lane: ${worst.lane} at ${fixed(lane.wavelength / nm, 2)} nm, margin ${marginText(worst.marginDb)}\n${ringText(lane)}`,
    waterfallText(lane),
    `${lanesText(lanes)}OMA tx is launched into the fiber, OMA rx reaches the photodiode; ER is P3/P0.\n`,
    powerText(result),
  ].join('\n');
}

const none = '-';

function dbm(power: number | null): string {
  return power !== null && power > 0 ? fixed(toDbm(power), 2) : none;
}

function marginText(marginDb: LaneResult['marginDb']): string {
  return typeof marginDb === 'number' ? `${fixed(marginDb, 2)} dB` : `none: ${marginDb.reason}`;
}

function ringText({ ring, heaterPower }: LaneResult): string {
  if (ring === undefined) return '';
  const { selfHeating, foldDistance } = ring;
  const fold = foldDistance.finite ? `thermal fold at ${fixed(foldDistance.kelvin, 2)} K of chip temperature` : foldDistance.reason;
  return `Its ring: ${fixed(selfHeating, 2)} K self-heating, ${fixed(heaterPower * 1e3, 2)} mW heater, ${fold}\n`;
}

function waterfallText({ stages }: LaneResult): string {
  const rows = stages.map(({ name, averagePower, oma }, i) => {
    const before = stages[i - 1]?.averagePower ?? 0;
    const loss = before > 0 && averagePower > 0 ? fixed(toDb(before / averagePower), 2) : none;
    return [name, dbm(averagePower), dbm(oma), loss];
  });
  return columns(['stage', 'average dBm', 'OMA dBm', 'loss dB'], rows);
}

function lanesText(lanes: readonly LaneResult[]): string {
  const rows = lanes.map((lane, i) => {
    const { stages, extinctionRatio, marginDb } = lane;
    const launch = stages.find(({ name }) => name === launchStage);
    return [
      String(i),
      fixed(lane.wavelength / nm, 2),
      dbm(launch?.oma ?? null),
      dbm(stages.at(-1)?.oma ?? null),
      extinctionRatio === null ? none : fixed(toDb(extinctionRatio), 2),
      fixed(lane.levelMismatchRatio, 3),
      lane.preFecBitErrorRatio.toExponential(2),
      lane.codewordErrorRatio.toExponential(2),
      typeof marginDb === 'number' ? fixed(marginDb, 2) : 'none',
    ];
  });
  const heading = ['lane', 'wavelength nm', 'OMA tx dBm', 'OMA rx dBm', 'ER dB', 'RLM', 'pre-FEC BER', 'codeword err', 'margin dB'];
  return columns(heading, rows);
}

function powerText({ power, bitRate }: EngineResult): string {
  const names = ['laser', 'driver', 'heater', 'receiver', 'total'] as const;
  const title = (name: string): string => (name === 'laser' ? 'laser wall plug' : name);
  const rows = names.map((name) => [title(name), fixed(power[name], 3), fixed(power[name] / bitRate / pJ, 3)]);
  return columns(['power', 'W', 'pJ/bit'], rows);
}
