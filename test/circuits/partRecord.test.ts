import { describe, expect, it } from 'vitest';
import { couplerModel } from '../../src/circuits/couplerModel.ts';
import { partModel } from '../../src/circuits/partRecord.ts';
import { reflectorModel, terminatorModel } from '../../src/circuits/reflectorModel.ts';
import { waveguideModel } from '../../src/circuits/waveguideModel.ts';

const guide = { length: 44e-6, referenceWavelength: 1310e-9, effectiveIndex: 2.6, groupIndex: 3.9, attenuation: 500 };

describe('a part as plain data', () => {
  it('is the part that its kind makes', () => {
    const pairs = [
      [partModel({ kind: 'waveguide', ...guide }), waveguideModel(guide)],
      [partModel({ kind: 'coupler', powerCoupling: 0.1, excessLossDb: 1 }), couplerModel({ powerCoupling: 0.1, excessLossDb: 1 })],
      [partModel({ kind: 'reflector', reflectance: 0.1, excessLossDb: 1 }), reflectorModel({ reflectance: 0.1, excessLossDb: 1 })],
      [partModel({ kind: 'terminator' }), terminatorModel()],
    ] as const;
    for (const [ours, theirs] of pairs) expect(ours(1.32e-6)).toEqual(theirs(1.32e-6));
  });

  it('is refused for a kind that is not known or numbers out of range', () => {
    const kinds = 'waveguide, coupler, reflector, terminator';
    expect(() => partModel({ kind: 'laser' } as never)).toThrow(`partModel: kind is laser, must be one of ${kinds}`);
    expect(() => partModel({ kind: 'reflector', reflectance: 2, excessLossDb: 0 })).toThrow('reflectorModel: reflectance is 2');
  });
});
