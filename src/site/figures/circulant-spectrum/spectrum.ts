/** Points on the ring, and the kernel: what the neighbour before, the point itself and the neighbour after give. */
export const N = 12;
export const KERNEL = { before: 1, self: 0.5, after: 0.25 } as const;

/** The entries w_{i−j}, with or without those that wrap around. */
export function matrix(ring: boolean): number[][] {
  return Array.from({ length: N }, (_, i) =>
    Array.from({ length: N }, (_, j) => {
      const distance = ring ? (i - j + N) % N : i - j;
      if (distance === 0) return KERNEL.self;
      if (distance === 1) return KERNEL.before;
      return distance === -1 || (ring && distance === N - 1) ? KERNEL.after : 0;
    }),
  );
}

export type Complex = readonly [real: number, imaginary: number];

/** The eigenvalues of a small matrix: roots of its characteristic polynomial, all found at once (Durand and Kerner). */
export function eigenvalues(A: readonly (readonly number[])[]): Complex[] {
  const coefficients = characteristic(A);
  let roots = A.map((_, i): Complex => {
    const angle = (2 * Math.PI * i) / A.length + 0.4;
    return [0.5 + Math.cos(angle), Math.sin(angle)];
  });
  for (let round = 0; round < 500; round++) {
    roots = roots.map((z, i) => {
      const value = coefficients.reduce<Complex>((sum, c) => plus(times(sum, z), [c, 0]), [0, 0]);
      const others = roots.reduce<Complex>(
        (product, other, j) => (i === j ? product : times(product, [z[0] - other[0], z[1] - other[1]])),
        [1, 0],
      );
      const [x, y] = over(value, others);
      return [z[0] - x, z[1] - y];
    });
  }
  return roots;
}

/** Coefficients of det(z − A), highest power first (Faddeev and LeVerrier). */
function characteristic(A: readonly (readonly number[])[]): number[] {
  const n = A.length;
  const coefficients = [1];
  let M = A.map((row) => row.map(() => 0));
  for (let k = 1; k <= n; k++) {
    const shifted = M.map((row, i) => row.map((value, j) => value + (i === j ? coefficients[k - 1]! : 0)));
    M = A.map((row) => row.map((_, j) => row.reduce((sum, value, l) => sum + value * shifted[l]![j]!, 0)));
    coefficients.push(-M.reduce((sum, row, i) => sum + row[i]!, 0) / k);
  }
  return coefficients;
}

function plus([a, b]: Complex, [c, d]: Complex): Complex {
  return [a + c, b + d];
}

function times([a, b]: Complex, [c, d]: Complex): Complex {
  return [a * c - b * d, a * d + b * c];
}

function over([a, b]: Complex, [c, d]: Complex): Complex {
  const size = c * c + d * d;
  return [(a * c + b * d) / size, (b * c - a * d) / size];
}
