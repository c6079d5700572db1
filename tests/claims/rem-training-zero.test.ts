import { expect, it } from 'vitest';
import { stream } from '../../src/lab/contract/random.ts';
import { meanAndError } from '../../src/lab/contract/statistics.ts';
import { draw, excess, fit, over, overCurvatures, response, truth } from './gaussian-regression.ts';
import { prints } from './chapter.ts';

const CHAPTER = 'statistical-learning/double-descent';
const [NOISE, RIDGE] = [0.25, 0.25];

it('training error, factor and error on new data at p = n are the printed ones', () => {
  const m = response(1, RIDGE);
  const fresh = NOISE + overCurvatures(1, (h) => (RIDGE ** 2 + (h > 0 ? NOISE * h : 0)) / (h + RIDGE) ** 2);
  // |y − Xw|²/n: a residual keeps λ/(h + λ) of Xβ + ξ; with p = n no noise lies beyond the features.
  const training = overCurvatures(1, (h) => (RIDGE ** 2 * (h + NOISE)) / (h + RIDGE) ** 2);
  expect((1 + m) ** 2 * training).toBeCloseTo(fresh, 3);
  for (const number of [training.toFixed(3), ((1 + m) ** 2).toFixed(2), fresh.toFixed(3)]) {
    expect(prints(CHAPTER, number, 'the training error is'), number).toBe(true);
  }
});

it('holds in simulation, off the threshold too', () => {
  for (const [n, p] of [
    [60, 60],
    [60, 90],
  ] as const) {
    const ratios = over(120, 0, (_, i) => {
      const data = draw(stream(151, p, i), n, truth(p), Math.sqrt(NOISE));
      const w = fit(data, RIDGE);
      return (
        (excess(w, data.beta) + NOISE) / ((1 + (p / n) * response(p / n, RIDGE)) ** 2 * residual(data, w))
      );
    });
    expect(Math.abs(ratios.mean - 1)).toBeLessThan(4 / n + 4 * ratios.standardError);
  }
});

it('the left-out residual of a ridge and of an interpolator, by leaving out', () => {
  for (const [n, p, ridge] of [
    [8, 5, 0.3],
    [8, 14, 0],
  ] as const) {
    const data = draw(stream(152, p), n, truth(p), 0.5);
    const without = { ...data, n: n - 1, x: data.x.slice(p), y: data.y.slice(1) };
    // The penalty λn is that of the fit to all.
    const w = fit(without, (ridge * n) / (n - 1));
    const leftOut = data.y[0]! - inner(data.x.subarray(0, p), w);
    // With a ridge the residual over 1 − leverage = 1/(1 + a); without, its limit.
    if (ridge > 0) {
      const all = fit(data, ridge);
      expect((data.y[0]! - inner(data.x.subarray(0, p), all)) / (1 - leverage(data, ridge))).toBeCloseTo(
        leftOut,
        9,
      );
    } else expect(interpolator(data)[0]!).toBeCloseTo(leftOut, 9);
  }
});

it('has the printed mean and scatter at n = 40, p = 80', () => {
  const [n, p] = [40, 80];
  const errors = Array.from({ length: 500 }, (_, i) => {
    const left = interpolator(draw(stream(153, i), n, truth(p), 0.5));
    return left.reduce((sum, value) => sum + value ** 2, 0) / n;
  });
  const { mean, standardError } = meanAndError(errors);
  // Unbiased for a fit to n − 1 examples.
  const expected = 0.25 + 1 - (n - 1) / p + (0.25 * (n - 1)) / (p - n);
  expect(prints(CHAPTER, expected.toFixed(3), 'its mean is')).toBe(true);
  expect(Math.abs(mean - expected)).toBeLessThan(4 * standardError);
  expect(Math.abs(standardError * Math.sqrt(500) - 0.39)).toBeLessThan(0.05);
  expect(prints(CHAPTER, '0.39', 'its mean is')).toBe(true);
});

type Data = ReturnType<typeof draw>;

function inner(x: ArrayLike<number>, w: Float64Array): number {
  return w.reduce((sum, value, j) => sum + value * x[j]!, 0);
}

function residual(data: Data, w: Float64Array): number {
  const { n, p, x, y } = data;
  return y.reduce((sum, value, i) => sum + (value - inner(x.subarray(i * p, (i + 1) * p), w)) ** 2 / n, 0);
}

/** The derivative of the first fitted value by the first label: the fit is linear in the labels. */
function leverage(data: Data, ridge: number): number {
  const y = new Float64Array(data.n);
  y[0] = 1;
  return inner(data.x.subarray(0, data.p), fit({ ...data, y }, ridge));
}

/** [(XXᵀ)⁻¹y]_i / [(XXᵀ)⁻¹]_ii for all i, by elimination. */
function interpolator({ n, p, x, y }: Data): number[] {
  const width = 2 * n + 1;
  const rows = Array.from({ length: n }, (_, i) => {
    const row = new Float64Array(width);
    for (let k = 0; k < n; k++) for (let j = 0; j < p; j++) row[k]! += x[i * p + j]! * x[k * p + j]!;
    row[n + i] = 1;
    row[2 * n] = y[i]!;
    return row;
  });
  for (const [k, pivot] of rows.entries()) {
    const corner = pivot[k]!;
    for (let j = 0; j < width; j++) pivot[j]! /= corner;
    for (const row of rows) {
      const factor = row[k]!;
      if (row !== pivot) for (let j = k; j < width; j++) row[j]! -= factor * pivot[j]!;
    }
  }
  return rows.map((row, i) => row[2 * n]! / row[n + i]!);
}
