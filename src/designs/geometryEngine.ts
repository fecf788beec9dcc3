import type { TipCoupler } from '../devices/edgeCoupler.ts';
import { doubleTipCoupler, type TipGeometry } from '../engine/doubleTipCoupler.ts';
import type { EngineDesign } from '../engine/engineTable.ts';
import { plainRing, solvedRing, type RingGeometry, type SolvedRing } from '../engine/solvedRing.ts';
import { celsius, nm, um } from '../units.ts';
import { quantumX800Engine } from './quantumX800.ts';
import { siliconRing } from './siliconRing.ts';


/** The geometry of a ring near `siliconRing`. */
export const siliconRingGeometry = {
  /** [estimate: center of the lanes] */
  wavelength: 1311 * nm,
  /** [estimate: the chip's temperature in the switch] */
  temperature: celsius(55),
  /** [estimate: as siliconRing] */
  radius: 7 * um,
  /** Usual silicon on insulator. [Chrostowski2015, sec. 3.2] */
  height: 220 * nm,
  /** Usual for ribs in it. [Chrostowski2015, sec. 3.2] */
  slab: 90 * nm,
  /** [estimate: one mode of each polarization] */
  width: 450 * nm,
  /** [estimate: narrower than the ring, so that both stay in step over the bend] */
  busWidth: 400 * nm,
  /** [estimate: gives a loaded quality factor near the 2300 of Bao2026] */
  gap: 100 * nm,
  junction: {
    /** 6e18 per cm³. [estimate: near the 37 pm/V and the quality factor of 2300 of Bao2026] */
    acceptors: 6e24,
    /** [estimate: as the p side] */
    donors: 6e24,
    /** [estimate: middle of the ridge] */
    position: 0,
    /** 30 ohm over the circumference. [estimate: as siliconRing] */
    seriesResistance: 30 * 2 * Math.PI * 7 * um,
    /** [estimate: lower than at lighter doping] */
    breakdownVoltage: -5,
    contacts: {
      /** [estimate: less than 10 1/m of absorption] */
      leftOf: -700 * nm,
      /** [estimate: less than 10 1/m of absorption] */
      rightOf: 700 * nm,
      /** [estimate: 1e20 per cm³ for ohmic contacts] */
      acceptors: 1e26,
      /** [estimate: 1e20 per cm³ for ohmic contacts] */
      donors: 1e26,
    },
  },
  /** 2 dB/cm. [estimate: silicon wires near 1311 nm] */
  scattering: 46,
} as const satisfies RingGeometry;

/** The geometry of a double tip after the form of Wan2025, whose sizes are not published in its abstract. */
export const doubleTipGeometry = {
  /** [estimate: center of the lanes] */
  wavelength: 1311 * nm,
  /** [estimate: both polarizations spread about 4 um wide] */
  tipWidth: 140 * nm,
  /** [estimate: both polarizations spread about 4 um wide] */
  tipHeight: 150 * nm,
  /** [estimate: both polarizations spread about 4 um wide] */
  tipGap: 1 * um,
  /** [estimate: as the ring's ridge] */
  width: 450 * nm,
  /** Usual silicon on insulator. [Chrostowski2015, sec. 3.2] */
  height: 220 * nm,
  /** [estimate: loses below 0.01 dB] */
  length: 200 * um,
  /** [Wan2025] */
  beam: 4 * um,
  /** [estimate: lens free of the facet] */
  gap: 5 * um,
} as const satisfies TipGeometry;

/** The ring of `siliconRingGeometry`, or of another geometry, with heater and heat of `siliconRing`. Throws and takes what `solvedRing` does. */
export function ringFromGeometry(geometry: RingGeometry = siliconRingGeometry): SolvedRing {
  return solvedRing(geometry, siliconRing);
}

/** The edge coupler of `doubleTipGeometry`, or of another geometry. Throws what `doubleTipCoupler` does. */
export function edgeCouplerFromGeometry(geometry: TipGeometry = doubleTipGeometry): TipCoupler {
  return doubleTipCoupler(geometry);
}

/**
 * `quantumX800Engine` with ring and edge couplers from geometry, doping and temperature, as plain data: TE at the two couplers that the
 * chip is lit and lights through, the worse polarization where the fiber has turned it. Takes half a minute.
 *
 * @throws RangeError as `ringFromGeometry` and `edgeCouplerFromGeometry` do.
 */
export function engineFromGeometry(ring: RingGeometry = siliconRingGeometry, tip: TipGeometry = doubleTipGeometry): EngineDesign {
  const coupler = edgeCouplerFromGeometry(tip);
  const { supply, modulator, channel } = quantumX800Engine;
  const { wavelength, temperature } = ring;
  const { bias, swing } = modulator;
  const lossDb = (polarization: 'te' | 'tm'): number => coupler.lossDb({ wavelength, temperature, polarization });
  const te = { kind: 'loss', lossDb: lossDb('te') } as const;
  const worse = { kind: 'loss', lossDb: Math.max(te.lossDb, lossDb('tm')) } as const;
  return {
    ...quantumX800Engine,
    chipTemperature: temperature,
    supply: { ...supply, coupler: te },
    modulator: { ...modulator, device: plainRing(ringFromGeometry(ring), { wavelength, temperature, bias, swing }) },
    channel: { ...channel, transmitCoupler: te, receiveCoupler: worse },
  };
}
