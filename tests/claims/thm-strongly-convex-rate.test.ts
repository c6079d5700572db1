import { describe, expect, it } from 'vitest';

/** f(x) = μx²/2 on [−1, 1] with gradients μx ± a, projected; every path enumerated. */
function run(mu: number, a: number, steps: number, start: number) {
  const G2 = mu ** 2 + a ** 2;
  let paths = [{ x: start, sum: 0 }];
  for (let t = 1; t <= steps; t++) {
    const eta = 2 / (mu * (t + 1));
    paths = paths.flatMap(({ x, sum }) =>
      [a, -a].map((noise) => ({
        x: Math.max(-1, Math.min(1, x - eta * (mu * x + noise))),
        sum: sum + t * x,
      })),
    );
  }
  const mean = (f: (path: { x: number; sum: number }) => number) =>
    paths.reduce((total, path) => total + f(path), 0) / paths.length;
  return {
    gap: mean(({ sum }) => (mu / 2) * ((2 * sum) / (steps * (steps + 1))) ** 2),
    last: mean(({ x }) => x ** 2),
    G2,
  };
}

describe('the weighted average and the last iterate, on every path', () => {
  it.each([
    [1, 0.1],
    [0.2, 1],
    [3, 2],
  ])('μ = %f, noise ±%f', (mu, a) => {
    for (const steps of [1, 2, 4, 8, 14]) {
      for (const start of [-1, 0, 0.4]) {
        const { gap, last, G2 } = run(mu, a, steps, start);
        expect(gap).toBeLessThanOrEqual((2 * G2) / (mu * (steps + 1)));
        expect(last).toBeLessThanOrEqual((4 * G2) / (mu ** 2 * (steps + 1)));
      }
    }
  });

  it('falls like 1/T: doubling T halves it, nearly', () => {
    // Far from the walls, exact second moments of the unprojected recursion.
    const last = (steps: number) => {
      let m = 0;
      for (let t = 1; t <= steps; t++) {
        const eta = 2 / (t + 1);
        m = (1 - eta) ** 2 * m + eta ** 2;
      }
      return m;
    };
    expect(last(2000) / last(1000)).toBeCloseTo(0.5, 2);
    // The constant: between a quarter of the bound 4/T and the bound itself.
    expect(last(1000) * 1000).toBeGreaterThan(1);
    expect(last(1000) * 1000).toBeLessThan(4);
  });
});
