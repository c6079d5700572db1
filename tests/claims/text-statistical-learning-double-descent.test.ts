import { describe, expect, it, test } from 'vitest';
import { stream } from '../../src/lab/contract/random.ts';
import { overCurvatures, response } from './gaussian-regression.ts';
import { prints } from './chapter.ts';

const CHAPTER = 'statistical-learning/double-descent';

it('prints the numbers for practice', () => {
  // λ* = γσ²/r² for γ = 1 and half of a variance of one.
  expect(1 * (0.5 / 0.5)).toBe(1);
  expect(prints(CHAPTER, '1', 'standardised features and labels')).toBe(true);
  const ridge = 512 / 50_000 / 10;
  expect(prints(CHAPTER, ridge.toFixed(3), '$p=512$', '`l2`')).toBe(true);
  expect(prints(CHAPTER, Math.round(1 / ridge / (2 * 0.01)).toLocaleString('en'), '$p=512$')).toBe(true);
  // t = 2ηK reaches 1/λ* = 1 at η = 0.01.
  expect(prints(CHAPTER, String(1 / (2 * 0.01)), '$\\eta=0.01$', '`mse`')).toBe(true);
  expect(prints(CHAPTER, '1.69', 'Gradient flow stopped')).toBe(true);
});

describe("the physicist's reading", () => {
  it.each([0.7, 1, 1.3])('the scaling form, γ = 1 ± 0.003 s at λ = 10⁻⁵, s = %f', (s) => {
    const lambda = 1e-5;
    for (const gamma of [1 - s * Math.sqrt(lambda), 1 + s * Math.sqrt(lambda)]) {
      const x = (1 - gamma) / Math.sqrt(lambda);
      const scaled = (Math.sqrt(x ** 2 + 4) - x) / 2 / Math.sqrt(lambda);
      expect(response(gamma, lambda) / scaled).toBeCloseTo(1, 2);
    }
  });

  it('the fractions of soft directions at p = n', () => {
    for (const edge of [0.25, 1]) {
      // h = s² with s on a quarter of a circle of radius 2.
      const share = (Math.sqrt(edge * (4 - edge)) / 2 + 2 * Math.asin(Math.sqrt(edge) / 2)) / Math.PI;
      expect(overCurvatures(1, (h) => (h < edge ? 1 : 0))).toBeCloseTo(share, 2);
      expect(prints(CHAPTER, share.toFixed(2), 'the density diverges')).toBe(true);
    }
  });

  it('the height of the peak of variance', () => {
    const lambda = 1e-4;
    const variance = overCurvatures(1, (h) => h / (h + lambda) ** 2);
    expect(variance * 2 * Math.sqrt(lambda)).toBeCloseTo(1, 1);
  });

  it('the decay at the critical point', () => {
    for (const t of [30, 100]) {
      expect(overCurvatures(1, (h) => Math.exp(-2 * t * h)) * Math.sqrt(2 * Math.PI * t)).toBeCloseTo(1, 1);
    }
  });
});

it('the hump that a fixed ridge of 0.3 leaves, and the best ridge at the threshold', () => {
  const value = (p: number) => {
    const [gamma, r2, noise] = [p / 40, p / 400, 1.25 - p / 400];
    return noise + overCurvatures(gamma, (h) => (r2 * 0.09 + noise * gamma * h) / (h + 0.3) ** 2);
  };
  const hump = Math.max(...[20, 30, 40, 46, 48, 52, 60, 100].map(value));
  expect(prints(CHAPTER, hump.toFixed(1), 'At 0.3 the pole')).toBe(true);
  // D (noise + what is left out)/(n r²) at p = n.
  expect(prints(CHAPTER, ((400 * (0.25 + 0.9)) / 40).toFixed(1), 'At 0.3 the pole')).toBe(true);
});

describe('exercises', () => {
  it('at the threshold: the tail, from the law', () => {
    const [n, fits] = [20, 60_000];
    const random = stream(141);
    let [beyond, length] = [0, 0];
    const s = 40 * n;
    for (let i = 0; i < fits; i++) {
      let top = 0;
      for (let k = 0; k < n; k++) top += random.normal() ** 2;
      length += Math.sqrt(top) / fits;
      if (top / random.normal() ** 2 > s) beyond += 1 / fits;
    }
    const printed = (Math.sqrt(2 / Math.PI) * length) / Math.sqrt(s);
    expect(Math.abs(beyond / printed - 1)).toBeLessThan(0.06);
  });

  test.each([
    ['i^{-2}', (i: number) => i ** -2, 0],
    ['i^{-1} ln^{-2}', (i: number) => 1 / (i * Math.log(i + 1) ** 2), 1],
  ])('benign or not: %s', (_, spectrum, benign) => {
    /** k and n/R_k at the first k with r_k ≥ n (b = 1), the sums beyond the last term by an integral. */
    const noise = (n: number) => {
      const count = 60_000;
      const v = Array.from({ length: count }, (_, i) => spectrum(i + 1));
      const tail = benign === 0 ? 1 / count : 1 / Math.log(count);
      let [sum, squares] = [tail, 0];
      let found = { k: Infinity, R: 0 };
      for (let k = count - 1; k >= 0; k--) {
        sum += v[k]!;
        squares += v[k]! ** 2;
        if (sum / v[k]! >= n) found = { k, R: sum ** 2 / squares };
      }
      return { k: found.k / n, rest: n / found.R };
    };
    const [few, many] = [noise(30), noise(2000)];
    if (benign === 0) expect(many.k).toBeGreaterThan(0.9);
    else {
      expect(many.k).toBeLessThan(0.75 * few.k);
      expect(many.rest).toBeLessThan(0.75 * few.rest);
    }
  });
});
