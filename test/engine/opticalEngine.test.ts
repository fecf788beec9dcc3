import { describe, expect, it } from 'vitest';
import { engineParts, quantumX800Engine } from '../../src/designs/quantumX800.ts';
import type { EngineDesign } from '../../src/engine/engineTable.ts';
import { opticalEngine, type EngineResult, type LaneResult } from '../../src/engine/opticalEngine.ts';
import { celsius, dbPerCm, fromDb, GHz, mW, mm, toDb, toDbm, um } from '../../src/units.ts';

type Change<T> = { [P in keyof T]?: T[P] extends readonly unknown[] ? T[P] : T[P] extends object ? Change<T[P]> : T[P] };

/** The default design with some parameters changed. */
function changed(change: Change<EngineDesign>): EngineDesign {
  const merge = (base: unknown, over: unknown): unknown => {
    if (typeof over !== 'object' || over === null || Array.isArray(over)) return over;
    const { kind } = { ...(base as { kind?: unknown }) };
    const merged: Record<string, unknown> = ((over as { kind?: unknown }).kind ?? kind) === kind ? { ...(base as object) } : {};
    for (const [name, value] of Object.entries(over)) merged[name] = merge(merged[name], value);
    return merged;
  };
  return merge(quantumX800Engine, change) as EngineDesign;
}

const machZehnderEngine: EngineDesign = { ...quantumX800Engine, modulator: engineParts.modulator.machZehnder };

function worstLane(result: EngineResult): LaneResult {
  return result.lanes[result.worst.lane]!;
}

function marginOf(design: EngineDesign): number {
  const { marginDb } = opticalEngine(design).evaluate().worst;
  if (typeof marginDb !== 'number') throw new Error(marginDb.reason);
  return marginDb;
}

function power(lane: LaneResult, name: string): number {
  return lane.stages.find((stage) => stage.name === name)!.averagePower;
}

const result = opticalEngine(quantumX800Engine).evaluate();

describe('the default engine', () => {
  it('carries 1.6 Tb/s of payload on 1.7 Tb/s of line', () => {
    expect(result.bitRate).toBe(1.6e12);
    expect(result.lineRate).toBe(1.7e12);
    expect(result.lanes).toHaveLength(8);
  });

  it('launches no more than 4.5 dBm and puts no more than 4 dBm on the photodiode', () => {
    for (const lane of result.lanes) {
      expect(toDbm(power(lane, 'output coupler'))).toBeLessThanOrEqual(4.5);
      expect(toDbm(lane.stages.at(-1)!.averagePower)).toBeLessThanOrEqual(4);
    }
  });

  it('keeps an extinction of 3.5 dB and a level mismatch ratio of 0.95', () => {
    for (const lane of result.lanes) {
      expect(toDb(lane.extinctionRatio!)).toBeGreaterThanOrEqual(3.5);
      expect(lane.levelMismatchRatio).toBeGreaterThanOrEqual(0.95);
      expect(lane.levelMismatchRatio).toBeLessThanOrEqual(1);
    }
  });

  it('has 2 to 8 dB of margin in its worst lane, which is the lane with the least', () => {
    const margins = result.lanes.map((lane) => lane.marginDb as number);
    expect(result.worst.marginDb).toBe(Math.min(...margins));
    expect(result.worst.marginDb).toBe(margins[result.worst.lane]);
    expect(result.worst.marginDb).toBeGreaterThanOrEqual(2);
    expect(result.worst.marginDb).toBeLessThanOrEqual(8);
  });

  it('keeps its lasers on a plate of 25 to 35 °C', () => {
    expect(quantumX800Engine.laser.temperature).toBeGreaterThanOrEqual(celsius(25));
    expect(quantumX800Engine.laser.temperature).toBeLessThanOrEqual(celsius(35));
  });

  it('brings 11.8 dBm to the bus of its farthest ring', () => {
    expect(toDbm(power(worstLane(result), 'monitor tap'))).toBeCloseTo(11.8, 1);
  });

  it('is hot: its rings are beyond the threshold of bistability, stable, and some kelvin from the fold', () => {
    for (const { ring } of result.lanes) {
      expect(ring!.heatingRatio).toBeGreaterThan(8 / (3 * Math.sqrt(3)));
      expect(ring!.heatingRatio).toBeCloseTo(3.5, 0);
      expect(ring!.stable).toBe(true);
      expect(ring!.foldDistance).toMatchObject({ finite: true });
      if (ring!.foldDistance.finite) {
        expect(ring!.foldDistance.kelvin).toBeLessThan(-1);
        expect(ring!.foldDistance.kelvin).toBeGreaterThan(-20);
      }
    }
  });

  it('sums its power and divides it by the payload', () => {
    const { laser, driver, heater, receiver, total } = result.power;
    expect(laser + driver + heater + receiver).toBeCloseTo(total, 12);
    expect(result.energyPerBit).toBeCloseTo(total / 1.6e12, 20);
  });

  it('gives the same result twice and leaves its design alone', () => {
    const copy = structuredClone(quantumX800Engine);
    const engine = opticalEngine(quantumX800Engine);
    expect(engine.evaluate()).toEqual(engine.evaluate());
    expect(quantumX800Engine).toEqual(copy);
  });

  it('does not follow a design that is changed after it is made', () => {
    const design = structuredClone(quantumX800Engine) as unknown as { laser: { power: number } };
    const engine = opticalEngine(design as unknown as EngineDesign);
    design.laser.power = 100 * mW;
    expect(engine.evaluate()).toEqual(result);
  });
});

describe('opticalEngine', () => {
  it('lists every stage from laser to photodiode, unmodulated before the modulator', () => {
    const names = worstLane(result).stages.map((stage) => stage.name);
    expect(names).toEqual([
      'laser', 'lens and isolator', 'module splitter', 'module connector', 'fiber connector', 'input coupler', 'chip splitter', 'routing',
      'monitor tap', 'ring modulator', 'output coupler', 'connectors', 'fiber', 'receive coupler', 'splitter-rotator',
    ]);
    const at = names.indexOf('ring modulator');
    worstLane(result).stages.forEach((stage, i) => {
      if (i < at) expect(stage.oma).toBeNull();
      else expect(stage.oma).toBeGreaterThan(0);
    });
  });

  it('never gains power along a lane', () => {
    for (const lane of result.lanes) {
      lane.stages.slice(1).forEach((stage, i) => expect(stage.averagePower).toBeLessThanOrEqual(lane.stages[i]!.averagePower));
    }
  });

  it('splits conserve power: the lanes of a lossless tree hold the power of their lasers', () => {
    const lossless = opticalEngine(
      changed({
        supply: {
          lens: { lossDb: 0 },
          moduleSplitter: { excessLossDb: 0 },
          moduleConnector: { lossDb: 0 },
          fiberConnector: { lossDb: 0 },
          coupler: { kind: 'loss', lossDb: 0 },
          chipSplitter: { excessLossDb: 0 },
          routing: { attenuation: 0 },
          monitorTap: { fraction: 0, excessLossDb: 0 },
        },
        laser: { power: 100 * mW },
      }),
    ).evaluate();
    const total = lossless.lanes.reduce((sum, lane) => sum + power(lane, 'monitor tap'), 0);
    expect(Math.abs(total / (200 * mW) - 1)).toBeLessThan(1e-12);
  });

  it('has a margin above zero exactly when the error ratio is below the target', () => {
    for (let laser = 20 * mW; laser < 300 * mW; laser *= 1.07) {
      for (const base of [quantumX800Engine, machZehnderEngine]) {
        const { lanes } = opticalEngine({ ...base, laser: { ...base.laser, power: laser } }).evaluate();
        for (const lane of lanes) expect((lane.marginDb as number) > 0).toBe(lane.preFecBitErrorRatio < 2.4e-4);
      }
    }
  });

  it('gains less than a decibel of margin from a decibel of laser power: the laser drifts to the red with its current', () => {
    const lower = changed({ laser: { power: 220 * mW } });
    const higher = changed({ laser: { power: 220 * mW * fromDb(1) } });
    const gain = marginOf(higher) - marginOf(lower);
    expect(gain).toBeLessThan(1);
    expect(gain).toBeGreaterThan(0.95);
    // A laser that keeps its wavelength gives the whole decibel: attenuation scales every level and its intensity noise alike.
    const steady = (design: EngineDesign): EngineDesign => ({
      ...design,
      laser: { ...design.laser, device: { ...design.laser.device, wavelength: 1311e-9, wavelengthPerKelvin: 0 } },
    });
    expect(marginOf(steady(higher)) - marginOf(steady(lower))).toBeCloseTo(1, 3);
    // Intensity noise shows in the error ratio instead: the same decibel improves a quiet link more.
    const errors = (design: EngineDesign): number => Math.log(worstLane(opticalEngine(design).evaluate()).preFecBitErrorRatio);
    const quiet = (design: EngineDesign): EngineDesign => ({
      ...design,
      laser: { ...design.laser, device: { ...design.laser.device, relativeIntensityNoise: 1e-17 } },
    });
    expect(errors(higher) / errors(lower)).toBeLessThan(errors(quiet(higher)) / errors(quiet(lower)));
  });

  it('loses exactly the margin that is lost before the photodiode', () => {
    const more = changed({ channel: { receiveCoupler: { kind: 'loss', lossDb: 2.6 } } });
    expect(marginOf(quantumX800Engine) - marginOf(more)).toBeCloseTo(1, 8);
  });

  it('says why there is no margin where intensity noise alone spoils the link', () => {
    const noisy = changed({ laser: { device: { relativeIntensityNoise: fromDb(-130) } } });
    const { lanes, worst } = opticalEngine(noisy).evaluate();
    expect(worst.marginDb).toMatchObject({ finite: false });
    expect(lanes[0]!.preFecBitErrorRatio).toBeGreaterThan(2.4e-4);
  });

  it('follows its split tree', () => {
    const wide = opticalEngine(changed({ supply: { chipSplitter: { ways: 4 } } })).evaluate();
    expect(wide.lanes).toHaveLength(16);
    expect(wide.lineRate).toBe(3.4e12);
    const single = opticalEngine(
      changed({ laser: { wavelengthOffsets: [0], power: 20 * mW }, supply: { chipSplitter: { ways: 1 }, moduleSplitter: { ways: 1 } } }),
    ).evaluate();
    expect(single.lanes).toHaveLength(1);
    // The only lane is budgeted on the longest guide.
    const before = power(single.lanes[0]!, 'chip splitter');
    expect(toDb(before / power(single.lanes[0]!, 'routing'))).toBeCloseTo(0.7, 6);
  });

  it('takes a fiber coupler of two Gaussian modes in the place of a loss', () => {
    const coupler = (offsetX: number) =>
      ({
        kind: 'gaussian',
        offsetX,
        offsetY: 0,
        device: {
          fiberMode: { modeFieldDiameter: { x: 9.2 * um, y: 9.2 * um } },
          chipMode: { modeFieldDiameter: { x: 8 * um, y: 8 * um } },
          gap: 0,
          index: 1.45,
          facet: { kind: 'coated', reflectance: 0.001 },
          propagationLossDb: 0.5,
        },
      }) as const;
    const aligned = opticalEngine(changed({ supply: { coupler: coupler(0) } })).evaluate();
    const shifted = opticalEngine(changed({ supply: { coupler: coupler(1 * um) } })).evaluate();
    expect(power(aligned.lanes[0]!, 'input coupler')).toBeGreaterThan(power(shifted.lanes[0]!, 'input coupler'));
  });

  it('drives a Mach-Zehnder in the same place', () => {
    const lane = worstLane(opticalEngine(machZehnderEngine).evaluate());
    expect(lane.stages.map(({ name }) => name)).toContain('Mach-Zehnder modulator');
    expect(lane.ring).toBeUndefined();
    expect(toDb(lane.extinctionRatio!)).toBeGreaterThan(3);
    expect(lane.bandwidth).toBeGreaterThan(40 * GHz);
    const { electrode: _electrode, ...device } = engineParts.modulator.machZehnder.device;
    const bare = opticalEngine({ ...machZehnderEngine, modulator: { ...engineParts.modulator.machZehnder, device } }).evaluate();
    expect(worstLane(bare).bandwidth).toBeNull();
  });

  it('gives rising levels on either slope of a modulator', () => {
    const opposite = { ...engineParts.modulator.machZehnder, bias: -Math.PI / 2 };
    const lane = worstLane(opticalEngine({ ...machZehnderEngine, modulator: opposite }).evaluate());
    expect(lane.extinctionRatio).toBeGreaterThan(1);
    const cold = changed({ laser: { power: 10 * mW }, modulator: { detuning: -22 * GHz } });
    expect(worstLane(opticalEngine(cold).evaluate()).extinctionRatio).toBeGreaterThan(1);
  });
});

describe('opticalEngine refuses', () => {
  it('a laser set point that the laser does not keep to the end of its life', () => {
    expect(() => opticalEngine(changed({ laser: { power: 600 * mW } })).evaluate()).toThrow(/laser\.power is 0\.6 W, above the .* end of its life/);
  });

  it('a red-side set point where self-heating is unstable', () => {
    expect(() => opticalEngine(changed({ modulator: { detuning: -22 * GHz } })).evaluate()).toThrow(/modulator\.detuning is -22 GHz/);
  });

  it('a ring that the heater does not reach', () => {
    expect(() => opticalEngine(changed({ modulator: { maximumHeaterPower: 1 * mW } })).evaluate()).toThrow(/heater needs .* above its maximum/);
  });

  it('a ring outside 25 to 225 um², a code without redundancy, an unknown or a missing parameter', () => {
    expect(() => opticalEngine(changed({ modulator: { device: { radius: 8 * um } } }))).toThrow(
      'opticalEngine: modulator.device.radius is 8e-6 m, outside 2.5e-6 to 7.5e-6 m',
    );
    expect(() => opticalEngine(changed({ code: { data: 544 } }))).toThrow('opticalEngine: code.data is 544, must be below code.symbols, 544');
    expect(() => opticalEngine({ ...quantumX800Engine, lazer: 1 } as unknown as EngineDesign)).toThrow('lazer is not a parameter (did you mean laser?)');
    const { laser: _laser, ...without } = quantumX800Engine;
    expect(() => opticalEngine(without as unknown as EngineDesign)).toThrow('opticalEngine: laser is missing');
    expect(() => opticalEngine(changed({ supply: { routing: { attenuation: -1 * dbPerCm, longest: 3 * mm } } }))).toThrow(/supply\.routing\.attenuation/);
  });
});
