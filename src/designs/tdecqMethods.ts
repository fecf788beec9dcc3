import type { TdecqMethod } from '../link/tdecq.ts';

/** A method without what the signal brings: its symbol rate and its pattern. */
export type TdecqReference = Omit<TdecqMethod, 'symbolRate' | 'pattern'>;

/** TDECQ of 200GBASE-DR4 and its kin. */
export const tdecq8023bs: TdecqReference = {
  /** [IEEE802.3bs, 121.8.5] */
  equalizerTaps: 5,
  /** [IEEE802.3bs, 121.8.5] */
  targetSymbolErrorRatio: 4.8e-4,
};

/** TDECQ of 100 Gb/s a wavelength: as in 802.3bs, with thresholds that may move. */
export const tdecq8023cu: TdecqReference = {
  /** [IEEE802.3bs, 121.8.5] */
  equalizerTaps: 5,
  /** [IEEE802.3bs, 121.8.5] */
  targetSymbolErrorRatio: 4.8e-4,
  /** [IEEE802.3cu] */
  thresholdAdjustment: 0.01,
};

/** TDECQ of 200 Gb/s a wavelength, without the feedback tap that the drafts speak of. */
export const tdecq8023dj: TdecqReference = {
  /** [estimate: the drafts were not at hand; what is told of them is a feed-forward equalizer of 15 taps] */
  equalizerTaps: 15,
  /** [estimate: as in 802.3bs, whose error correction it shares] */
  targetSymbolErrorRatio: 4.8e-4,
  /** [estimate: as in 802.3cu] */
  thresholdAdjustment: 0.01,
};
