import { describe, expect, it } from 'vitest';
import { externalLaserModule, laserBudgetDemand, nitrideSupplyGuide, siliconSupplyGuide } from '../../src/designs/externalLaserModule.ts';
import { quantumX800Engine } from '../../src/designs/quantumX800.ts';
import { nonlinearGuide } from '../../src/devices/nonlinearGuide.ts';
import { laserBudget } from '../../src/engine/laserBudget.ts';
import { laserModule } from '../../src/engine/laserModule.ts';
import { FIT, year } from '../../src/engine/reliability.ts';
import { celsius, mW, nm, toDb } from '../../src/units.ts';

const module = laserModule(externalLaserModule);
const base = celsius(25);

describe('the default laser module', () => {
  it('loses what the supply of the default engine loses up to its connector', () => {
    const { lens, isolator, splitter, connector, power, device } = externalLaserModule;
    const { supply, laser } = quantumX800Engine;
    expect(lens.lossDb + isolator.lossDb).toBe(supply.lens.lossDb);
    expect([splitter, connector]).toEqual([supply.moduleSplitter, supply.moduleConnector]);
    expect([power, device]).toEqual([laser.power, laser.device]);
  });

  it('makes the 144 lasers and 288 fibers of the switch with 18 of its kind', () => {
    const { lasers, ports } = module.state({ temperature: base });
    expect([18 * lasers.length, 18 * ports.length]).toEqual([144, 288]);
  });

  it('keeps its lasers on a plate of 25 to 35 °C, gives 350 mW when new and 278 mW to the end of its life', () => {
    const { lasers, ports } = module.state({ temperature: base });
    for (const { plateTemperature } of lasers) {
      expect(plateTemperature).toBeGreaterThan(celsius(25));
      expect(plateTemperature).toBeLessThan(celsius(35));
    }
    expect(module.highestPower({ temperature: base }).power).toBeGreaterThan(350 * mW);
    expect(module.serviceLife({ temperature: base })).toBeGreaterThan(10 * year);
    // What sources of this use must keep: 16 dB.
    expect(toDb(ports[0]!.polarizationExtinction!)).toBeGreaterThan(16);
    const one = module.life({ temperature: base }, { needed: 8 }).lasers[0]!;
    expect(one.averageFailureRate(year) / FIT).toBeLessThan(50);
  });

  it('has guides for before the split that lose with power in silicon and not in nitride', () => {
    const [silicon, nitride] = [siliconSupplyGuide, nitrideSupplyGuide].map((design) => nonlinearGuide(design));
    const loss = (guide: typeof silicon, power: number): number => guide!.lossDb({ power, wavelength: 1311 * nm });
    expect(loss(silicon, 1e-6)).toBeCloseTo(0.4, 3);
    expect(loss(silicon, 175 * mW)).toBeGreaterThan(1);
    expect(loss(nitride, 1e-6)).toBe(loss(nitride, 350 * mW));
  });

  it('serves the default engine with its demand', () => {
    const { optimum, fold, sharings, own } = laserBudget(quantumX800Engine, laserBudgetDemand);
    expect([optimum === null, fold!.kept, sharings[own]!.reserveDb! > 0]).toEqual([false, true, true]);
  });
});
