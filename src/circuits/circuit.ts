import { inRange } from '../errors.ts';
import { amplitudesOf, planOf, type CircuitPlan } from './circuitPlan.ts';
import { gainCheckOf } from './gainLoops.ts';
import { entriesOf } from './partEntries.ts';
import { portAt, type ScatteringPath } from './scatteringMatrix.ts';
import { modelOf, type ScatteringModel } from './scatteringModel.ts';
import { wiringOf, type CircuitDesign } from './wiring.ts';

/** The amplitude along one path at many wavelengths. */
export interface PathSpectrum extends ScatteringPath {
  /** Real part, one entry a wavelength. */
  readonly re: Float64Array;
  /** Imaginary part. */
  readonly im: Float64Array;
}

/** A circuit: a model itself, so that it may be a part of another. */
export interface Circuit extends ScatteringModel {
  /**
   * The amplitudes along some paths at many vacuum wavelengths (m), in the order of the paths: much faster than matrix after matrix.
   * Throws what the circuit throws, and for a path between ports that it does not have.
   */
  spectrum(wavelengths: ArrayLike<number>, paths: readonly ScatteringPath[]): PathSpectrum[];
}

/**
 * Parts whose ports are joined, with all that goes back and forth and round between them. [Filipsson1981]
 *
 * @throws RangeError for a name that is given twice or not at all, a port that is used twice or left open, something that is no model; when
 * asked, for a wavelength outside 1e-8 to 1e-3 m, a part that throws or gives amplitudes that are not finite, a loop whose gain is 1
 * or more, and light that goes round without loss on resonance.
 */
export function circuit(design: CircuitDesign): Circuit {
  const wiring = wiringOf(design);
  const entries = entriesOf(wiring);
  const parts = { wiring, entries, gainCheck: gainCheckOf(wiring, entries) };
  const { ports } = wiring;
  const all = ports.map((_, k) => k);
  const whole = planOf(parts, all, all);
  const asked = all.flatMap((to) => all.map((from) => to * ports.length + from));
  const places = asked.filter((_, k) => whole.plan.asked[k]! >= 0);
  const at = new Float64Array(1);
  const model = modelOf({
    ports,
    places,
    passive: wiring.parts.every(({ passive }) => passive),
    write: (wavelength, re, im) => {
      checkWavelength(wavelength);
      at[0] = wavelength;
      const amplitudes = amplitudesOf(parts, whole, at);
      for (let k = 0; k < places.length; k++) {
        re[k] = amplitudes.re[places[k]!]!;
        im[k] = amplitudes.im[places[k]!]!;
      }
    },
  });
  const plans = new Map<string, CircuitPlan>();
  const spectrum = (wavelengths: ArrayLike<number>, paths: readonly ScatteringPath[]): PathSpectrum[] => {
    inRange('circuit', 'paths.length', paths.length, '1', 1, 1e6);
    for (let i = 0; i < wavelengths.length; i++) checkWavelength(wavelengths[i]!);
    const from = paths.map((path) => portAt('circuit', ports, path.from));
    const to = paths.map((path) => portAt('circuit', ports, path.to));
    const inputs = [...new Set(from)].sort((a, b) => a - b);
    const outputs = [...new Set(to)].sort((a, b) => a - b);
    const key = `${inputs.join()};${outputs.join()}`;
    const plan = plans.get(key) ?? planOf(parts, inputs, outputs);
    plans.set(key, plan);
    const { re, im } = amplitudesOf(parts, plan, wavelengths);
    const count = wavelengths.length;
    return paths.map((path, k) => {
      const first = (outputs.indexOf(to[k]!) * inputs.length + inputs.indexOf(from[k]!)) * count;
      return { from: path.from, to: path.to, re: re.slice(first, first + count), im: im.slice(first, first + count) };
    });
  };
  return Object.freeze(Object.assign(unfrozen(model), { spectrum }));
}

/** A function of its own, since that of a model is frozen. */
function unfrozen(model: ScatteringModel): ScatteringModel {
  const { ports, places, passive, write } = model;
  return Object.assign((wavelength: number) => model(wavelength), { ports, places, passive, write });
}

function checkWavelength(wavelength: number): void {
  inRange('circuit', 'wavelength', wavelength, 'm', 1e-8, 1e-3);
}
