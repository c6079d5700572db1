/**
 * Least squares in double precision: the solution of minimum norm of min |y − Xw|² + λ n |w|², with λ = 0 its limit.
 * What gradient descent from 0 converges to, without the wait.
 * @param x n × p, row by row
 * @param y length n
 * @param ridge λ ≥ 0
 * @returns w, length p
 * @throws RangeError when X has not full rank to working precision and λ = 0
 */
export function minimumNorm(
  x: Float64Array,
  y: Float64Array,
  n: number,
  p: number,
  ridge: number,
): Float64Array {
  // Of the two normal equations the smaller one: XᵀX w = Xᵀy, or w = Xᵀa with XXᵀ a = y.
  const wide = p > n;
  const size = wide ? n : p;
  const gram = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = 0;
      if (wide) for (let k = 0; k < p; k++) sum += x[i * p + k]! * x[j * p + k]!;
      else for (let k = 0; k < n; k++) sum += x[k * p + i]! * x[k * p + j]!;
      gram[i * size + j] = sum;
    }
    gram[i * size + i]! += ridge * n;
  }
  if (wide) return transposeTimes(x, solveSymmetric(gram, Float64Array.from(y), size), n, p);
  return solveSymmetric(gram, transposeTimes(x, y, n, p), size);
}

/** Xᵀv, length p. */
function transposeTimes(x: Float64Array, v: Float64Array, n: number, p: number): Float64Array {
  const result = new Float64Array(p);
  for (let i = 0; i < n; i++) for (let j = 0; j < p; j++) result[j]! += x[i * p + j]! * v[i]!;
  return result;
}

/** Solves A z = b by Cholesky's factors; the lower triangle of A and b are written over. */
function solveSymmetric(a: Float64Array, b: Float64Array, size: number): Float64Array {
  for (let j = 0; j < size; j++) {
    for (let i = j; i < size; i++) {
      let sum = a[i * size + j]!;
      for (let k = 0; k < j; k++) sum -= a[i * size + k]! * a[j * size + k]!;
      if (i > j) a[i * size + j] = sum / a[j * size + j]!;
      else if (sum > 0) a[j * size + j] = Math.sqrt(sum);
      else
        throw new RangeError('The examples are linearly dependent to working precision; a ridge would help.');
    }
  }
  for (let i = 0; i < size; i++) {
    for (let k = 0; k < i; k++) b[i]! -= a[i * size + k]! * b[k]!;
    b[i]! /= a[i * size + i]!;
  }
  for (let i = size - 1; i >= 0; i--) {
    for (let k = i + 1; k < size; k++) b[i]! -= a[k * size + i]! * b[k]!;
    b[i]! /= a[i * size + i]!;
  }
  return b;
}
