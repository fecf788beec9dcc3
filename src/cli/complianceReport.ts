import type { Compliance, ComplianceRow, LimitedQuantity } from '../engine/compliance.ts';
import { GBd, nm, toDb, toDbm } from '../units.ts';
import { columns, fixed } from './columns.ts';

interface Shown {
  readonly name: string;
  readonly unit: string;
  readonly text: (value: number) => string;
}

const dbm = (value: number): string => (value > 0 ? fixed(toDbm(value), 2) : 'no light');
const db = (value: number): string => (value > 0 ? fixed(toDb(value), 2) : 'none');

const shown: Readonly<Record<LimitedQuantity, Shown>> = {
  symbolRate: { name: 'symbol rate', unit: 'GBd', text: (value) => fixed(value / GBd, 4) },
  wavelength: { name: 'wavelength', unit: 'nm', text: (value) => fixed(value / nm, 2) },
  averagePower: { name: 'average power', unit: 'dBm', text: dbm },
  opticalModulationAmplitude: { name: 'OMA', unit: 'dBm', text: dbm },
  extinctionRatio: { name: 'extinction', unit: 'dB', text: db },
  eyeClosureDb: { name: 'TDECQ', unit: 'dB', text: (value) => fixed(value, 2) },
  relativeIntensityNoise: { name: 'RIN of OMA', unit: 'dB/Hz', text: db },
  reflectance: { name: 'reflectance', unit: 'dB', text: db },
  bitErrorRatio: { name: 'pre-FEC BER', unit: '', text: (value) => value.toExponential(2) },
};

/** An engine held against a specification, a row a limit. At most 100 characters wide. */
export function complianceReport({ name, verdict, rows }: Compliance): string {
  const table = columns(
    ['limit', 'lane', 'value', 'bound', 'unit', 'verdict'],
    rows.map((row) => cells(row)),
  );
  const [heading, ...lines] = table.trimEnd().split('\n');
  const sourced = lines.map((line, i) => `${line}  ${rows[i]!.source}`);
  const reasons = [...new Set(rows.flatMap(({ quantity, reason }) => (reason === undefined ? [] : [`${shown[quantity].name}: ${reason}`])))];
  const notes = reasons.map((reason) => `Not evaluated: ${reason}.\n`).join('');
  return [`Against ${name}: ${verdict}\n`, `${[`${heading!}  source`, ...sourced].join('\n')}\n${notes}`].join('\n');
}

function cells({ side, quantity, bound, limit, value, lane, verdict }: ComplianceRow): string[] {
  const { name, unit, text } = shown[quantity];
  return [
    `${side === 'transmitter' ? 'tx' : 'rx'} ${name}`,
    lane === null ? '-' : String(lane),
    value === null ? '-' : text(value),
    `${bound === 'least' ? '>=' : '<='} ${text(limit)}`,
    unit,
    verdict,
  ];
}
