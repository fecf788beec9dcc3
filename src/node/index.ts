export { readDesignFile } from './readDesignFile.ts';
export { writeResult } from './writeResult.ts';
