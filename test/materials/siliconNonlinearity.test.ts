import { describe, expect, it } from 'vitest';
import { siliconKerrIndex, siliconNonlinearity } from '../../src/materials/siliconNonlinearity.ts';
import { nm } from '../../src/units.ts';

describe('the nonlinearity of silicon', () => {
  it('is that of its sources where they measured', () => {
    expect(siliconKerrIndex(1220 * nm, { source: 'Bristow2007' })).toBeCloseTo(4.7e-18, 28);
    expect(siliconKerrIndex(1400 * nm, { source: 'Bristow2007' })).toBeCloseTo(5.57e-18, 28);
    expect(siliconKerrIndex(1500 * nm, { source: 'Lin2007' })).toBeCloseTo(2.41e-18, 28);
    expect(siliconKerrIndex(1600 * nm, { source: 'Lin2007' })).toBeCloseTo(2.61e-18, 28);
    expect(siliconNonlinearity(1550 * nm).twoPhotonAbsorption).toBeCloseTo(8.4e-12, 22);
    expect(siliconNonlinearity(1550 * nm).kerrIndex).toBeCloseTo(4.84e-18, 28);
  });

  it('lies between them elsewhere, with more absorption of two photons where they carry more', () => {
    const [low, high] = [siliconNonlinearity(1270 * nm), siliconNonlinearity(1590 * nm)];
    expect(low.twoPhotonAbsorption).toBeGreaterThan(1.43e-11);
    expect(high.twoPhotonAbsorption).toBeLessThan(8.4e-12);
    expect(high.kerrIndex).toBeCloseTo(4.84e-18, 28);
    const middle = siliconKerrIndex(1310 * nm, { source: 'Bristow2007' });
    expect(middle).toBeGreaterThan(4.7e-18);
    expect(middle).toBeLessThan(5.57e-18);
  });

  it('ends where its sources end', () => {
    expect(() => siliconNonlinearity(1200 * nm)).toThrow('siliconNonlinearity [Bristow2007]: wavelength is 1.2e-6 m');
    expect(() => siliconKerrIndex(1600 * nm, { source: 'Bristow2007' })).toThrow('siliconKerrIndex [Bristow2007]');
    expect(() => siliconKerrIndex(1220 * nm, { source: 'Lin2007' })).toThrow('siliconKerrIndex [Lin2007]');
  });
});
