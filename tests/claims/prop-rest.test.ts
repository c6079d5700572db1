import { expect, it } from 'vitest';
import { apply, solve } from '../../src/lab/contract/linear.ts';
import { circulant, randomMatrix } from './equivariance.ts';
import { permutations } from './parabolas.ts';

const relu = (x: readonly number[]) => x.map((value) => Math.max(0, value));
const tests = randomMatrix(40, 3, 11);
const commutes = (U: readonly (readonly number[])[]) =>
  tests.every((x) => {
    const [first, second] = [relu(apply(U, x)), apply(U, relu(x))];
    return first.every((value, i) => Math.abs(value - second[i]!) < 1e-9);
  });

it('of the signed permutations only those without a sign commute with the ReLU', () => {
  let found = 0;
  for (const order of permutations(3)) {
    for (let signs = 0; signs < 8; signs++) {
      const U = order.map((j, i) => [0, 1, 2].map((k) => (k === j ? ((signs >> i) & 1 ? -1 : 1) : 0)));
      expect(commutes(U)).toBe(signs === 0);
      if (signs === 0) found++;
    }
  }
  expect(found).toBe(6);
});

it('a rotation by any other angle does not', () => {
  for (const angle of [0.1, 1, Math.PI / 2, 2, 3]) {
    const [c, s] = [Math.cos(angle), Math.sin(angle)];
    expect(
      commutes([
        [c, -s, 0],
        [s, c, 0],
        [0, 0, 1],
      ]),
    ).toBe(false);
  }
});

it('the mean along wrapped diagonals is the nearest convolution, by least squares', () => {
  const N = 6;
  const A = randomMatrix(N, N, 12);
  // Normal equations for min |Σ w_j S^j − A|², the S^j as columns.
  const basis = Array.from({ length: N }, (_, j) =>
    circulant(Array.from({ length: N }, (__, i) => (i === j ? 1 : 0))).flat(),
  );
  const gram = basis.map((x) => basis.map((y) => x.reduce((sum, value, i) => sum + value * y[i]!, 0)));
  const right = basis.map((x) => [x.reduce((sum, value, i) => sum + value * A.flat()[i]!, 0)]);
  solve(gram, right).forEach(([value], d) => {
    let mean = 0;
    for (let j = 0; j < N; j++) mean += A[(j + d) % N]![j]! / N;
    expect(value).toBeCloseTo(mean, 12);
  });
});

it('attention without positions commutes with permutations of its tokens', () => {
  const [Z, A, B] = [randomMatrix(4, 3, 13), randomMatrix(3, 3, 14), randomMatrix(3, 3, 15)];
  const attention = (X: number[][]) => {
    const keys = X.map((row) => apply(A, row));
    const values = X.map((row) => apply(B, row));
    return X.map((row) => {
      const weights = keys.map((key) => Math.exp(row.reduce((sum, value, i) => sum + value * key[i]!, 0)));
      const total = weights.reduce((sum, value) => sum + value, 0);
      return values[0]!.map((_, i) => values.reduce((sum, v, t) => sum + (weights[t]! / total) * v[i]!, 0));
    });
  };
  const straight = attention(Z);
  for (const order of permutations(4)) {
    attention(order.map((i) => Z[i]!)).forEach((row, t) =>
      row.forEach((value, i) => expect(value).toBeCloseTo(straight[order[t]!]![i]!, 12)),
    );
  }
});
