export { parseDesign, stringifyDesign } from './designJson.ts';
export { parseNetlist } from './netlistText.ts';
export { formatQuantity, type QuantityWriter, unitWriter } from './quantity.ts';
export { type JsonSchema, schemaOf } from './schema.ts';
export { type Parts, setPath } from './setPath.ts';
export { parseTouchstone, stringifyTouchstone } from './touchstoneText.ts';
export { parseQuantity, type QuantityReader, unitReader } from './units.ts';
export { parseWaveform, stringifyWaveform } from './waveformText.ts';
