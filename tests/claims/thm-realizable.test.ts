import { expect, it } from 'vitest';
import { stream } from '../../src/lab/contract/random.ts';
import { prints } from './chapter.ts';

const CHAPTER = 'statistical-learning/finite-samples';

it('independent bad hypotheses slip through nearly as often as the bound allows, and no more', () => {
  for (const [N, n, epsilon] of [
    [100, 80, 0.1],
    [1000, 500, 0.02],
    [5, 30, 0.2],
  ] as const) {
    const exact = 1 - (1 - (1 - epsilon) ** n) ** N;
    const bound = N * Math.exp(-n * epsilon);
    expect(exact).toBeLessThanOrEqual(bound);
    expect(exact).toBeGreaterThan(bound / 10);
  }
});

it('thresholds on a grid: a consistent one is within ε as often as promised', () => {
  const [N, epsilon, delta] = [50, 0.1, 0.1];
  const n = Math.ceil(Math.log(N / delta) / epsilon);
  const random = stream(3);
  let failures = 0;
  const samples = 3000;
  for (let sample = 0; sample < samples; sample++) {
    // Target threshold ½; the learner takes the consistent grid point farthest from it.
    let [below, above] = [0, 1];
    for (let i = 0; i < n; i++) {
      const x = random.uniform();
      if (x < 0.5) below = Math.max(below, x);
      else above = Math.min(above, x);
    }
    let worst = 0;
    for (let k = 0; k < N; k++) {
      const t = k / (N - 1);
      if (t >= below && t <= above) worst = Math.max(worst, Math.abs(t - 0.5));
    }
    if (worst > epsilon) failures += 1;
  }
  expect(failures / samples).toBeLessThanOrEqual(delta);
});

it('prints the number of examples', () => {
  expect(Math.ceil(Math.log(1e6 / 0.01) / 0.01)).toBe(1843);
  expect(prints(CHAPTER, '1,843')).toBe(true);
});
