import type { Waveform } from '../light.ts';
import { besselThomson } from '../link/besselThomson.ts';
import { eyeDiagram, type EyeMethod } from '../link/eyeDiagram.ts';

/** The files of an eye, and what was missing to draw it. */
export interface EyePicture {
  readonly files: Readonly<Record<string, string>>;
  readonly note?: string;
}

/** The eye of a waveform behind the reference filter of half the symbol rate, as SVG; none of a waveform that has no eye. */
export async function eyePicture(waveform: Waveform, method: EyeMethod): Promise<EyePicture> {
  const eye = eyeDiagram(besselThomson(waveform, { bandwidth: method.symbolRate / 2 }), method);
  if (!eye.finite) return { files: {} };
  const [{ plot }, { MissingPackagesError }] = await Promise.all([import('../plots/plot.ts'), import('../plots/render.ts')]);
  const figure = plot(eye);
  try {
    return { files: { 'eye.svg': await figure.svg() } };
  } catch (error) {
    if (!(error instanceof MissingPackagesError)) throw error;
    const note = `eye.vl.json was written in place of eye.svg: to draw it, npm install ${error.packages}`;
    return { files: { 'eye.vl.json': `${JSON.stringify(figure.specification, null, 2)}\n` }, note };
  }
}
