import { describe, expect, it } from 'vitest';
import { stream } from '../../src/lab/contract/random.ts';
import { meanAndError } from '../../src/lab/contract/statistics.ts';

/** The trapezoidal rule for a standard normal x. */
function gaussianMean(f: (x: number) => number): number {
  const h = 0.05;
  let sum = 0;
  for (let i = -160; i <= 160; i++) sum += h * Math.exp(-((i * h) ** 2) / 2) * f(i * h);
  return sum / Math.sqrt(2 * Math.PI);
}

/** A wrong model that is not least squares: logistic regression through 0, P(y = 1 | x) = t(x). */
const logistic = (t: number) => 1 / (1 + Math.exp(-t));
const truths = {
  wrong: (x: number) => 0.5 + 0.4 * Math.sin(2 * x),
  right: (x: number) => logistic(0.8 * x),
};

/** θ*, H and C by quadrature over a standard normal x. */
function limits(truth: (x: number) => number) {
  let theta = 0;
  for (let i = 0; i < 50; i++) {
    const force = gaussianMean((x) => (logistic(theta * x) - truth(x)) * x);
    const stiffness = gaussianMean((x) => logistic(theta * x) * logistic(-theta * x) * x * x);
    theta -= force / stiffness;
  }
  const H = gaussianMean((x) => logistic(theta * x) * logistic(-theta * x) * x * x);
  const C = gaussianMean((x) => {
    const p = logistic(theta * x);
    return (truth(x) * (p - 1) ** 2 + (1 - truth(x)) * p ** 2) * x * x;
  });
  return { theta, H, C };
}

function fits(truth: (x: number) => number, n: number, count: number) {
  return Array.from({ length: count }, (_, fit) => {
    const random = stream(12, fit);
    const x = Float64Array.from({ length: n }, () => random.normal());
    const y = x.map((value) => (random.uniform() < truth(value) ? 1 : 0));
    let theta = 0;
    let [H, C] = [0, 0];
    for (let i = 0; i < 12; i++) {
      let force = 0;
      [H, C] = [0, 0];
      for (let j = 0; j < n; j++) {
        const p = logistic(theta * x[j]!);
        const g = (p - y[j]!) * x[j]!;
        force += g / n;
        C += g ** 2 / n;
        H += (p * (1 - p) * x[j]! ** 2) / n;
      }
      const step = force / H;
      theta -= step;
      if (Math.abs(step) < 1e-9) break;
    }
    return { theta, estimate: C / H ** 2 };
  });
}

describe('logistic regression on labels that are not logistic', () => {
  const { theta, H, C } = limits(truths.wrong);
  const [n, count] = [800, 1500];
  const sample = fits(truths.wrong, n, count);

  it('scatters around the best wrong parameter as the sandwich says, and not as the textbook does', () => {
    const { mean, standardError } = meanAndError(sample.map((fit) => fit.theta));
    expect(Math.abs(mean - theta)).toBeLessThan(4 * standardError + 2 / n);
    const variance = n * count * standardError ** 2;
    expect(Math.abs(variance / (C / H ** 2) - 1)).toBeLessThan(4 * Math.sqrt(2 / count) + 0.03);
    expect(Math.abs(1 / H / (C / H ** 2) - 1)).toBeGreaterThan(0.25);
  });

  it('(c) covers 95 per cent with estimated matrices', () => {
    const covered = sample.filter(
      (fit) => Math.abs(fit.theta - theta) <= 1.96 * Math.sqrt(fit.estimate / n),
    ).length;
    expect(Math.abs(covered / count - 0.95)).toBeLessThan(4 * Math.sqrt(0.0475 / count) + 0.005);
  });
});

it('(b) C = H where the model is right', () => {
  const { theta, H, C } = limits(truths.right);
  expect(theta).toBeCloseTo(0.8, 8);
  expect(C).toBeCloseTo(H, 8);
});

it('the remark: C = H for a uniform law of variance 1 under the model N(θ, 1)', () => {
  const half = Math.sqrt(3);
  const nodes = Array.from({ length: 20_000 }, (_, i) => -half + (2 * half * (i + 0.5)) / 20_000);
  const C = nodes.reduce((sum, y) => sum + y ** 2, 0) / nodes.length;
  expect(C).toBeCloseTo(1, 7);
});
