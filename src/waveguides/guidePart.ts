import { isPart, type Table } from '../design.ts';
import { phaseShifter, phaseShifterTable, type PhaseShifter, type PhaseShifterDesign } from './phaseShifter.ts';

/** The records that may stand where a device asks for its guide. */
export const guideKinds = { phaseShifter: phaseShifterTable } as const satisfies Record<string, Table>;

/** A record of a guide. */
export interface GuideRecord extends PhaseShifterDesign {
  readonly kind: 'phaseShifter';
}

/** The guide of a device: its record, or a finished guide (which JSON cannot hold). */
export type GuidePart = GuideRecord | PhaseShifter;

/** The guide that a part describes; a finished one as it is. */
export function guideOf(part: GuidePart): PhaseShifter {
  return isGuideRecord(part) ? phaseShifter(withoutKind(part)) : part;
}

/** Whether a guide is given by its record. @internal */
export function isGuideRecord(part: GuidePart): part is GuideRecord {
  return !isPart(part);
}

function withoutKind(record: GuideRecord): PhaseShifterDesign {
  return Object.fromEntries(Object.entries(record).filter(([name]) => name !== 'kind')) as unknown as PhaseShifterDesign;
}
