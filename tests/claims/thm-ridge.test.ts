import { describe, expect, it, test } from 'vitest';
import { stream } from '../../src/lab/contract/random.ts';
import { meanAndError } from '../../src/lab/contract/statistics.ts';
import { descend, draw, excess, fit, over, overCurvatures, response, truth } from './gaussian-regression.ts';
import { prints } from './chapter.ts';

const CHAPTER = 'statistical-learning/double-descent';

describe('the best ridge at finite n', () => {
  test.each([
    [12, 6],
    [12, 12],
    [12, 30],
  ])('n = %i, p = %i: smaller and larger ridges, no ridge and gradient descent do worse', (n, p) => {
    const [r, sigma] = [1, 0.7];
    const best = ((p / n) * sigma ** 2) / r ** 2;
    const beta = truth(p, r);
    const sets = Array.from({ length: 1500 }, (_, i) => draw(stream(81, p, i), n, beta, sigma));
    const reference = sets.map((data) => excess(fit(data, best), beta));
    const rivals = [
      ...[0.5, 2].map((factor) => sets.map((data) => excess(fit(data, factor * best), beta))),
      sets.map((data) => excess(descend(data, 0.1, Math.round(7 / best)), beta)),
    ];
    for (const rival of rivals) {
      // On the same data, so that the difference stands out of the scatter.
      const { mean, standardError } = meanAndError(rival.map((value, i) => value - reference[i]!));
      expect(mean).toBeGreaterThan(3 * standardError);
    }
  });
});

describe('the limit', () => {
  const limit = (gamma: number, lambda: number, r2: number, noise: number) => {
    const slope = (response(gamma, lambda * 1.0001) - response(gamma, lambda * 0.9999)) / (0.0002 * lambda);
    return -r2 * lambda ** 2 * slope + noise * gamma * (response(gamma, lambda) + lambda * slope);
  };

  it.each([
    [0.5, 0.2],
    [1, 0.1],
    [3, 1.5],
  ])('of (b) is the mean over the curvatures, γ = %f, λ = %f', (gamma, lambda) => {
    const [r2, noise] = [1.4, 0.6];
    const direct = overCurvatures(gamma, (h) => (r2 * lambda ** 2 + noise * gamma * h) / (h + lambda) ** 2);
    expect(limit(gamma, lambda, r2, noise)).toBeCloseTo(direct, 4);
  });

  it('is near at n = 30, by simulation', () => {
    const [n, p, lambda, noise] = [30, 45, 0.4, 0.5];
    const beta = truth(p);
    const found = over(400, 0, (_, i) =>
      excess(fit(draw(stream(82, i), n, beta, Math.sqrt(noise)), lambda), beta),
    );
    expect(Math.abs(found.mean / limit(p / n, lambda, 1, noise) - 1)).toBeLessThan(
      1 / n + (4 * found.standardError) / found.mean,
    );
  });

  it('with the best ridge increases from 0 to r², and has the printed values', () => {
    const best = (gamma: number) => 0.25 * gamma * response(gamma, 0.25 * gamma);
    const grid = Array.from({ length: 60 }, (_, i) => 0.01 * 1.2 ** i);
    grid.slice(1).forEach((gamma, i) => expect(best(gamma)).toBeGreaterThan(best(grid[i]!)));
    expect(best(grid[0]!)).toBeLessThan(0.01);
    expect(best(400)).toBeGreaterThan(0.99);
    expect(best(400)).toBeLessThan(1);
    expect(prints(CHAPTER, best(1).toFixed(3), 'the best ridge has excess error')).toBe(true);
    expect(prints(CHAPTER, best(2).toFixed(3), 'the best ridge has excess error')).toBe(true);
    expect(prints(CHAPTER, (1 - 1 / 2 + 0.25 / (2 - 1)).toFixed(3), 'the best ridge has excess error')).toBe(
      true,
    );
  });
});
