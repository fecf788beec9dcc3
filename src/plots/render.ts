import type { PlotSpecification } from './waterfall.ts';

/** A picture that vega has laid out. */
export interface DrawingView {
  toSVG(): Promise<string>;
  finalize(): unknown;
}

/** What is used of the packages that draw; written out, so that these declarations need none of them. */
export interface Drawing {
  readonly vega: {
    parse(specification: object, config: undefined, options: { readonly ast: true }): object;
    readonly View: new (dataflow: object, options: { readonly renderer: 'none'; readonly expr: unknown }) => DrawingView;
  };
  readonly vegaLite: { compile(specification: object): { readonly spec: object } };
  readonly interpreter: { readonly expressionInterpreter: unknown };
}

/** The packages that draw are not installed. */
export class MissingPackagesError extends Error {
  override readonly name = 'MissingPackagesError';
  /** What to install. */
  readonly packages: string;

  constructor(cause: unknown, packages: readonly string[] = ['vega', 'vega-lite', 'vega-interpreter']) {
    const list = packages.length > 1 ? `${packages.slice(0, -1).join(', ')} and ${packages.at(-1)}` : packages.join('');
    super(`plots need ${list}: npm install ${packages.join(' ')}`, { cause });
    this.packages = packages.join(' ');
  }
}

/** The packages that draw, loaded. */
async function installed(): Promise<Drawing> {
  const [vega, vegaLite, interpreter] = await Promise.all([import('vega'), import('vega-lite'), import('vega-interpreter')]);
  return { vega: vega as unknown as Drawing['vega'], vegaLite, interpreter };
}

/**
 * An SVG picture of a Vega-Lite specification. Evaluates no code from text, so it also runs under a strict content policy.
 *
 * @param load Gives the packages that draw; by default those that are installed beside this library.
 * @throws MissingPackagesError where they cannot be loaded.
 */
export async function render(specification: PlotSpecification, load: () => Promise<Drawing> = installed): Promise<string> {
  const { vega, vegaLite, interpreter } = await load().catch((cause: unknown) => {
    throw new MissingPackagesError(cause);
  });
  const { spec } = vegaLite.compile(specification);
  const dataflow = vega.parse(spec, undefined, { ast: true });
  const view = new vega.View(dataflow, { renderer: 'none', expr: interpreter.expressionInterpreter });
  try {
    return await view.toSVG();
  } finally {
    view.finalize();
  }
}
