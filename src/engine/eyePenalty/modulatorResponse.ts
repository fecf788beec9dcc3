import { speedOfLight } from '../../constants.ts';
import { steadyMachZehnder } from '../../devices/machZehnderModulator/steady.ts';
import { ringModulator } from '../../devices/ringModulator.ts';
import type { EngineDesign, MachZehnderLaneDesign, RingLaneDesign } from '../engineTable.ts';
import { type Complex, conjugate, divided, plus, times } from './complex.ts';
import type { LaneElectronics } from './electronics.ts';
import type { LaneAtWork } from './laneAtWork.ts';

/**
 * Sidebands of a small drive: what the field gains at +f and at −f over the carrier, each by the voltage. Their sum is the change of power,
 * (upper + conj lower), their difference that of phase. @internal
 */
export interface Sidebands {
  readonly upper: Complex;
  /** Its conjugate. */
  readonly lower: Complex;
}

/** Sidebands at a frequency, Hz, at least 0, behind driver, junction and modulator, on the scale of a power response of 1 at rest. @internal */
export function sidebandsOf(engine: EngineDesign, { driverBandwidth }: LaneElectronics, lane: LaneAtWork): (frequency: number) => Sidebands {
  const { modulator } = engine;
  return modulator.kind === 'ring'
    ? ringSidebands(modulator, { driverBandwidth }, lane)
    : machZehnderSidebands(modulator, { driverBandwidth, temperature: engine.chipTemperature }, lane);
}

/** Coupled modes about the resonance at the mean voltage, linearized: each sideband sees the line at its own frequency. */
function ringSidebands(design: RingLaneDesign, { driverBandwidth }: Pick<LaneElectronics, 'driverBandwidth'>, lane: LaneAtWork): (frequency: number) => Sidebands {
  const ring = ringModulator(design.device);
  const { coreTemperature: temperature, heaterPower } = lane.ring!;
  const point = { wavelength: lane.wavelength, voltage: design.bias, temperature, heaterPower };
  const { sourceResistance } = design;
  const lifetime = 2 * ring.photonLifetime(point);
  const x = 2 * Math.PI * ring.detuning(point) * lifetime;
  const field = ring.field(point);
  // A small step of the resonance gives sidebands of j(1 − b)/b times the line of each, over the carrier b.
  const over = divided({ re: 1 - field.re, im: -field.im }, field);
  const along = { re: -over.im, im: over.re };
  return (frequency) => {
    const w = 2 * Math.PI * frequency * lifetime;
    const upper = divided(along, { re: 1, im: x + w });
    const lower = conjugate(divided(along, { re: 1, im: x - w }));
    // Junction, driver and size are those of the power response.
    const power = ring.smallSignalResponse({ ...point, frequency, sourceResistance, driverBandwidth });
    const scale = divided(power, plus(upper, lower));
    return { upper: times(upper, scale), lower: times(lower, scale) };
  };
}

function machZehnderSidebands(
  design: MachZehnderLaneDesign,
  { driverBandwidth, temperature }: { readonly driverBandwidth: number; readonly temperature: number },
  lane: LaneAtWork,
): (frequency: number) => Sidebands {
  const modulator = steadyMachZehnder(design.device);
  const { bias, junctionBias } = design;
  const alpha = modulator.chirpParameter({ wavelength: lane.wavelength, voltage: 0, junctionBias, bias, temperature, trimTemperature: temperature });
  return (frequency) => {
    const { re, im } = modulator.smallSignalResponse({ junctionBias, driverBandwidth, frequency });
    return {
      upper: { re: (re - alpha * im) / 2, im: (im + alpha * re) / 2 },
      lower: { re: (re + alpha * im) / 2, im: (im - alpha * re) / 2 },
    };
  };
}

/** Power response behind a fiber of an accumulated dispersion, s/m, that turns both sidebands by one phase. @internal */
export function behindDispersion({ upper, lower }: Sidebands, { wavelength, accumulatedDispersion, frequency }: { readonly wavelength: number; readonly accumulatedDispersion: number; readonly frequency: number }): Complex {
  const angle = (Math.PI * wavelength * wavelength * accumulatedDispersion * frequency * frequency) / speedOfLight;
  const turn = { re: Math.cos(angle), im: Math.sin(angle) };
  const one = times(upper, turn);
  const other = times(lower, conjugate(turn));
  return { re: one.re + other.re, im: one.im + other.im };
}
