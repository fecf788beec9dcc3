import { MissingPackagesError } from './render.ts';

/** What is used of the package that paints, written out, so that these declarations need it not. */
export interface Painter {
  readonly Resvg: new (
    svg: string,
    options: object,
  ) => { render(): { asPng(): Uint8Array }; innerBBox(): object | undefined };
}

/** How a picture is painted. */
export interface PngOptions {
  /** Dots for each px of the figure; 2 if absent. */
  readonly zoom?: number;
  /** Paths of font files, beside those of the system. */
  readonly fontFiles?: readonly string[];
}

/** There is no font to write with. */
export class MissingFontError extends Error {
  override readonly name = 'MissingFontError';

  constructor() {
    super('png finds no font: install one (on Debian, apt-get install fonts-dejavu-core) or give { fontFiles }');
  }
}

function installed(): Promise<Painter> {
  return import('@resvg/resvg-js');
}

/**
 * A PNG picture of an SVG one, in Node.
 *
 * @param load Gives the package that paints; by default the one installed beside this library.
 * @throws MissingPackagesError where it cannot be loaded, MissingFontError where texts would be left out, RangeError for a zoom
 * outside 0.1 to 10.
 */
export async function paint(svg: string, options: PngOptions = {}, load: () => Promise<Painter> = installed): Promise<Uint8Array> {
  const { zoom = 2, fontFiles = [] } = options;
  if (!(zoom >= 0.1 && zoom <= 10)) throw new RangeError(`png: zoom is ${zoom}, outside 0.1 to 10`);
  const { Resvg } = await load().catch((cause: unknown) => {
    throw new MissingPackagesError(cause, ['@resvg/resvg-js']);
  });
  const how = { fitTo: { mode: 'zoom', value: zoom }, font: { loadSystemFonts: true, fontFiles: [...fontFiles] } };
  const letter = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><text y="30" font-family="sans-serif">x</text></svg>';
  if (new Resvg(letter, how).innerBBox() === undefined) throw new MissingFontError();
  return new Resvg(svg, how).render().asPng();
}
