/**
 * Eigenpairs of the small dense pencil a c = κ b c with symmetric a and positive definite b (row-major), by Cholesky and Jacobi:
 * values by rising size, each vector (a row) with cᵀ b c = 1; `undefined` if b is not positive definite. [Golub2013, sec. 8.7]
 *
 * @internal
 */
export function smallPencil(a: Float64Array, b: Float64Array, size: number): { values: Float64Array; vectors: Float64Array } | undefined {
  const lower = cholesky(b, size);
  if (lower === undefined) return undefined;
  // c = L⁻¹ a L⁻ᵀ: one triangular solve on the columns, one on the rows.
  const c = a.slice();
  for (let j = 0; j < size; j++) forward(lower, size, c, j, size);
  for (let i = 0; i < size; i++) forward(lower, size, c, i * size, 1);
  const rotation = jacobi(c, size);
  const order = Array.from({ length: size }, (_, i) => i).sort((i, j) => Math.abs(c[i * size + i]!) - Math.abs(c[j * size + j]!));
  const values = Float64Array.from(order, (i) => c[i * size + i]!);
  const vectors = new Float64Array(size * size);
  order.forEach((from, to) => {
    for (let i = size - 1; i >= 0; i--) {
      let sum = rotation[i * size + from]!;
      for (let k = i + 1; k < size; k++) sum -= lower[k * size + i]! * vectors[to * size + k]!;
      vectors[to * size + i] = sum / lower[i * size + i]!;
    }
  });
  return { values, vectors };
}

function cholesky(b: Float64Array, size: number): Float64Array | undefined {
  const lower = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = b[i * size + j]!;
      for (let k = 0; k < j; k++) sum -= lower[i * size + k]! * lower[j * size + k]!;
      if (j < i) lower[i * size + j] = sum / lower[j * size + j]!;
      else if (sum > 1e-12 * Math.abs(b[i * size + i]!)) lower[i * size + i] = Math.sqrt(sum);
      else return undefined;
    }
  }
  return lower;
}

function forward(lower: Float64Array, size: number, c: Float64Array, first: number, stride: number): void {
  for (let i = 0; i < size; i++) {
    let sum = c[first + i * stride]!;
    for (let k = 0; k < i; k++) sum -= lower[i * size + k]! * c[first + k * stride]!;
    c[first + i * stride] = sum / lower[i * size + i]!;
  }
}

/** Makes c diagonal in place; the columns of what it returns are the eigenvectors. */
function jacobi(c: Float64Array, size: number): Float64Array {
  const v = new Float64Array(size * size);
  for (let i = 0; i < size; i++) v[i * size + i] = 1;
  for (let sweep = 0; sweep < 30; sweep++) {
    let off = 0;
    let all = 0;
    for (let i = 0; i < size * size; i++) {
      const square = c[i]! ** 2;
      all += square;
      if (i % (size + 1) !== 0) off += square;
    }
    if (off <= 1e-32 * all) break;
    for (let p = 0; p < size; p++) {
      for (let q = p + 1; q < size; q++) rotate(c, v, size, p, q);
    }
  }
  return v;
}

function rotate(c: Float64Array, v: Float64Array, size: number, p: number, q: number): void {
  const cpq = c[p * size + q]!;
  if (cpq === 0) return;
  const slant = (c[q * size + q]! - c[p * size + p]!) / (2 * cpq);
  const t = (slant < 0 ? -1 : 1) / (Math.abs(slant) + Math.sqrt(slant * slant + 1));
  const cosine = 1 / Math.sqrt(t * t + 1);
  const sine = t * cosine;
  for (let k = 0; k < size; k++) {
    const kp = c[k * size + p]!;
    const kq = c[k * size + q]!;
    c[k * size + p] = cosine * kp - sine * kq;
    c[k * size + q] = sine * kp + cosine * kq;
  }
  for (let k = 0; k < size; k++) {
    const pk = c[p * size + k]!;
    const qk = c[q * size + k]!;
    c[p * size + k] = cosine * pk - sine * qk;
    c[q * size + k] = sine * pk + cosine * qk;
    const vp = v[k * size + p]!;
    const vq = v[k * size + q]!;
    v[k * size + p] = cosine * vp - sine * vq;
    v[k * size + q] = sine * vp + cosine * vq;
  }
}
