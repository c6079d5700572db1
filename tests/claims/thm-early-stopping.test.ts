import { describe, expect, it, test } from 'vitest';
import { stream } from '../../src/lab/contract/random.ts';
import { descend, draw, excess, over, overCurvatures, response, truth } from './gaussian-regression.ts';
import { prints } from './chapter.ts';

const CHAPTER = 'statistical-learning/double-descent';

/** The limit of the theorem, as printed, with its value at h = 0. */
function flow(gamma: number, noise: number, t: number): number {
  return overCurvatures(gamma, (h) => {
    const left = Math.exp(-t * h);
    return left ** 2 + (h > 0 ? (noise * gamma * (1 - left) ** 2) / h : 0);
  });
}

describe('the limit is near at n = 30, by gradient descent in small steps', () => {
  test.each([
    [30, 15, 0.5],
    [30, 30, 0.5],
    [30, 60, 1],
  ])('n = %i, p = %i, σ² = %f', (n, p, noise) => {
    const [eta, times] = [0.05, [0.5, 2, 6]];
    const beta = truth(p);
    const sums = times.map((): number[] => []);
    over(120, 0, (_, i) => {
      descend(draw(stream(101, p, i), n, beta, Math.sqrt(noise)), eta, 120, (step, w) => {
        const at = times.indexOf(step * eta);
        if (at >= 0) sums[at]!.push(excess(w, beta));
      });
      return 0;
    });
    times.forEach((t, k) => {
      const found = over(120, 0, (_, i) => sums[k]![i]!);
      // What small steps and small n leave out is a few per cent.
      const allowed = 0.03 * found.mean + 4 * found.standardError;
      expect(Math.abs(found.mean - flow(p / n, noise, t))).toBeLessThan(allowed);
    });
  });
});

describe('when to stop', () => {
  it('prints the best time and what it costs, for n = p', () => {
    const noise = 0.5;
    let best = 0.5;
    for (let t = 0.5; t < 2; t += 0.005) if (flow(1, noise, t) < flow(1, noise, best)) best = t;
    expect(prints(CHAPTER, best.toFixed(2), 'the best time is')).toBe(true);
    expect(prints(CHAPTER, flow(1, noise, best).toFixed(3), 'the best time is')).toBe(true);
    expect(prints(CHAPTER, (noise * response(1, noise)).toFixed(3), 'the best time is')).toBe(true);
    expect(prints(CHAPTER, flow(1, noise, 32).toFixed(2), 'the best time is')).toBe(true);
    expect(best).toBeLessThan(1 / noise);
  });

  it.each([85, 240, 600])('prints what there is to lose at p = %i, n = 60', (p) => {
    let best = Infinity;
    for (let t = 0.05; t < 2; t *= 1.03) best = Math.min(best, flow(p / 60, 0.5, t));
    const end = 1 - 60 / p + (0.5 * 60) / (p - 61);
    const digits = p === 85 ? 2 : 3;
    expect(prints(CHAPTER, best.toFixed(digits), 'less to lose'), `${best}`).toBe(true);
    expect(prints(CHAPTER, end.toFixed(digits), 'less to lose'), `${end}`).toBe(true);
  });

  it.each([
    [0.5, 0.3],
    [1, 1],
    [3, 0.5],
  ])('γ = %f, σ² = %f: the error rises from 1/λ* on, and is never below the best ridge', (gamma, noise) => {
    const ridge = gamma * noise;
    let before = 0;
    for (let t = 1 / ridge; t < 40 / ridge; t *= 1.3) {
      const now = flow(gamma, noise, t);
      expect(now).toBeGreaterThan(before);
      before = now;
    }
    for (let t = 0.02 / ridge; t < 40 / ridge; t *= 1.5) {
      expect(flow(gamma, noise, t)).toBeGreaterThan(noise * gamma * response(gamma, ridge));
    }
  });

  it('a single direction: the best time by search', () => {
    for (const [h, ridge] of [
      [0.3, 0.5],
      [2, 0.5],
      [1, 4],
    ] as const) {
      const error = (t: number) => Math.exp(-2 * t * h) + (ridge * (1 - Math.exp(-t * h)) ** 2) / h;
      let best = 0;
      for (let t = 0; t < 2 / ridge; t += 1e-4) if (error(t) < error(best)) best = t;
      expect(best).toBeCloseTo(Math.log(1 + h / ridge) / h, 3);
    }
  });
});
