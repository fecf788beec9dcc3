import type { Table, ValueOf } from '../design.ts';
import { couplerModel, couplerModelTable } from './couplerModel.ts';
import { reflectorModel, reflectorTable, terminatorModel } from './reflectorModel.ts';
import type { ScatteringModel } from './scatteringModel.ts';
import { waveguideModel, waveguideTable } from './waveguideModel.ts';

/** The parts of circuits that plain data can describe, by their `kind`. */
export const partKinds = {
  waveguide: waveguideTable,
  coupler: couplerModelTable,
  reflector: reflectorTable,
  terminator: {},
} as const satisfies Record<string, Table>;

/** A part of a circuit as plain data. */
export type PartRecord = ValueOf<{ readonly kind: typeof partKinds }>;

/**
 * The part that a record describes.
 *
 * @throws RangeError for a kind that is not known or a parameter out of range.
 */
export function partModel(record: PartRecord): ScatteringModel {
  switch (record.kind) {
    case 'waveguide': {
      const { length, referenceWavelength, effectiveIndex, groupIndex, attenuation } = record;
      return waveguideModel({ length, referenceWavelength, effectiveIndex, groupIndex, attenuation });
    }
    case 'coupler':
      return couplerModel({ powerCoupling: record.powerCoupling, excessLossDb: record.excessLossDb });
    case 'reflector':
      return reflectorModel({ reflectance: record.reflectance, excessLossDb: record.excessLossDb });
    case 'terminator':
      return terminatorModel();
    default: {
      const { kind } = record as { readonly kind: unknown };
      throw new RangeError(`partModel: kind is ${String(kind)}, must be one of ${Object.keys(partKinds).join(', ')}`);
    }
  }
}
