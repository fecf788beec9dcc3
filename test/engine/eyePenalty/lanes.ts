import { laneElectronics } from '../../../src/designs/laneElectronics.ts';
import { engineParts, quantumX800Engine } from '../../../src/designs/quantumX800.ts';
import { siliconRing } from '../../../src/designs/siliconRing.ts';
import type { EngineDesign, RingLaneDesign } from '../../../src/engine/engineTable.ts';
import { eyePenalty, type LaneElectronics } from '../../../src/engine/eyePenalty.ts';
import { laneMarginInTime } from '../../../src/engine/laneInTime.ts';
import { pattern } from '../../../src/link/pattern.ts';
import { philox } from '../../../src/numerics/philox.ts';
import { GHz, nm } from '../../../src/units.ts';

/** A lane that is run by its pulse and by its waveform. */
export interface ComparedLane {
  readonly name: string;
  readonly design: EngineDesign;
  readonly electronics: LaneElectronics;
  readonly lane: number;
}

function ringLane(name: string, change: Partial<RingLaneDesign>, electronics: Partial<LaneElectronics> = {}): ComparedLane {
  const design = { ...quantumX800Engine, modulator: { ...quantumX800Engine.modulator, ...change } };
  return { name, design, electronics: { ...laneElectronics, ...electronics }, lane: 0 };
}

/** The ring with its loaded quality factor times a factor, loss and coupling alike. */
function ringOfQuality(factor: number): RingLaneDesign['device'] {
  const { guide, coupler } = siliconRing;
  return {
    ...siliconRing,
    guide: { ...guide, junction: { ...guide.junction, attenuation: guide.junction.attenuation / factor } },
    coupler: { ...coupler, qualityFactor: coupler.qualityFactor * factor },
  };
}

const machZehnderEngine: EngineDesign = { ...quantumX800Engine, modulator: engineParts.modulator.machZehnder };

/** The fiber at its largest dispersion. */
export function far(length: number): EngineDesign['channel'] {
  const { channel } = quantumX800Engine;
  return { ...channel, fiber: { ...channel.fiber, length, zeroDispersionWavelength: 1300 * nm } };
}

const detuning = 22 * GHz;

export const defaultLane: ComparedLane = ringLane('default', {});

/** Bandwidth of driver or ring less and more 30 %. A ring of lower quality, or further from the laser, needs more voltage for the same light. */
export const bandwidthLanes: readonly ComparedLane[] = [
  ringLane('driver 42 GHz', {}, { driverBandwidth: 42 * GHz }),
  ringLane('driver 78 GHz', {}, { driverBandwidth: 78 * GHz }),
  ringLane('ring Q × 1.57, detuning ÷ 1.57', { device: ringOfQuality(1.57), detuning: detuning / 1.57 }),
  ringLane('ring Q ÷ 1.46, detuning and swing × 1.46', { device: ringOfQuality(1 / 1.46), detuning: 1.46 * detuning, swing: 2.92, bias: -1.66 }),
  ringLane('detuning 15 GHz', { detuning: 15 * GHz }),
  ringLane('jitter 0.02 UI', {}, { jitter: 0.02 }),
  ringLane('detuning 31.3 GHz, swing 3 V', { detuning: 31.3 * GHz, swing: 3, bias: -1.7 }),
];

/** A Mach-Zehnder modulator, at hand and far. */
export const machZehnderLanes: readonly ComparedLane[] = [
  { ...defaultLane, name: 'Mach-Zehnder', design: machZehnderEngine },
  { ...defaultLane, name: 'Mach-Zehnder, 2 km from 1300 nm', design: { ...machZehnderEngine, channel: far(2000) } },
];

/** Twelve at random about the default. */
export function randomLanes(seed: number): ComparedLane[] {
  const { uniform } = philox({ seed, stream: 0 });
  const jitters = philox({ seed, stream: 1 });
  const between = (low: number, high: number): number => low + (high - low) * uniform();
  return Array.from({ length: 12 }, (_, i): ComparedLane => {
    const { modulator, channel, receiver } = quantumX800Engine;
    return {
      name: `random ${i + 1}`,
      design: {
        ...quantumX800Engine,
        modulator: { ...modulator, detuning: between(17, 24) * GHz, swing: between(1.9, 2.4), sourceResistance: between(10, 40), device: ringOfQuality(between(0.85, 1.2)) },
        channel: { ...channel, fiber: { ...channel.fiber, length: between(0, 2000), zeroDispersionWavelength: between(1300, 1324) * nm } },
        receiver: {
          ...receiver,
          photodiode: { ...receiver.photodiode, bandwidth: between(45, 75) * GHz },
          noiseDensity: receiver.noiseDensity * between(0.8, 1.2),
          noiseBandwidth: between(50, 60) * GHz,
        },
      },
      electronics: {
        driverBandwidth: between(42, 78) * GHz,
        rise: between(0.1, 0.7),
        jitter: 0.02 * jitters.uniform(),
        equalizer: { taps: 7 + 2 * Math.floor(between(0, 8)), main: 3 },
      },
      lane: Math.floor(between(0, 8)),
    };
  });
}

/** The default and twenty others. */
export const allLanes = (): ComparedLane[] => [defaultLane, ...bandwidthLanes, ...machZehnderLanes, ...randomLanes(1)];

/** Margin of a lane both ways, dB. */
export function compared({ design, electronics, lane }: ComparedLane, samplesPerSymbol: number): { readonly byPulse: number; readonly byWaveform: number; readonly penaltyDb: number } {
  const byPulse = eyePenalty(design, electronics, { lane });
  const byWaveform = laneMarginInTime(design, electronics, { lane, symbols: pattern('PRBS13Q'), samplesPerSymbol });
  if (!byPulse.finite) throw new Error(byPulse.reason);
  if (!byWaveform.finite) throw new Error(byWaveform.reason);
  return { byPulse: byPulse.marginDb, byWaveform: byWaveform.marginDb, penaltyDb: byPulse.penaltyDb };
}
