import { describe, expect, it } from 'vitest';
import { doubleTipGeometry, edgeCouplerFromGeometry, engineFromGeometry, siliconRingGeometry } from '../../src/designs/geometryEngine.ts';
import { quantumX800Engine } from '../../src/designs/quantumX800.ts';
import { opticalEngine } from '../../src/engine/opticalEngine.ts';
import { nm } from '../../src/units.ts';

// A stronger tip than the default needs a smaller window.
const tip = { ...doubleTipGeometry, tipWidth: 170 * nm, tipGap: 600 * nm };
const { wavelength, temperature } = siliconRingGeometry;
// A bus as wide as the ring is quicker to solve.
const engine = engineFromGeometry({ ...siliconRingGeometry, busWidth: siliconRingGeometry.width, gap: 80 * nm }, tip);

describe('the engine from geometry', () => {
  it('is plain data, and closes its link as the one of numbers', () => {
    expect(JSON.parse(JSON.stringify(engine))).toEqual(engine);
    const result = opticalEngine(engine).evaluate();
    const known = opticalEngine(quantumX800Engine).evaluate();
    expect(result.lanes).toHaveLength(known.lanes.length);
    const margin = (of: typeof result): number => {
      const { marginDb } = of.worst;
      if (typeof marginDb !== 'number') throw new Error(marginDb.reason);
      return marginDb;
    };
    expect(margin(result)).toBeGreaterThan(0);
    expect(Math.abs(margin(result) - margin(known))).toBeLessThan(5);
    expect(result.energyPerBit / known.energyPerBit).toBeCloseTo(1, 0);
  });

  it('has edge couplers whose loss is that of their tips, the worse polarization at the receiver', () => {
    const coupler = edgeCouplerFromGeometry(tip);
    const loss = (polarization: 'te' | 'tm'): number => coupler.lossDb({ wavelength, temperature, polarization });
    expect(engine.supply.coupler).toEqual({ kind: 'loss', lossDb: loss('te') });
    expect(engine.channel.transmitCoupler).toEqual({ kind: 'loss', lossDb: loss('te') });
    expect(engine.channel.receiveCoupler).toEqual({ kind: 'loss', lossDb: Math.max(loss('te'), loss('tm')) });
    expect(loss('te')).toBeLessThan(4);
  });
});
