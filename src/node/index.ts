export { readDesignFile } from './readDesignFile.ts';
export { rememberModesIn, type RememberedModes } from './rememberModesIn.ts';
export { readWaveform, writeWaveform } from './waveformFile.ts';
export { writeResult } from './writeResult.ts';
export { readSpectrum } from './spectrumFile.ts';
