import type { Stream } from '../../contract/random.ts';

/** h ← ReLU(W h), in place, with m² fresh weights from N(0, 2/m). */
export function gaussianLayer(h: Float64Array, random: Stream): void {
  const m = h.length;
  const scale = Math.sqrt(2 / m);
  const before = h.slice();
  for (let i = 0; i < m; i++) {
    let sum = 0;
    for (let j = 0; j < m; j++) sum += random.normal() * before[j]!;
    h[i] = sum > 0 ? scale * sum : 0;
  }
}

/**
 * h ← ReLU(√2 Q h), in place, with Q uniform on the orthogonal matrices: the product of m reflections, each of one
 * dimension more than the one before and in a direction uniform on its sphere (Stewart's construction).
 */
export function orthogonalLayer(h: Float64Array, random: Stream): void {
  const m = h.length;
  const v = new Float64Array(m);
  for (let from = m - 1; from >= 0; from--) {
    let [square, inner] = [0, 0];
    for (let i = from; i < m; i++) {
      const value = random.normal();
      v[i] = value;
      square += value * value;
    }
    // The reflection that takes the first axis to the direction of v: its normal is v − |v| e.
    v[from] = v[from]! - Math.sqrt(square);
    square = 0;
    for (let i = from; i < m; i++) {
      square += v[i]! ** 2;
      inner += v[i]! * h[i]!;
    }
    if (square > 0) for (let i = from; i < m; i++) h[i] = h[i]! - ((2 * inner) / square) * v[i]!;
  }
  for (let i = 0; i < m; i++) h[i] = h[i]! > 0 ? Math.SQRT2 * h[i]! : 0;
}
