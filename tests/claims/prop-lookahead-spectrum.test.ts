import { expect, it } from 'vitest';

/** Growth per step of the two-line method on a mode, from iterating it. */
function growth(h: number, beta: number): number {
  let [before, x, log] = [0.2, 1, 0];
  let most = -Infinity;
  for (let t = 1; t <= 6000; t++) {
    const y = x + beta * (x - before);
    [before, x] = [x, y - h * y];
    const size = Math.hypot(x, before);
    log += Math.log(size);
    before /= size;
    x /= size;
    if (t > 5000) most = Math.max(most, log / t);
  }
  return Math.exp(most);
}

it.each([4, 25, 400])('the radius of every mode, κ = %d', (kappa) => {
  const root = Math.sqrt(kappa);
  const beta = (root - 1) / (root + 1);
  for (let i = 0; i <= 20; i++) {
    const h = kappa ** (-i / 20) * 0.999;
    if (h < 1 / kappa) continue;
    expect(growth(h, beta) / Math.sqrt(beta * (1 - h))).toBeCloseTo(1, 2);
  }
  expect(growth(1 / kappa, beta)).toBeCloseTo(1 - 1 / root, 2);
  // Softer than μ is slower.
  expect(growth(0.5 / kappa, beta)).toBeGreaterThan(1 - 1 / root);
});

it('no mode grows first', () => {
  let most = 0;
  for (const kappa of [4, 100, 10_000]) {
    const beta = (Math.sqrt(kappa) - 1) / (Math.sqrt(kappa) + 1);
    for (let i = 0; i <= 100; i++) {
      const left = 1 - kappa ** (-i / 100);
      let [before, x] = [1, left];
      for (let t = 1; t < 400; t++) {
        most = Math.max(most, Math.abs(x));
        [before, x] = [x, left * ((1 + beta) * x - beta * before)];
      }
    }
  }
  expect(most).toBeLessThanOrEqual(1);
});
