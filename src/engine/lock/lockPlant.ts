import { elementaryCharge } from '../../constants.ts';
import { digits, inRange } from '../../errors.ts';
import { findMinimum } from '../../numerics/minimize.ts';
import { detuningOfPlace, resonancePlace } from '../ringHeaters/resonancePlace.ts';
import { hotRing } from '../hotRing.ts';
import { beyondLimits, beyondText, ringHeaters } from '../ringHeaters/ringHeaters.ts';
import { leastShifts } from '../ringHeaters/tuneRings.ts';
import type { LockPlant } from './lockKernel.ts';
import type { LockedRing, RingArray } from './ringLock.ts';
import { responseTable, ringResponse, tableLength, type RingResponse } from './ringResponse.ts';
import type { RingLockDesign } from './table.ts';

const who = 'ringLock';

/** Where one ring starts, and what its response there is. @internal */
export interface LockStart {
  readonly response: RingResponse;
  /** Self-heating, K. */
  readonly heat: number;
  /** Heater power, W. */
  readonly power: number;
}

/** Rings at their set points, and all numbers that their loops need. @internal */
export function lockPlant(design: RingLockDesign, array: RingArray): { readonly plant: LockPlant; readonly starts: readonly LockStart[] } {
  const { rings, crosstalk, temperature } = array;
  const { monitor, sensing, acquisition, heater, sampleRate } = design;
  const { maximumPower, timeConstant, resistance } = heater;
  const size = rings.length;
  inRange(who, 'rings.length', size, '1', 1, 64);
  inRange(who, 'crosstalk.length', crosstalk.length, '1', size * size, size * size);
  inRange(who, 'acquisition.highest', acquisition.highest, 'W', 0, maximumPower);
  const dither = sensing.kind === 'dither' ? sensing.amplitude : 0;
  inRange(who, 'sensing.amplitude', dither, 'W', 0, maximumPower / 4);
  const heaters = ringHeaters(
    rings.map(({ ring }) => ({ efficiency: ring.design.heaterEfficiency, timeConstant, resistance, maximumPower })),
    crosstalk,
  );
  const set = rings.map((each) => setPoint(each, temperature));
  const needed = leastShifts(heaters, set.map(({ shift, freeSpectralRange }) => [shift, shift + freeSpectralRange]));
  const beyond = beyondLimits(needed.powers, heaters.heaters);
  if (beyond.length > 0) {
    const each = beyond.map((i) => beyondText(`ring ${i}`, needed.powers[i]!, heaters.heaters[i]!));
    throw new RangeError(`${who}: ${each.join('; ')}`);
  }

  const heaterStep = -Math.expm1(-1 / (sampleRate * timeConstant));
  const inputCodes = 2 ** design.inputBits - 1;
  const outputCodes = 2 ** design.outputBits - 1;
  const inputStep = design.inputFullScale / inputCodes;
  const responses = rings.map(({ voltages, ring }, i) => {
    const { point, place } = set[i]!;
    return ringResponse(ring, { point, place, voltages }, monitor);
  });
  const loops = responses.map((response, i) => loopOf(response, rings[i]!, set[i]!, design, { heaterStep, dither }));
  loops.forEach(({ target }, i) => {
    if (target > design.inputFullScale) {
      const full = digits(design.inputFullScale);
      throw new RangeError(`${who}: monitor of ring ${i} has ${digits(target)} A at the set point, above inputFullScale of ${full} A`);
    }
  });
  const tables = new Float64Array(size * tableLength);
  responses.forEach((response, i) => tables.set(responseTable(response), i * tableLength));
  const shift = Float64Array.from(crosstalk, (share, at) => share * rings[at % size]!.ring.design.heaterEfficiency);
  const plant: LockPlant = {
    rings: size,
    tables,
    perRange: Float64Array.from(set, ({ freeSpectralRange }) => 1 / freeSpectralRange),
    cold: Float64Array.from(set, ({ place, heat, thermalShift }, i) => place - needed.shifts[i]! - thermalShift * heat),
    thermalShift: Float64Array.from(set, ({ thermalShift }) => thermalShift),
    shift,
    heating: Float64Array.from(set, ({ heating }) => heating),
    stride: Float64Array.from(set, ({ width, thermalShift }) => width / 8 / Math.abs(thermalShift)),
    current: Float64Array.from(rings, ({ power }) => monitor.responsivity * monitor.fraction * power),
    noise: Float64Array.from(loops, ({ target }) => {
      const density = monitor.noiseDensity ** 2 + 2 * elementaryCharge * target;
      return Math.sqrt((density * sampleRate) / 2);
    }),
    target: Float64Array.from(loops, ({ target }) => target),
    correction: Float64Array.from(loops, ({ correction }) => correction),
    sign: Float64Array.from(loops, ({ sign }) => sign),
    band: Float64Array.from(loops, ({ range }) => design.loss.band * range),
    wanted: Float64Array.from(set, ({ place }) => place),
    heaterStep,
    coreStep: 1 / (sampleRate * design.thermalTime),
    inputStep,
    inputCodes,
    outputStep: Math.sqrt(maximumPower) / outputCodes,
    outputCodes,
    dither,
    mostPower: maximumPower,
    lossSteps: design.loss.steps,
    rise: acquisition.rise,
    highest: acquisition.highest,
    wait: acquisition.wait,
    fall: acquisition.sweepRate / sampleRate,
    referenceTemperature: temperature,
  };
  return { plant, starts: responses.map((response, i) => ({ response, heat: set[i]!.heat, power: Math.max(0, needed.powers[i]!) })) };
}

interface SetPoint {
  readonly point: { readonly wavelength: number; readonly voltage: number; readonly temperature: number; readonly heaterPower: number };
  readonly place: number;
  readonly shift: number;
  readonly heat: number;
  readonly heating: number;
  readonly thermalShift: number;
  readonly freeSpectralRange: number;
  /** Linewidth, m. */
  readonly width: number;
}

function setPoint({ ring, wavelength, power, detuning, bias, voltages }: LockedRing, temperature: number): SetPoint {
  const hot = hotRing(ring, { wavelength, power, detuning, bias, voltages, ambient: temperature, maximumHeaterPower: 1 });
  if (!hot.stable) throw new RangeError(`${who}: detuning is ${digits(detuning)} Hz, where the ring's self-heating is unstable`);
  const point = { wavelength, voltage: bias, temperature: hot.coreTemperature, heaterPower: hot.heaterPower };
  return {
    point,
    place: resonancePlace(wavelength, detuning),
    shift: ring.design.heaterEfficiency * hot.heaterPower,
    heat: hot.selfHeating,
    heating: ring.design.selfHeatingResistance * ring.design.absorbedFraction * power,
    thermalShift: ring.thermalShift(point),
    freeSpectralRange: ring.freeSpectralRange(point),
    width: ring.linewidth(point),
  };
}

interface Loop {
  readonly target: number;
  readonly correction: number;
  readonly sign: number;
  readonly range: number;
}

/** What the controller takes for its set point: value, slope or bend of the monitor with heater power, and how far it goes. */
function loopOf(
  response: RingResponse,
  { ring, power, wavelength }: LockedRing,
  { place, heating, thermalShift, freeSpectralRange, width }: SetPoint,
  { monitor, gain }: RingLockDesign,
  { heaterStep, dither }: { readonly heaterStep: number; readonly dither: number },
): Loop {
  const scale = monitor.responsivity * monitor.fraction * power;
  const step = 1e-4 * width;
  const slopeOf = (f: (at: number) => number, at: number): number => (f(at + step) - f(at - step)) / (2 * step);
  /** Place for each watt of heater, with the core's own light. */
  const perWatt = (at: number): number => ring.design.heaterEfficiency / (1 - thermalShift * heating * slopeOf(response.dissipated, at));
  let [least, most] = [Infinity, -Infinity];
  for (let i = 0; i < 512; i++) {
    // Along the line, where a step past it would see little.
    const seen = response.monitored(i < 256 ? place + ((i - 128) / 64) * width : (freeSpectralRange * (i - 256)) / 256);
    least = Math.min(least, seen);
    most = Math.max(most, seen);
  }
  const range = scale * (most - least);
  if (dither === 0) {
    const slope = scale * slopeOf(response.monitored, place);
    if (!(Math.abs(slope) * width > 0.05 * range)) {
      const there = digits(detuningOfPlace(wavelength, place));
      throw new RangeError(`${who}: the monitor does not follow the heater at a detuning of ${there} Hz, must be on a slope`);
    }
    return { target: scale * response.monitored(place), correction: gain / (slope * perWatt(place)), sign: Math.sign(slope), range };
  }
  const bend = response.monitored(place + width / 8) + response.monitored(place - width / 8) - 2 * response.monitored(place);
  const extremum = findMinimum((at) => -Math.sign(-bend) * response.monitored(at), place - width / 2, place + width / 2).at;
  if (!(Math.abs(extremum - place) < 0.49 * width)) {
    throw new RangeError(`${who}: the monitor has no extremum within half a linewidth of the set point, so there is none for a dither`);
  }
  const wide = 0.01 * width;
  const around = response.monitored(extremum + wide) + response.monitored(extremum - wide);
  const curvature = (around - 2 * response.monitored(extremum)) / (wide * wide);
  // A heater that lags answers an alternating dither with (1 − E)/(1 + E), E = exp(−step/time constant), and two samples see it twice.
  const swing = (2 * dither * heaterStep) / (2 - heaterStep);
  return {
    target: scale * response.monitored(extremum),
    correction: gain / (scale * curvature * perWatt(extremum) ** 2 * swing),
    sign: 0,
    range,
  };
}
