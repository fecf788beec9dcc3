export { readDesignFile } from './readDesignFile.ts';
export { rememberModesIn, type RememberedModes } from './rememberModesIn.ts';
export { writeResult } from './writeResult.ts';
