import { expect, it } from 'vitest';
import { stream } from '../../src/lab/contract/random.ts';
import { prints } from './chapter.ts';

const CHAPTER = 'statistical-learning/logistic-regression';

it('counts: a balanced sample and a rare class, with three values of x', () => {
  const likelihood = { p: [0.7, 0.2, 0.1], m: [0.1, 0.3, 0.6] };
  const posterior = (fraction: number, k: number) => {
    const [p, m] = [fraction * likelihood.p[k]!, (1 - fraction) * likelihood.m[k]!];
    return p / (p + m);
  };
  const logit = (p: number) => Math.log(p / (1 - p));
  const shifts = [0, 1, 2].map((k) => logit(posterior(0.01, k)) - logit(posterior(0.5, k)));
  for (const shift of shifts) expect(shift).toBeCloseTo(Math.log((0.01 * 0.5) / (0.99 * 0.5)), 12);
  // The posterior itself, by counting.
  const random = stream(2);
  let [positives, all] = [0, 0];
  for (let i = 0; i < 200_000; i++) {
    const positive = random.uniform() < 0.2;
    if (random.uniform() < (positive ? likelihood.p : likelihood.m)[0]!) {
      all += 1;
      if (positive) positives += 1;
    }
  }
  expect(Math.abs(positives / all - posterior(0.2, 0))).toBeLessThan(0.01);
});

it('prints what 0.9 means at 1 to 99', () => {
  const odds = (0.9 / 0.1) * (1 / 99);
  expect(prints(CHAPTER, (odds / (1 + odds)).toFixed(3), '1 to 99', '9/99')).toBe(true);
});
