import { describe, expect, it } from 'vitest';
import { stream } from '../../src/lab/contract/random.ts';
import { descend, gradientOf, jacobian, type Pair } from './two-weights.ts';

const loss = (u: number, v: number) => (u * v - 1) ** 2 / 2;
const gradient = gradientOf(loss);

it('the sharpness on the valley is √(q² + 4), by differences of differences', () => {
  for (const u of [0.4, 1, 2.3]) {
    const v = 1 / u;
    const [[a, b], [c, d]] = jacobian(gradient, [u, v]);
    const largest = (a + d) / 2 + Math.hypot((a - d) / 2, (b + c) / 2);
    expect(largest).toBeCloseTo(Math.sqrt((u * u - v * v) ** 2 + 4), 5);
    expect(a * d - b * c).toBeCloseTo(0, 5);
  }
});

it('the flow keeps q, by Runge and Kutta', () => {
  let [u, v] = [2, 0.2];
  const h = 0.002;
  const slope = (at: Pair): Pair => gradient(at).map((g) => -g) as unknown as Pair;
  const moved = (at: Pair, by: Pair, t: number): Pair => [at[0] + t * by[0], at[1] + t * by[1]];
  for (let k = 0; k < 1500; k++) {
    const k1 = slope([u, v]);
    const k2 = slope(moved([u, v], k1, h / 2));
    const k3 = slope(moved([u, v], k2, h / 2));
    const k4 = slope(moved([u, v], k3, h));
    u += (h / 6) * (k1[0] + 2 * k2[0] + 2 * k3[0] + k4[0]);
    v += (h / 6) * (k1[1] + 2 * k2[1] + 2 * k3[1] + k4[1]);
  }
  expect(u * v).toBeCloseTo(1, 3);
  expect(u * u - v * v).toBeCloseTo(3.96, 6);
});

describe('one step of gradient descent', () => {
  it('multiplies q by 1 − η²r², and r as printed', () => {
    const random = stream(71);
    for (let run = 0; run < 100; run++) {
      const eta = 0.05 + 0.5 * random.uniform();
      const [u, v] = [2 * random.normal(), 2 * random.normal()];
      const [u1, v1] = descend(gradient, eta)([u, v]);
      const r = u * v - 1;
      expect(u1 ** 2 - v1 ** 2).toBeCloseTo((1 - eta ** 2 * r ** 2) * (u ** 2 - v ** 2), 5);
      expect(u1 * v1 - 1).toBeCloseTo(r * (1 - eta * (u * u + v * v) + eta ** 2 * r * (1 + r)), 5);
    }
  });
});
