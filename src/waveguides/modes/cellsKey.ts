import { gradingOf } from '../../materials/gradedIndex.ts';
import type { SectionCells } from './sectionCells.ts';

const identities = new WeakMap<object, number>();
let counted = 0;

/** A number for a function, the same as long as the program runs: what it gives cannot be compared. */
function identity(of: object | undefined): number {
  if (of === undefined) return 0;
  const known = identities.get(of) ?? ++counted;
  identities.set(of, known);
  return known;
}

/** What tells the shapes of two sections apart, beside interfaces and media. Functions count by their identity. @internal */
export function shapeKey({ shape, media }: SectionCells): readonly unknown[] {
  const gradings = media.map(({ material }) => {
    const grading = gradingOf(material);
    return grading === undefined ? 0 : [identity(grading.indexChange), identity(grading.attenuation), grading.featureSize ?? 0];
  });
  const places = shape?.kind === 'walls' ? shape.places.map((line) => [...line]) : shape?.parts;
  return [gradings, places ?? 0];
}
