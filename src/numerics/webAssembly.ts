// WebAssembly, of which the core has no types.

interface WebAssemblyLike {
  readonly Module: new (code: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: unknown };
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

/** What a fresh instance of a module gives out. @internal */
export function instanceOf(webAssembly: unknown, module: object): unknown {
  return new (webAssembly as WebAssemblyLike).Instance(module).exports;
}

function compiled({ Module }: WebAssemblyLike, code: string): object | undefined {
  try {
    return new Module(Uint8Array.from(code.match(/../g)!, (digits) => parseInt(digits, 16)));
  } catch {
    return undefined;
  }
}
