import { codewordsInBursts } from '../../src/link/codewordsInBursts.ts';
import { correctHamming, hammingWeights } from '../../src/link/hammingCode.ts';
import { kp4 } from '../../src/link/reedSolomon.ts';
import type { ValidationCase } from './case.ts';

/** Words of one and of two ones have every syndrome. */
function decodableShare(): number {
  let decodable = 0;
  for (let place = 0; place < 128; place++) {
    for (const parity of [0, 1]) {
      const word = new Uint8Array(128);
      word[place] = 1;
      if (parity === 0) word[0]! ^= 1;
      if (correctHamming(word)) decodable++;
    }
  }
  return decodable / 256;
}

/** The chain without memory at the bit error ratio of independent errors. */
function withoutMemory(bitErrorRatio: number): number {
  const wrong = -Math.expm1(2 * Math.log1p(-bitErrorRatio));
  return codewordsInBursts(kp4, { initial: wrong, propagation: wrong, precoding: 'none', interleaving: 4 });
}

export const codesCases: readonly ValidationCase[] = [
  {
    what: 'share of words that the Hamming (128,120) code decodes, to whatever word',
    source: 'DesignCon2024Fec, eq. 4',
    reference: 0.5039,
    ours: decodableShare,
    unit: '1',
    tolerance: { abs: 5e-5 },
  },
  {
    what: 'words of four ones in the Hamming (128,120) code: 128·127·126/24',
    source: 'HuffmanPless2003, ch. 7',
    reference: 85344,
    ours: () => hammingWeights()[4]!,
    unit: '1',
    tolerance: { abs: 1e-6 },
  },
  {
    what: 'codeword error ratio of the chain of bursts without memory, 2.92e-4 before RS(544,514)',
    source: 'LinCostello2004, ch. 7',
    reference: 1.44768928e-11,
    ours: () => withoutMemory(2.92e-4),
    unit: '1',
    tolerance: { rel: 1e-6 },
  },
];
