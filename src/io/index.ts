export { parseDesign, stringifyDesign } from './designJson.ts';
export { formatQuantity, type QuantityWriter, unitWriter } from './quantity.ts';
export { type JsonSchema, schemaOf } from './schema.ts';
export { type Parts, setPath } from './setPath.ts';
export { parseQuantity, type QuantityReader, unitReader } from './units.ts';
export { parseWaveform, stringifyWaveform } from './waveformText.ts';
