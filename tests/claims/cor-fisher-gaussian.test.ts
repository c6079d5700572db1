import { describe, expect, it } from 'vitest';
import { stream } from '../../src/lab/contract/random.ts';
import { ellipse } from '../../src/lab/demos/fisher-ellipse/exact.ts';
import { prints } from './chapter.ts';
import { dot, draw, fit, mean, s } from './logistic.ts';

const CHAPTER = 'statistical-learning/logistic-regression';
const slope = (t: number) => s(t) * s(-t);
const taus = (r: number) => ({ across: mean((z) => slope(r * z)), along: mean((z) => slope(r * z) * z * z) });

it('the two constants of the matrix, by drawing inputs in three dimensions', () => {
  const w = [0.8, -0.4, 1.1];
  const r = Math.sqrt(dot(w, w));
  const random = stream(6);
  const I = [0, 1, 2].map(() => [0, 0, 0]);
  const count = 60_000;
  for (let i = 0; i < count; i++) {
    const x = w.map(() => random.normal());
    const p = slope(dot(w, x)) / count;
    for (let j = 0; j < 3; j++) for (let k = 0; k < 3; k++) I[j]![k]! += p * x[j]! * x[k]!;
  }
  const { across, along } = taus(r);
  for (let j = 0; j < 3; j++)
    for (let k = 0; k < 3; k++) {
      const predicted = across * (j === k ? 1 : 0) + ((along - across) * w[j]! * w[k]!) / (r * r);
      expect(Math.abs(I[j]![k]! - predicted)).toBeLessThan(0.006);
    }
});

it('along is less than across is less than a quarter', () => {
  for (const r of [0.05, 0.3, 1, 3, 8]) {
    const { across, along } = taus(r);
    expect(along).toBeLessThan(across);
    expect(across).toBeLessThan(0.25);
  }
});

describe('the printed numbers', () => {
  it.each([0.5, 1, 2])('of the table at r = %d', (r) => {
    const { across, along } = taus(r);
    const row = [across.toFixed(3), along.toFixed(3), `±${(1 / Math.sqrt(400 * across)).toFixed(3)}`]
      .concat(`±${(1 / Math.sqrt(400 * along)).toFixed(3)}`)
      .join(' | ');
    expect(prints(CHAPTER, `${r} | ${row}`)).toBe(true);
  });

  it('of large r, in the exercise', () => {
    const { across, along } = taus(12);
    expect(across * 12 * Math.sqrt(2 * Math.PI)).toBeCloseTo(1, 1);
    expect((along * 12 ** 3 * Math.sqrt(2 * Math.PI)) / (Math.PI ** 2 / 3)).toBeCloseTo(1, 1);
  });

  it('of the next order', () => {
    const { along, across } = ellipse(1);
    expect(along.limit).toBeCloseTo(1 / taus(1).along, 6);
    expect(across.limit).toBeCloseTo(1 / taus(1).across, 6);
    for (const { limit, next } of [along, across]) {
      expect(prints(CHAPTER, `${limit.toFixed(2)}+${next.toFixed(1)}/n`)).toBe(true);
      expect(prints(CHAPTER, (100 * (Math.sqrt(1 + next / limit / 400) - 1)).toFixed(1), 'At $n=400$')).toBe(
        true,
      );
    }
  });
});

it('the next order in 1/n, against 5,000 fits to 80 examples', () => {
  const [n, fits] = [80, 5000];
  let [along, across] = [0, 0];
  for (let k = 0; k < fits; k++) {
    const w = fit(draw(stream(21, k), n, [1, 0]), [1, 0]);
    along += (n * (w[0]! - 1) ** 2) / fits;
    across += (n * w[1]! ** 2) / fits;
  }
  const predicted = ellipse(1);
  for (const [measured, { limit, next }] of [
    [along, predicted.along],
    [across, predicted.across],
  ] as const) {
    // prettier-ignore
    const relative = next / limit / n;
    // Beyond scatter (2.3 %) and the order after that (twice the square of this one) nothing is left over.
    expect(measured / limit - 1 - relative).toBeGreaterThan(-0.07);
    expect(measured / limit - 1 - relative).toBeLessThan(0.07 + 2.5 * relative ** 2);
    // The limit alone would be wrong by more.
    expect(measured / limit - 1).toBeGreaterThan(0.075);
  }
});
