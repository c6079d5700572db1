import { describe, expect, it } from 'vitest';
import { descend, norm, points, ridged, sub, wavy, type Vector } from './smooth.ts';

const starts = points(12, 5);

it('(a) the least gradient, on a landscape with hills', () => {
  for (const start of starts) {
    const path = descend(wavy, start, 1 / wavy.L, 200);
    // A bound below: sin ≥ −1, cos/2 ≥ −1/2.
    const lowest = -1.5;
    let least = Infinity;
    path.slice(0, -1).forEach((x, t) => {
      least = Math.min(least, norm(wavy.gradient(x)) ** 2);
      expect(least).toBeLessThanOrEqual((2 * wavy.L * (wavy.value(start) - lowest)) / (t + 1));
    });
  }
});

describe('(b) to (d)', () => {
  const lowest = (mu: number) => {
    const f = ridged(mu);
    return descend(f, [0, 0], 1 / f.L, 20_000).at(-1) as Vector;
  };

  it('(b) convex: L|x₀ − x*|²/2T', () => {
    const f = ridged(0);
    const x = lowest(0);
    for (const start of starts) {
      descend(f, start, 1 / f.L, 300).forEach((y, t) => {
        if (t > 0)
          expect(f.value(y) - f.value(x)).toBeLessThanOrEqual(
            (f.L * norm(sub(start, x)) ** 2) / (2 * t) + 1e-13,
          );
      });
    }
  });

  it('(c) (1 − 1/κ)^T under the inequality of Polyak and Łojasiewicz', () => {
    const f = ridged(0.3);
    const x = lowest(0.3);
    for (const start of starts) {
      const before = f.value(start) - f.value(x);
      descend(f, start, 1 / f.L, 100).forEach((y, t) => {
        expect(f.value(y) - f.value(x)).toBeLessThanOrEqual((1 - f.mu / f.L) ** t * before + 1e-13);
      });
    }
  });

  it('(c) without convexity: x² + 3 sin²x, in one variable', () => {
    const value = (x: number) => x * x + 3 * Math.sin(x) ** 2;
    for (const start of [-8, -2.2, 0.4, 2.1, 3.9, 20]) {
      let x = start;
      for (let t = 1; t <= 300; t++) {
        x -= (2 * x + 3 * Math.sin(2 * x)) / 8;
        expect(value(x)).toBeLessThanOrEqual((1 - 0.12 / 8) ** t * value(start));
      }
    }
  });

  it.each([0.2, 1, 1.6, 1.95])('(d) two runs approach by ρ, ηL = %f', (u) => {
    const f = ridged(0.3);
    const eta = u / f.L;
    const rho = Math.max(Math.abs(1 - eta * f.mu), Math.abs(1 - eta * f.L));
    for (const [i, start] of starts.entries()) {
      const one = descend(f, start, eta, 30);
      const other = descend(f, starts[(i + 1) % starts.length]!, eta, 30);
      const before = norm(sub(one[0]!, other[0]!));
      one.forEach((x, t) => expect(norm(sub(x, other[t]!))).toBeLessThanOrEqual(rho ** t * before + 1e-12));
    }
  });

  it('(d) the best step, found by search', () => {
    const rho = (eta: number) => Math.max(Math.abs(1 - eta), Math.abs(1 - 100 * eta));
    const steps = Array.from({ length: 20_001 }, (_, i) => (0.02 * i) / 20_000);
    const best = steps.reduce((a, b) => (rho(b) < rho(a) ? b : a));
    expect(best).toBeCloseTo(2 / 101, 5);
    expect(rho(best)).toBeCloseTo(99 / 101, 3);
  });
});

it('a constant step on |x|^{3/2} ends by hopping between ±(¾η)²', () => {
  for (const eta of [0.1, 1]) {
    for (const start of [0.003, 0.7, 5, 40]) {
      let x = start;
      for (let t = 0; t < 2000; t++) x -= eta * 1.5 * Math.sign(x) * Math.sqrt(Math.abs(x));
      const next = x - eta * 1.5 * Math.sign(x) * Math.sqrt(Math.abs(x));
      expect(Math.abs(x) / (0.75 * eta) ** 2).toBeCloseTo(1, 9);
      expect(next / x).toBeCloseTo(-1, 9);
    }
  }
});
