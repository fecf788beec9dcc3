import { describe, expect, it } from 'vitest';
import { type CheckOptions, checkDevice, type DeviceModels } from '../../src/laws/checkDevice.ts';
import { LawError } from '../../src/laws/lawError.ts';
import { amplitudeForEnergyRate } from './wrong/amplitudeForEnergyRate.ts';
import { conjugatedCoupler } from './wrong/conjugatedCoupler.ts';
import { extinctionCountedTwice } from './wrong/extinctionCountedTwice.ts';
import { gainRing } from './wrong/gainRing.ts';
import { lossPerMeter } from './wrong/lossPerMeter.ts';
import { rinAtWrongLevel } from './wrong/rinAtWrongLevel.ts';

const drawnSeed = Math.floor(Math.random() * 2 ** 31);

function caught<K extends keyof DeviceModels>(model: DeviceModels[K], options: CheckOptions<K>): LawError {
  try {
    checkDevice(model, { runs: 60, ...options });
  } catch (error) {
    if (error instanceof LawError) return error;
    throw error;
  }
  throw new Error('the wrong model passed');
}

describe.each([
  { seed: 3, why: 'fixed' },
  { seed: drawnSeed, why: 'drawn' },
])('a wrong model (seed $seed, $why)', ({ seed }) => {
  it('with a conjugated coupler breaks the energy balance, and passivity with it', () => {
    const error = caught(conjugatedCoupler, { kind: 'ring', seed });
    expect(error.law).toBe('energyBalance');
    expect(error.message).toMatch(/^the ring breaks energyBalance: /);
    expect(error.brokenBy?.alsoBroken).toContain('passivity');
  });

  it('that reads dB/cm as dB/m breaks the unit round trip, and shows both attenuations', () => {
    const error = caught(lossPerMeter, { kind: 'ring', seed });
    expect(error.message).toMatch(/^the ring breaks unitRoundTrip: /);
    expect(error.breach.right.value / error.breach.left.value).toBeGreaterThan(1.5);
    expect(error.message).toMatch(/must be equal to attenuation of the design: [\d.]+ dB\/cm/);
  });

  it('of a ring with gain breaks passivity', () => {
    expect(caught(gainRing, { kind: 'ring', seed }).message).toMatch(/^the ring breaks passivity: /);
  });

  it('that takes amplitude rates for energy rates breaks the energy balance', () => {
    const error = caught(amplitudeForEnergyRate, { kind: 'ring', seed });
    expect(error.message).toMatch(/^the ring breaks energyBalance: /);
    expect(error.brokenBy?.alsoBroken).toContain('unitRoundTrip');
  });

  it.each(['average power', 'modulation amplitude'] as const)(
    'with intensity noise of the %s breaks the limit of intensity noise alone',
    (power) => {
      const error = caught(rinAtWrongLevel(power), { kind: 'link', seed });
      expect(error.message).toMatch(/^the link breaks limits: /);
      expect(error.breach.left.what).toMatch(/with intensity noise alone/);
    },
  );

  it('that counts extinction twice breaks the round trip of amplitude and ratio', () => {
    const error = caught(extinctionCountedTwice('in the amplitude'), { kind: 'link', seed });
    expect(error.message).toMatch(/^the link breaks unitRoundTrip: /);
    expect(error.breach.left.what).toMatch(/extinction ratio/);
  });

  it('that counts extinction twice in the error ratio alone breaks the scaling of amplitude against noise', () => {
    const error = caught(extinctionCountedTwice('in the error ratio'), { kind: 'link', seed });
    expect(error.message).toMatch(/^the link breaks dimensionalScaling: /);
  });
});
