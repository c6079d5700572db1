/** Dense linear algebra for predictions: a handful of dimensions, rows as arrays. Larger problems want a library. */
export type Matrix = readonly (readonly number[])[];

export function identity(d: number): number[][] {
  return Array.from({ length: d }, (_, i) => Array.from({ length: d }, (_, j) => (i === j ? 1 : 0)));
}

/** α A + β B, entry by entry. */
export function combine(alpha: number, A: Matrix, beta: number, B: Matrix): number[][] {
  return A.map((row, i) => row.map((value, j) => alpha * value + beta * (B[i]?.[j] as number)));
}

export function multiply(A: Matrix, B: Matrix): number[][] {
  const columns = B[0]?.length ?? 0;
  return A.map((row) =>
    Array.from({ length: columns }, (_, j) =>
      row.reduce((sum, value, k) => sum + value * (B[k]?.[j] as number), 0),
    ),
  );
}

export function apply(A: Matrix, x: readonly number[]): number[] {
  return A.map((row) => dot(row, x));
}

export function dot(x: readonly number[], y: readonly number[]): number {
  return x.reduce((sum, value, i) => sum + value * (y[i] as number), 0);
}

export function trace(A: Matrix): number {
  return A.reduce((sum, row, i) => sum + (row[i] as number), 0);
}

/** Sum of the squares of the entries. */
export function squaredNorm(A: Matrix): number {
  return A.reduce((sum, row) => sum + dot(row, row), 0);
}

/**
 * Solves A X = B by Gaussian elimination with partial pivoting.
 * @throws RangeError when A is singular to working precision
 */
export function solve(A: Matrix, B: Matrix): number[][] {
  const d = A.length;
  const smallest = d * Number.EPSILON * Math.max(...A.flat().map(Math.abs));
  const rows = A.map((row, i) => [...row, ...(B[i] as readonly number[])]);
  for (let column = 0; column < d; column++) {
    let pivot = column;
    for (let i = column + 1; i < d; i++) {
      if (Math.abs(rows[i]![column]!) > Math.abs(rows[pivot]![column]!)) pivot = i;
    }
    [rows[column], rows[pivot]] = [rows[pivot]!, rows[column]!];
    const top = rows[column]!;
    if (!(Math.abs(top[column]!) > smallest)) {
      throw new RangeError('The matrix of this linear system is singular.');
    }
    for (let i = 0; i < d; i++) {
      if (i === column) continue;
      const row = rows[i]!;
      const factor = row[column]! / top[column]!;
      if (factor !== 0) for (let j = column; j < row.length; j++) row[j] = row[j]! - factor * top[j]!;
    }
  }
  return rows.map((row, i) => row.slice(d).map((value) => value / row[i]!));
}
