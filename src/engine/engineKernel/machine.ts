import { instanceOf, memoryOf } from '../../numerics/webAssembly.ts';
import type { Cells } from './arithmetic/cells.ts';
import { drawEngine, drawMargins } from './arithmetic/draw.ts';
import { solveEngine } from './arithmetic/engine.ts';
import { engineWasm } from './engine.wasm.ts';

/** What does the arithmetic of a kernel, on a memory of its own. @internal */
export interface Machine {
  readonly kind: 'plain' | 'webAssembly';
  readonly memory: Cells;
  /** Solves the engine in the memory: 1 for all results, 0 for the least margin alone. */
  solveEngine(detail: number): void;
  /** Draws the parameters of a sample. */
  drawEngine(sample: number): void;
  /** Draws and solves samples from `first` on. */
  drawMargins(first: number, count: number): void;
}

/** What is needed of WebAssembly, of which the core has no types. */
interface WebAssemblyLike {
  readonly Module: new (code: Uint8Array) => object;
}

type Exports = Pick<Machine, 'solveEngine' | 'drawEngine' | 'drawMargins'>;

/** Where the memory of wasm/engine.as.ts begins, bytes. */
const start = 4096;

let code: object | undefined;

/** The arithmetic in the language itself. @internal */
export function plainMachine(size: number): Machine {
  const memory = new Float64Array(size);
  return {
    kind: 'plain',
    memory,
    solveEngine: (detail) => solveEngine(memory, detail),
    drawEngine: (sample) => drawEngine(memory, sample),
    drawMargins: (first, count) => drawMargins(memory, first, count),
  };
}

/** The arithmetic in WebAssembly; `undefined` where it is absent or forbidden by the page's content policy. @internal */
export function wasmMachine(webAssembly: unknown, size: number): Machine | undefined {
  try {
    const { Module } = webAssembly as WebAssemblyLike;
    code ??= new Module(bytesOf(engineWasm));
    const memory = memoryOf(webAssembly, start + 8 * size);
    const { solveEngine, drawEngine, drawMargins } = instanceOf(webAssembly, code, memory) as Exports;
    return { kind: 'webAssembly', memory: new Float64Array(memory.buffer, start, size), solveEngine, drawEngine, drawMargins };
  } catch {
    return undefined;
  }
}

/** The bytes of a text in base64. `atob` belongs to the browser, not to the language. */
function bytesOf(base64: string): Uint8Array {
  const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
  const text = base64.replace(/=+$/, '');
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4));
  let bits = 0;
  let at = 0;
  for (let i = 0; i < text.length; i++) {
    bits = ((bits << 6) | digits.indexOf(text[i]!)) & 0xffffff;
    if (i % 4 > 0) bytes[at++] = bits >> (6 - 2 * (i % 4));
  }
  return bytes;
}
