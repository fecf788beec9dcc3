// WebAssembly, of which the core has no types.

interface WebAssemblyLike {
  readonly Module: new (code: Uint8Array) => object;
  readonly Instance: new (module: object, imports: object) => { readonly exports: unknown };
  readonly Memory: new (size: { readonly initial: number }) => Memory;
}

/** The memory of an instance. @internal */
export interface Memory {
  readonly buffer: ArrayBuffer;
  readonly grow: (pages: number) => number;
}

const modules = new Map<string, object | undefined>();

/** The code of hexadecimal digits as a module, made once; `undefined` where WebAssembly is absent, forbidden by the page's content policy, or without SIMD. @internal */
export function moduleOf(webAssembly: unknown, code: string): object | undefined {
  if (webAssembly === undefined) return undefined;
  if (!modules.has(code)) modules.set(code, compiled(webAssembly as WebAssemblyLike, code));
  return modules.get(code);
}

/**
 * Memory of at least `bytes`, for a module that takes its memory from outside. Memory that grows takes its array away from JavaScript, and from then on
 * JavaScript asks at each access of any typed array whether it is still there: plain kernels take half as long again.
 *
 * @internal
 */
export function memoryOf(webAssembly: unknown, bytes: number): Memory {
  return new (webAssembly as WebAssemblyLike).Memory({ initial: Math.ceil(bytes / 65536) });
}

/** What a fresh instance of a module gives out, over `memory` if it takes it from outside. @internal */
export function instanceOf(webAssembly: unknown, module: object, memory?: Memory): unknown {
  return new (webAssembly as WebAssemblyLike).Instance(module, { env: { memory } }).exports;
}

function compiled({ Module }: WebAssemblyLike, code: string): object | undefined {
  try {
    return new Module(Uint8Array.from(code.match(/../g)!, (digits) => parseInt(digits, 16)));
  } catch {
    return undefined;
  }
}
