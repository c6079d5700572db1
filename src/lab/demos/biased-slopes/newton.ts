/** One step of Newton's method, and what statistical software reads off the same matrix, in double precision. */
export interface Step {
  /** The weights after the step, length d. */
  weights: Float64Array;
  /** Diagonal of the inverse of the observed information XᵀDX, length d: the squared standard errors that are printed. */
  variances: Float64Array;
}

/**
 * @param x inputs, [n, d] row by row
 * @param y labels, 0 or 1, length n
 * @param start weights near the minimum, length d
 * @throws RangeError when the information is singular to working precision
 */
export function newtonStep(x: Float32Array, y: Float32Array, start: Float32Array): Step {
  const d = start.length;
  const n = y.length;
  const information = new Float64Array(d * d);
  const gradient = new Float64Array(d);
  for (let i = 0; i < n; i++) {
    const row = i * d;
    let t = 0;
    for (let j = 0; j < d; j++) t += x[row + j]! * start[j]!;
    const p = 1 / (1 + Math.exp(-t));
    const curvature = p * (1 - p);
    for (let j = 0; j < d; j++) {
      const value = x[row + j]!;
      gradient[j]! += (p - y[i]!) * value;
      const scaled = curvature * value;
      for (let k = 0; k <= j; k++) information[j * d + k]! += scaled * x[row + k]!;
    }
  }
  const inverse = inverseFactor(information, d);
  // With L⁻¹ = M the step is MᵀM g, and the diagonal of MᵀM the variances.
  const half = new Float64Array(d);
  for (let i = 0; i < d; i++) for (let j = 0; j <= i; j++) half[i]! += inverse[i * d + j]! * gradient[j]!;
  const weights = Float64Array.from(start);
  const variances = new Float64Array(d);
  for (let i = 0; i < d; i++) {
    for (let j = 0; j <= i; j++) {
      const entry = inverse[i * d + j]!;
      weights[j]! -= entry * half[i]!;
      variances[j]! += entry * entry;
    }
  }
  return { weights, variances };
}

/** L⁻¹ for A = LLᵀ; the lower triangle of A is written over. */
function inverseFactor(a: Float64Array, d: number): Float64Array {
  for (let j = 0; j < d; j++) {
    for (let i = j; i < d; i++) {
      let sum = a[i * d + j]!;
      for (let k = 0; k < j; k++) sum -= a[i * d + k]! * a[j * d + k]!;
      if (i > j) a[i * d + j] = sum / a[j * d + j]!;
      else if (sum > 0) a[j * d + j] = Math.sqrt(sum);
      else throw new RangeError('The observed information is singular: the examples are separable.');
    }
  }
  const inverse = new Float64Array(d * d);
  for (let j = 0; j < d; j++) {
    inverse[j * d + j] = 1 / a[j * d + j]!;
    for (let i = j + 1; i < d; i++) {
      let sum = 0;
      for (let k = j; k < i; k++) sum += a[i * d + k]! * inverse[k * d + j]!;
      inverse[i * d + j] = -sum / a[i * d + i]!;
    }
  }
  return inverse;
}
