import type { ComplianceLimits } from '../../engine/compliance.ts';
import { GBd, fromDb, fromDbm, nm } from '../../units.ts';

const later = 'P802.3dj/D3.1';
const earlier = 'P802.3dj/D1.3, clause 180';
const sibling = 'estimate: as 400GBASE-DR4';

/**
 * Eight lanes of 200 Gb/s over 500 m of parallel fiber, 1.6TBASE-DR8, and so also 200GBASE-DR1 to 800GBASE-DR4. From drafts that were
 * read through others; a limit that no source gives is estimated.
 */
export const dr8Limits = {
  name: '1.6TBASE-DR8',
  rows: [
    /** 106.25 GBd less 50 ppm. [IEEE802.3dj, clause 180] */
    { side: 'transmitter', quantity: 'symbolRate', bound: 'least', limit: 106.25 * GBd * (1 - 50e-6), source: earlier },
    /** 106.25 GBd and 50 ppm. [IEEE802.3dj, clause 180] */
    { side: 'transmitter', quantity: 'symbolRate', bound: 'most', limit: 106.25 * GBd * (1 + 50e-6), source: earlier },
    /** [IEEE802.3dj-D3.1, table 180-7] */
    { side: 'transmitter', quantity: 'wavelength', bound: 'least', limit: 1304.5 * nm, source: `${later}, table 180-7` },
    /** [IEEE802.3dj-D3.1, table 180-7] */
    { side: 'transmitter', quantity: 'wavelength', bound: 'most', limit: 1317.5 * nm, source: `${later}, table 180-7` },
    /** −3.1 dBm. [IEEE802.3dj-D3.1, table 180-7] */
    { side: 'transmitter', quantity: 'averagePower', bound: 'least', limit: fromDbm(-3.1), source: `${later}, table 180-7` },
    /** 4 dBm. [IEEE802.3dj-D3.1, table 180-7] */
    { side: 'transmitter', quantity: 'averagePower', bound: 'most', limit: fromDbm(4), source: `${later}, table 180-7` },
    /** −0.1 dBm. [estimate: twice the least average power, as light of unlimited extinction has] */
    { side: 'transmitter', quantity: 'opticalModulationAmplitude', bound: 'least', limit: fromDbm(-0.1), source: 'estimate: 2 x average' },
    /** 4.2 dBm. [estimate: as 400GBASE-DR4, whose average power has the same upper limit] */
    { side: 'transmitter', quantity: 'opticalModulationAmplitude', bound: 'most', limit: fromDbm(4.2), source: sibling },
    /** 3.5 dB. [IEEE802.3dj, clause 180] */
    { side: 'transmitter', quantity: 'extinctionRatio', bound: 'least', limit: fromDb(3.5), source: earlier },
    /** 3.4 dB. [IEEE802.3dj, clause 180] */
    { side: 'transmitter', quantity: 'eyeClosureDb', bound: 'most', limit: 3.4, source: earlier },
    /** −139 dB/Hz at a return loss of 21.4 dB. [IEEE802.3dj, clause 180] */
    { side: 'transmitter', quantity: 'relativeIntensityNoise', bound: 'most', limit: fromDb(-139), source: earlier },
    /** −26 dB. [estimate: as 400GBASE-DR4] */
    { side: 'transmitter', quantity: 'reflectance', bound: 'most', limit: fromDb(-26), source: sibling },
    /** −6.1 dBm. [IEEE802.3dj-D3.1, table 180-8] */
    { side: 'receiver', quantity: 'averagePower', bound: 'least', limit: fromDbm(-6.1), source: `${later}, table 180-8` },
    /** 4 dBm. [IEEE802.3dj-D3.1, table 180-8] */
    { side: 'receiver', quantity: 'averagePower', bound: 'most', limit: fromDbm(4), source: `${later}, table 180-8` },
    /** −26 dB. [estimate: as 400GBASE-DR4] */
    { side: 'receiver', quantity: 'reflectance', bound: 'most', limit: fromDb(-26), source: sibling },
    /** The share of the link between two optical modules in 2.921e-4. [IEEE802.3dj-D3.1, table 174A-1] */
    { side: 'receiver', quantity: 'bitErrorRatio', bound: 'most', limit: 2.28e-4, source: `${later}, table 174A-1` },
  ],
} as const satisfies ComplianceLimits;
