/** Where a line of heat of 1 W/m lies, and what around it: all lengths in m, conductivities in W/(m K). */
export interface BuriedLine {
  /** Height of the line above the half space. */
  readonly height: number;
  /** Thickness of the layer, its top adiabatic. */
  readonly thickness: number;
  readonly layer: number;
  readonly halfSpace: number;
}

/** Geometric mean distance of the points of a square from one another, over its side. [Maxwell1892, art. 692] */
export const squareDistance = 0.44705;

/**
 * Temperature, but for a constant, at a distance beside a line, at its height, by images: the layer is unfolded at its adiabatic top, and
 * the line mirrored again and again at both half spaces with the factor (k₁ − k₂)/(k₁ + k₂). [Carslaw1959, sec. 10.10]
 */
export function layerRise({ height, thickness, layer, halfSpace }: BuriedLine, aside: number): number {
  const factor = (layer - halfSpace) / (layer + halfSpace);
  const period = 4 * thickness;
  let sum = 0;
  for (const source of [height, 2 * thickness - height]) {
    for (let m = -400; m <= 400; m++) {
      sum -= factor ** Math.abs(2 * m) * Math.log(Math.hypot(aside, m * period + source - height));
      sum -= factor ** Math.abs(2 * m - 1) * Math.log(Math.hypot(aside, m * period - source - height));
    }
  }
  return sum / (2 * Math.PI * layer);
}

/** The same at a depth under the layer, straight below the line. */
export function halfSpaceRise({ height, thickness, layer, halfSpace }: BuriedLine, depth: number): number {
  const factor = (layer - halfSpace) / (layer + halfSpace);
  const period = 4 * thickness;
  let sum = 0;
  for (const source of [height, 2 * thickness - height]) {
    for (let m = 0; m <= 400; m++) {
      sum -= factor ** (2 * m) * Math.log(m * period + source + depth);
      if (m > 0) sum -= factor ** (2 * m - 1) * Math.log(m * period - source + depth);
    }
  }
  return sum / (Math.PI * (layer + halfSpace));
}
