import { expect, it } from 'vitest';

it('the mean motion is the projected gradient and a term of the excess, with three other directions', () => {
  const eta = 0.05;
  const F = [-0.04, 0.03, 0.02];
  const S = [0.8, -0.3, 0.5];
  const dot = (x: number[], y: number[]) => x.reduce((sum, value, i) => sum + value * y[i]!, 0);
  let z = 0.3;
  let w = [0, 0, 0];
  const share = dot(F, S) / dot(S, S);
  const projected = F.map((value, i) => -eta * (value - share * S[i]!));
  const T = 60_000;
  for (let t = 0; t < T; t++) {
    if (t === 3 || t === 500) {
      // Exact after every number of steps; w began at zero, and the excess with it.
      w.forEach((value, i) => {
        expect(value / t).toBeCloseTo(projected[i]! + (dot(S, w) * S[i]!) / dot(S, S) / t, 12);
      });
    }
    const excess = dot(S, w);
    const force = z * z;
    z *= 1 - eta * (2 / eta + excess);
    w = w.map((value, i) => value - eta * (F[i]! + (force * S[i]!) / 2));
  }
  w.forEach((value, i) => expect(Math.abs(value / T - projected[i]!)).toBeLessThan(5e-5));
  // Along ∇F alone it would have gone elsewhere.
  expect(Math.abs(w[0]! / T + eta * F[0]!)).toBeGreaterThan(1e-4);
});
