import { describe, expect, it } from 'vitest';
import {
  curvatures,
  losses,
  type Method,
  NOISE_STEP,
  remaining,
  stationaryVariance,
  tuned,
} from '../../src/lab/demos/momentum/exact.ts';
import { prints } from './chapter.ts';

const CHAPTER = 'sgd/gradient-descent';
const r = (kappa: number) => (Math.sqrt(kappa) - 1) / (Math.sqrt(kappa) + 1);

it('prints the factor at κ = 100', () => {
  expect((99 / 101).toFixed(3)).toBe('0.980');
  expect(prints(CHAPTER, '0.980', '\\kappa=100')).toBe(true);
});

describe('six digits at κ = 10⁴, by iterating the worst mode', () => {
  const kappa = 1e4;

  it('gradient descent, heavy ball, and the bound', () => {
    let [x, t] = [1, 0];
    while (x > 1e-6) {
      x *= (kappa - 1) / (kappa + 1);
      t += 1;
    }
    expect(t).toBe(69_078);
    const eta = 4 / (1 + 0.01) ** 2;
    let [before, y, steps, most] = [1, 1, 0, 1];
    const sizes: number[] = [];
    while (steps < 1500) {
      [before, y] = [y, y - eta * y + r(kappa) ** 2 * (y - before)];
      steps += 1;
      most = Math.max(most, Math.abs(y));
      sizes.push(Math.abs(y));
    }
    expect(sizes.findLastIndex((size) => size > 1e-6) + 2).toBe(1074);
    expect(most.toFixed(0)).toBe('37');
    let T = 1;
    while (2 / (r(kappa) ** T + r(kappa) ** -T) > 1e-6) T += 1;
    expect(T).toBe(726);
    expect(prints(CHAPTER, '69,078', '1,074', 'by a factor 37')).toBe(true);
    expect(prints(CHAPTER, '726 steps', '1,074')).toBe(true);
    expect(prints(CHAPTER, '1,660', '69{,}078', '1,074', '726')).toBe(true);
    expect(Math.log(1e6) / -Math.log(r(kappa))).toBeCloseTo(691, 0);
  });

  it('Nesterov: 1,660, on a fine grid', () => {
    const beta = r(kappa);
    const worst = (T: number) => {
      let most = 0;
      for (let i = 0; i <= 1000; i++) {
        const b = 1 - 1 / kappa - (1 - 1 / kappa) * (i / 1000) ** 4;
        let [before, x] = [1, b];
        for (let t = 1; t < T; t++) [before, x] = [x, b * ((1 + beta) * x - beta * before)];
        most = Math.max(most, Math.abs(x));
      }
      return most;
    };
    expect(worst(1659)).toBeGreaterThan(1e-6);
    expect(worst(1660)).toBeLessThanOrEqual(1e-6);
  });
});

it('prints what momentum 0.9 does', () => {
  const root = Math.sqrt(0.9);
  expect(((1 - root) ** 2).toFixed(4)).toBe('0.0026');
  expect(((1 + root) ** 2).toFixed(3)).toBe('3.797');
  expect((-1 / Math.log(root)).toFixed(0)).toBe('19');
  expect(prints(CHAPTER, '0.0026', 'in 19 steps', '3.8')).toBe(true);
  expect((2 * 1.9) / 0.1).toBeCloseTo(38, 9);
  expect(38 / 2).toBe(19);
  // r² = 0.9.
  const kappa = ((1 + root) / (1 - root)) ** 2;
  expect(kappa.toFixed(0)).toBe('1442');
  expect(prints(CHAPTER, '1442')).toBe(true);
  // r = 0.9, for looking ahead.
  expect(r(361)).toBeCloseTo(0.9, 12);
  expect(prints(CHAPTER, '361')).toBe(true);
});

/** The larger modulus of the roots of z² − a z + b. */
function largest(a: number, b: number): number {
  const root = a ** 2 / 4 - b;
  return root < 0 ? Math.sqrt(b) : Math.abs(a / 2) + Math.sqrt(root);
}

it('prints how many steps take a factor e', () => {
  const end = (1 + Math.sqrt(0.9)) ** 2;
  const row = (kappa: number) => {
    const worst = Math.max(...[1, kappa].map((part) => largest(1.9 - end / part, 0.9)));
    return [(kappa - 1) / (kappa + 1), worst, r(kappa)].map((rho) => -1 / Math.log(rho));
  };
  expect(row(100).map((steps) => steps.toFixed(1))).toEqual(['50.0', '19.0', '5.0']);
  expect(row(1e3).map((steps) => steps.toFixed(1))).toEqual(['500.0', '19.0', '15.8']);
  expect(row(1e4).map((steps) => steps.toFixed(0))).toEqual(['5000', '253', '50']);
  expect(row(1e6).map((steps) => Number(steps.toPrecision(3)))).toEqual([500_000, 26_300, 500]);
  for (const [descent, nine] of [1e6, 1e8].map(row)) expect((descent! / nine!).toFixed(0)).toBe('19');
  expect(prints(CHAPTER, '5.0', '| 100 | 50 | 19 | 5.0 |')).toBe(true);
  expect(prints(CHAPTER, '15.8', '| 1,000 | 500 | 19 | 15.8 |')).toBe(true);
  expect(prints(CHAPTER, '253', '| 10,000 | 5,000 | 253 | 50 |')).toBe(true);
  expect(prints(CHAPTER, '26,300', '| 1,000,000 | 500,000 | 26,300 | 500 |')).toBe(true);
  expect(prints(CHAPTER, '19', 'a gain of about 19')).toBe(true);
});

it('prints how stiff a mode may be when looking ahead', () => {
  for (const beta of [0, 0.5, 0.9]) {
    const limit = (2 * (1 + beta)) / (1 + 2 * beta);
    const radius = (u: number) => largest((1 + beta) * (1 - u), beta * (1 - u));
    expect(radius(limit)).toBeCloseTo(1, 12);
    for (let i = 1; i < 100; i++) expect(radius((limit * i) / 100)).toBeLessThan(1);
    for (const more of [1.01, 1.5, 4]) expect(radius(limit * more)).toBeGreaterThan(1);
  }
  expect((3.8 / 2.8).toFixed(2)).toBe('1.36');
  expect(prints(CHAPTER, '1.36', '\\frac{2(1+\\beta)}{1+2\\beta}')).toBe(true);
});

it('ex:reading-the-triangle', () => {
  expect(3.8 / 0.01).toBeCloseTo(380, 9);
  expect(((1 - Math.sqrt(0.9)) ** 2 / 0.01).toFixed(2)).toBe('0.26');
  expect(((1 + Math.sqrt(0.9)) ** 2 / 0.01).toFixed(1)).toBe('379.7');
  // Steps to e⁻¹, iterated.
  const steps = (beta: number) => {
    let [before, x, t] = [1, 1, 0];
    while (x > Math.exp(-1)) {
      [before, x] = [x, x - 1e-4 * x + beta * (x - before)];
      t += 1;
    }
    return t;
  };
  expect(Math.abs(steps(0.9) - 1000)).toBeLessThan(20);
  expect(Math.abs(steps(0) - 10_000)).toBeLessThan(20);
  const roots = [-1, 1].map((sign) => (-0.4 + sign * Math.sqrt(0.16 + 2)) / 2);
  expect(roots.map((z) => z.toFixed(3))).toEqual(['-0.935', '0.535']);
});

it('ex:ripple: the constant of x² + 3 sin²x', () => {
  let least = Infinity;
  let negative = 0;
  for (let x = 1e-3; x < 60; x += 1e-3) {
    const f = x * x + 3 * Math.sin(x) ** 2;
    const slope = 2 * x + 3 * Math.sin(2 * x);
    least = Math.min(least, slope ** 2 / (2 * f));
    negative = Math.min(negative, 2 + 6 * Math.cos(2 * x));
  }
  expect(least).toBeGreaterThan(0.12);
  expect(least.toFixed(3)).toBe('0.176');
  expect(negative).toBeCloseTo(-4, 3);
  expect(prints(CHAPTER, '0.176', '0.12')).toBe(true);
  const theta = Math.acos(-1 / 3);
  const turn = 2 * Math.PI - theta;
  expect(turn.toFixed(3)).toBe('4.373');
  expect((turn - Math.sqrt(8)).toFixed(3)).toBe('1.544');
  expect((turn - Math.sqrt(8)) ** 2 / (2 * Math.PI ** 2)).toBeGreaterThan(0.12);
  expect(1 - 3 / (2 * Math.PI)).toBeGreaterThan(0.52);
  expect(0.25 + 3 / (2 * Math.PI) ** 2).toBeLessThan(0.33);
  expect(0.52 ** 2 / 0.66).toBeGreaterThan(0.4);
  expect(prints(CHAPTER, '0.40', '0.33')).toBe(true);
});

it('ex:huber: the ramp is a factor 2 + 1/T below the bound, and nothing of its kind is nearer', () => {
  for (const T of [1, 4, 20]) {
    const after = (w: number) => {
      let x = 1;
      for (let t = 0; t < T; t++) x -= Math.sign(x) * Math.min(Math.abs(x), w);
      return Math.abs(x) <= w ? (x * x) / 2 : w * Math.abs(x) - (w * w) / 2;
    };
    expect(after(1 / (2 * T + 1))).toBeCloseTo(1 / (4 * T + 2), 12);
    for (let w = 0.002; w < 1.5; w += 0.002) {
      expect(after(w)).toBeLessThanOrEqual(1 / (4 * T + 2) + 1e-12);
      if (w > 1 / (T + 1)) expect(after(w)).toBeCloseTo(Math.max(0, 1 - T * w) ** 2 / 2, 12);
    }
    expect(1 / (2 * T) / (1 / (4 * T + 2))).toBeCloseTo(2 + 1 / T, 12);
  }
  // Parabolas: LD²/(4eT) for large T, and 2e.
  const T = 2000;
  let most = 0;
  for (let h = 0; h < 0.01; h += 1e-6) most = Math.max(most, (h / 2) * (1 - h) ** (2 * T));
  expect(most * 4 * Math.E * T).toBeCloseTo(1, 3);
  expect((2 * Math.E).toFixed(1)).toBe('5.4');
});

it('ex:bessel (iii): the exponents of the discrete method', () => {
  /** Slope of the loss between 400 and 800 steps of growing momentum; with or without looking ahead. */
  const exponent = (s: number, ahead: boolean) => {
    const values = [0, 0];
    for (let i = 0; i < 1500; i++) {
      const y = (i + 0.5) / 1500;
      // Without looking ahead only modes with ηh small follow the flow.
      const h = y ** 4 * (ahead ? 1 : 0.02);
      const weight = s * y ** (4 * s - 4) * 4 * y ** 3 * h;
      let [before, x] = [1, 1];
      for (let t = 1; t <= 800; t++) {
        const v = ((t - 1) / (t + 2)) * (x - before);
        [before, x] = [x, ahead ? (1 - h) * (x + v) : x + v - h * x];
        if (t === 400) values[0]! += weight * x * x;
        if (t === 800) values[1]! += weight * x * x;
      }
    }
    return Math.log2(values[0]! / values[1]!);
  };
  expect(Math.abs(exponent(1, true) - 3.5)).toBeLessThan(0.1);
  expect(Math.abs(exponent(2.5, true) - 5)).toBeLessThan(0.1);
  expect(Math.abs(exponent(2.5, false) - 3)).toBeLessThan(0.35);
  expect(Math.abs(exponent(0.25, true) - 2.5)).toBeLessThan(0.15);
});

describe('the experiment', () => {
  const spectrum = { kappa: 400, s: 0.5 };
  const at = (method: 'descent' | 'heavy-ball' | 'nesterov', t: number) =>
    losses(method, spectrum).find((point) => point.t === t)!.loss;

  it('prints what the loss does at κ = 400', () => {
    const start = curvatures(spectrum).reduce((sum, h) => sum + h, 0) / 128;
    expect(start.toFixed(2)).toBe('0.18');
    expect(Math.max(...losses('heavy-ball', spectrum).map(({ loss }) => loss)).toFixed(2)).toBe('0.48');
    expect(prints(CHAPTER, '0.18', '0.48', 'For the first 64 steps')).toBe(true);
    expect(at('heavy-ball', 64)).toBeGreaterThan(at('descent', 64));
    expect(at('heavy-ball', 96)).toBeLessThan(at('descent', 96));
    expect(at('descent', 128) / at('heavy-ball', 128)).toBeGreaterThan(1e4);
    for (const t of [4, 16, 64]) expect(at('nesterov', t)).toBeLessThan(at('descent', t));
    for (const t of [1, 2, 3]) expect(at('nesterov', t) / at('descent', t)).toBeLessThan(1.3);
    const slope = Math.log(at('descent', 16) / at('descent', 64)) / Math.log(4);
    expect(Math.abs(slope - 1.5)).toBeLessThan(0.05);
  });

  it('prints where the lines cross, and how long the power law lasts', () => {
    const hs = curvatures(spectrum);
    const all = (method: Method) => {
      const left = hs.map((h) => remaining(method, tuned(method, 400), h, 400));
      return (t: number) => left.reduce((sum, p, j) => sum + hs[j]! * p[t]! ** 2, 0) / 128;
    };
    const [descent, ball, ahead] = (['descent', 'heavy-ball', 'nesterov'] as const).map(all) as [
      (t: number) => number,
      (t: number) => number,
      (t: number) => number,
    ];
    // Descent is better up to 3.5√κ = 70 steps, Nesterov up to 133.
    expect([69, 70].map((t) => ball(t) < descent(t))).toEqual([false, true]);
    expect(3.5 * Math.sqrt(400)).toBe(70);
    expect([128, 133, 134].map((t) => ball(t) < ahead(t))).toEqual([false, false, true]);
    expect(losses('heavy-ball', spectrum).at(-1)!.t).toBe(128);
    expect(prints(CHAPTER, '134', 'at 128, the last point', '3.5\\sqrt\\kappa')).toBe(true);
    // Weight 1 in all, A = 1 up to the discreteness, s = 1/2.
    const law = (t: number) => 0.25 * (Math.sqrt(Math.PI) / 2) * (2 * t) ** -1.5;
    expect(descent(100) / law(100)).toBeGreaterThan(0.85);
    expect(descent(400) / law(400)).toBeLessThan(0.5);
  });

  it('prints the floors', () => {
    expect(stationaryVariance(NOISE_STEP, 0, 1).toFixed(2)).toBe('0.25');
    expect(stationaryVariance(NOISE_STEP, 0.95, 1).toFixed(2)).toBe('4.46');
    expect(stationaryVariance(0.05 * NOISE_STEP, 0.95, 1).toFixed(3)).toBe('0.201');
    expect(prints(CHAPTER, '4.46', '0.25', '0.201')).toBe(true);
    // At the speed of gradient descent, 0.6.
    expect(largest(1 - NOISE_STEP, 0)).toBeCloseTo(0.6, 12);
    expect(0.6 ** 2).toBeCloseTo(0.36, 12);
    expect((1 - 0.6) ** 2).toBeCloseTo(0.16, 12);
    expect(stationaryVariance(0.16, 0.36, 1).toFixed(3)).toBe('0.133');
    expect(prints(CHAPTER, '0.133', '0.36', '0.16')).toBe(true);
  });
});
