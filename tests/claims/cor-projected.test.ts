import { expect, it } from 'vitest';

it('the mean motion is the projected gradient, with three other directions', () => {
  const eta = 0.05;
  const F = [-0.04, 0.03, 0.02];
  const S = [0.8, -0.3, 0.5];
  const dot = (x: number[], y: number[]) => x.reduce((sum, value, i) => sum + value * y[i]!, 0);
  let z = 0.3;
  let w = [0, 0, 0];
  const T = 60_000;
  for (let t = 0; t < T; t++) {
    const excess = dot(S, w);
    const force = z * z;
    z *= 1 - eta * (2 / eta + excess);
    w = w.map((value, i) => value - eta * (F[i]! + (force * S[i]!) / 2));
  }
  const share = dot(F, S) / dot(S, S);
  const excess = dot(S, w);
  F.forEach((value, i) => {
    const projected = -eta * (value - share * S[i]!);
    expect(Math.abs(w[i]! / T - projected)).toBeLessThan(5e-5);
    // What is missing is the excess that the last step happens to have.
    expect(w[i]! / T - (excess * S[i]!) / dot(S, S) / T).toBeCloseTo(projected, 9);
  });
  // Along ∇F alone it would have gone elsewhere.
  expect(Math.abs(w[0]! / T + eta * F[0]!)).toBeGreaterThan(1e-4);
});
