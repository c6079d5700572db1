/**
 * Least squares in double precision: the solution of minimum norm of min |y − Xw|² + λ n |w|², with λ = 0 its limit.
 * What gradient descent from 0 converges to, without the wait. Several outputs are as many problems with one X.
 * @param x n × p, row by row
 * @param y n × q, row by row; q, the number of outputs, is often 1
 * @param ridge λ ≥ 0
 * @returns w, p × q, row by row
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

/** XᵀV, p × q. */
function transposeTimes(x: Float64Array, v: Float64Array, n: number, p: number): Float64Array {
  const q = v.length / n;
  const result = new Float64Array(p * q);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < p; j++) {
      const factor = x[i * p + j]!;
      for (let k = 0; k < q; k++) result[j * q + k]! += factor * v[i * q + k]!;
    }
  }
  return result;
}

/**
 * Solves A Z = B by Cholesky's factors.
 * @param a size × size, symmetric; only its lower triangle is read, and written over
 * @param b size × q, row by row; written over by the solution
 * @returns b
 * @throws RangeError when A is not positive definite to working precision
 */
export function solveSymmetric(a: Float64Array, b: Float64Array, size: number): Float64Array {
  const q = b.length / size;
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
    for (let k = 0; k < i; k++) subtract(b, q, i, k, a[i * size + k]!);
    divide(b, q, i, a[i * size + i]!);
  }
  for (let i = size - 1; i >= 0; i--) {
    for (let k = i + 1; k < size; k++) subtract(b, q, i, k, a[k * size + i]!);
    divide(b, q, i, a[i * size + i]!);
  }
  return b;
}

/** Row i of B less so many times row k. */
function subtract(b: Float64Array, q: number, i: number, k: number, times: number): void {
  for (let column = 0; column < q; column++) b[i * q + column]! -= times * b[k * q + column]!;
}

function divide(b: Float64Array, q: number, i: number, by: number): void {
  for (let column = 0; column < q; column++) b[i * q + column]! /= by;
}
