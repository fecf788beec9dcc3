import { describe, expect, it } from 'vitest';
import { edgeCoupler } from '../../src/devices/edgeCoupler.ts';
import { fiberArray, type FiberArrayDesign, type FiberPlace } from '../../src/devices/fiberArray.ts';
import { degree, nm, um } from '../../src/units.ts';

const wavelength = 1310 * nm;
const mode = (diameter: number) => ({ modeFieldDiameter: { x: diameter * um, y: diameter * um } });
const coupler = edgeCoupler({
  fiberMode: mode(9.2),
  chipMode: mode(9.2),
  gap: 0,
  index: 1,
  facet: { kind: 'coated', reflectance: 0 },
  propagationLossDb: 0,
});
const through = (place: FiberPlace): number => coupler.lossDb({ wavelength, ...place });
const design: FiberArrayDesign = { count: 5, pitch: 127 * um, fiberDiameter: 125 * um, gap: 0, expansionMismatch: 1e-6 };

describe('fiberArray', () => {
  it('stands before its guides without error', () => {
    const places = fiberArray(design).places();
    expect(places).toHaveLength(5);
    for (const place of places) expect(place).toEqual({ offsetX: 0, offsetY: 0, tiltX: 0, tiltY: 0, gap: 0 });
    for (const loss of fiberArray(design).lossesDb(through)) expect(loss).toBeCloseTo(0, 12);
  });

  it('drifts by mismatch × distance from the fixed point × temperature', () => {
    const offsets = (fixedPoint?: { x: number; y: number }): number[] =>
      fiberArray({ ...design, ...(fixedPoint && { fixedPoint }) })
        .places({ temperatureChange: 60 })
        .map(({ offsetX }) => offsetX / nm);
    [-254, -127, 0, 127, 254].forEach((distance, i) => expect(offsets()[i]!).toBeCloseTo(distance * 0.06, 9));
    [0, 127, 254, 381, 508].forEach((distance, i) => expect(offsets({ x: -254 * um, y: 0 })[i]!).toBeCloseTo(distance * 0.06, 9));
    const raised = fiberArray({ ...design, fixedPoint: { x: 0, y: -1e-3 } }).places({ temperatureChange: -50 });
    for (const { offsetY } of raised) expect(offsetY / nm).toBeCloseTo(-50, 9);
  });

  it('puts each fiber at its own error and the array at its placement', () => {
    const pitchErrors = [0.1, -0.2, 0.3, 0, 0.5].map((error) => error * um);
    const heightErrors = [0, 0.4, 0, -0.3, 0].map((error) => error * um);
    const places = fiberArray({ ...design, pitchErrors, heightErrors, placement: { x: 1 * um, y: -0.5 * um, z: 3 * um } }).places();
    places.forEach(({ offsetX, offsetY, gap }, i) => {
      expect(offsetX).toBeCloseTo(pitchErrors[i]! + 1 * um, 15);
      expect(offsetY).toBeCloseTo(heightErrors[i]! - 0.5 * um, 15);
      expect(gap).toBeCloseTo(3 * um, 15);
    });
    const losses = fiberArray({ ...design, pitchErrors }).lossesDb(through);
    losses.forEach((loss, i) => expect(loss).toBeCloseTo((10 / Math.LN10) * (pitchErrors[i]! / (4.6 * um)) ** 2, 9));
  });

  it('rolls, yaws and tilts about its middle', () => {
    const rolled = fiberArray({ ...design, roll: 0.01 }).places();
    rolled.forEach(({ offsetX, offsetY }, i) => {
      const x = (i - 2) * 127 * um;
      expect(offsetY).toBeCloseTo(x * Math.sin(0.01), 15);
      expect(offsetX).toBeCloseTo(x * (Math.cos(0.01) - 1), 15);
    });
    const yaw = 0.5 * degree;
    const yawed = fiberArray({ ...design, gap: 20 * um, yaw }).places();
    yawed.forEach(({ offsetX, tiltX, tiltY, gap }, i) => {
      const x = (i - 2) * 127 * um;
      expect(tiltX).toBe(yaw);
      expect(tiltY).toBe(0);
      expect(gap).toBeCloseTo(20 * um + x * Math.sin(yaw), 15);
      // The beam, from the fiber's end along its direction, meets the facet here.
      expect(offsetX).toBeCloseTo(x * Math.cos(yaw) - x + gap * Math.tan(yaw), 15);
    });
    const tilted = fiberArray({ ...design, gap: 20 * um, tilt: -0.01 }).places();
    for (const { offsetY, tiltY, gap } of tilted) {
      expect(tiltY).toBe(-0.01);
      expect(gap).toBe(20 * um);
      expect(offsetY).toBeCloseTo(-0.01 * 20 * um, 10);
    }
    // Turned the other way the row is mirrored.
    const losses = (angle: number): number[] => [...fiberArray({ ...design, gap: 20 * um, yaw: angle }).lossesDb(through)];
    losses(-yaw)
      .reverse()
      .forEach((loss, i) => expect(loss).toBeCloseTo(losses(yaw)[i]!, 9));
  });

  it('takes one fiber of any pitch, and is plain data', () => {
    expect(fiberArray({ ...design, count: 1, pitch: 1 * um }).places()).toHaveLength(1);
    const array = fiberArray({ ...design, roll: 0.001 });
    expect(JSON.parse(JSON.stringify(array.design))).toEqual({ ...design, roll: 0.001 });
  });

  it('refuses what cannot be built', () => {
    const refused = (change: object, message: string | RegExp): void => {
      expect(() => fiberArray({ ...design, ...change })).toThrow(RangeError);
      expect(() => fiberArray({ ...design, ...change })).toThrow(message);
    };
    refused({ pitch: 100 * um }, "fiberArray: pitch is 1e-4 m, must be at least the fiber's diameter, 1.25e-4 m");
    refused({ pitchErrors: [0, 0] }, 'fiberArray: pitchErrors has 2 values, must have one for each of 5 fibers');
    refused({ heightErrors: [0] }, 'heightErrors has 1 values');
    refused({ count: 2.5 }, 'count is 2.5, must be a whole number');
    refused({ yaw: 0.01 }, /fiber 1 touches the facet, its gap would be -2\.5\d+e-6 m/);
    refused({ placement: { x: 0, y: 0, z: -1 * um } }, 'fiber 1 touches the facet');
    refused({ expansionMismatch: NaN }, 'expansionMismatch is NaN');
    expect(() => fiberArray(design).places({ temperatureChange: 2000 })).toThrow('temperatureChange is 2000 K');
  });
});
