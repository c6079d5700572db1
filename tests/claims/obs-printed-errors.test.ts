import { describe, expect, it } from 'vitest';
import { normalQuantile, normalTail } from '../../src/lab/contract/statistics.ts';
import { highDimension } from '../../src/lab/demos/biased-slopes/exact.ts';
import { prints } from './chapter.ts';
import { mean, s } from './logistic.ts';

const CHAPTER = 'statistical-learning/logistic-regression';
const level = -normalQuantile(0.025);

describe('the table', () => {
  it.each([0.02, 0.05, 0.1, 0.2, 0.3, 0.4])('at d/n = %d', (c) => {
    const { alpha, sigma, lambda } = highDimension(c, 1);
    const printed = Math.sqrt(lambda / c);
    const rejected = 200 * normalTail((level * printed) / sigma);
    const row = [alpha, sigma, printed].map((value) => value.toFixed(3)).join(' | ');
    expect(prints(CHAPTER, `${c} | ${row} | ${rejected.toFixed(1)} %`), `${row} ${rejected}`).toBe(true);
  });

  it('begins with Fisher’s formula', () => {
    const fisher = 1 / Math.sqrt(mean((z) => s(z) * s(-z)));
    expect(prints(CHAPTER, `0 | 1 | ${fisher.toFixed(3)} | ${fisher.toFixed(3)} | 5.0 %`)).toBe(true);
    const nearly = highDimension(1e-3, 1);
    expect(nearly.sigma).toBeCloseTo(fisher, 1);
    expect(Math.sqrt(nearly.lambda / 1e-3)).toBeCloseTo(fisher, 1);
  });
});

it('the exercise with 50 weights and 500 examples', () => {
  const { alpha, sigma, lambda } = highDimension(0.1, 1);
  const fisher = 1 / Math.sqrt(mean((z) => s(z) * s(-z)));
  const printed = Math.sqrt(lambda / 0.1);
  expect(prints(CHAPTER, (100 * (alpha - 1)).toFixed(0), 'effects by', 'per cent')).toBe(true);
  for (const value of [sigma, printed, fisher])
    expect(prints(CHAPTER, (value / Math.sqrt(500)).toFixed(3), '\\sqrt{500}')).toBe(true);
  for (const value of [printed, fisher])
    expect(prints(CHAPTER, (value / sigma).toFixed(2), 'a factor')).toBe(true);
  expect(prints(CHAPTER, (100 * normalTail((level * printed) / sigma)).toFixed(1), '50 null weights')).toBe(
    true,
  );
});
