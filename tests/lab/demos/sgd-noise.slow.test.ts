import { describe, expect, it } from 'vitest';
import { stream } from '../../../src/lab/contract/random.ts';
import { meanAndError } from '../../../src/lab/contract/statistics.ts';
import { draw } from '../../../src/lab/demos/sgd-noise/data.ts';
import { momentsAfter, nextMoments } from '../../../src/lab/demos/sgd-noise/exact.ts';

const setting = { d: 6, batch: 3, eta: 0.25, noise: 0.8 };

/** One step of the chain of lem:radius; χ² as sums of squares. */
function next(s: number, random: ReturnType<typeof stream>): number {
  const { d, batch, eta, noise } = setting;
  const chi2 = (k: number) =>
    Array.from({ length: k }, () => random.normal() ** 2).reduce((a, b) => a + b, 0);
  const [u, v, beta] = [chi2(batch), chi2(d - 1), eta / batch];
  const along = Math.sqrt(s) * (1 - beta * u) - beta * Math.sqrt(noise * u) * random.normal();
  return along ** 2 + beta ** 2 * (s + noise) * u * v;
}

it('the third moment of a step, by simulation', () => {
  const random = stream(31);
  const sample = Float64Array.from({ length: 200_000 }, () => next(1.2, random) ** 3);
  const { mean, standardError } = meanAndError(sample);
  const third = nextMoments(setting)[2].reduce((sum, a, i) => sum + a * 1.2 ** i, 0);
  expect(standardError / third).toBeLessThan(0.02);
  expect(Math.abs(mean - third)).toBeLessThan(4 * standardError);
});

it('mean, variance and skewness after seven steps, by simulation', () => {
  const random = stream(32);
  const sample = Float64Array.from({ length: 60_000 }, () => {
    let s = 0.1;
    for (let t = 0; t < 7; t++) s = next(s, random);
    return s;
  });
  const { mean, variance, skewness } = momentsAfter(setting, 7, 0.1);
  const found = meanAndError(sample);
  expect(Math.abs(found.mean - mean)).toBeLessThan(4 * found.standardError);
  expect((found.standardError ** 2 * sample.length) / variance).toBeCloseTo(1, 1);
  const third = meanAndError(sample.map((s) => (s - mean) ** 3));
  expect(Math.abs(third.mean - skewness * variance ** 1.5)).toBeLessThan(4 * third.standardError);
});

describe('the examples', () => {
  it.each([0, 0.6])('have inputs of mean square d, and of fourth moment exp(τ²) d(d + 2), τ = %f', (tail) => {
    const [d, examples] = [3, 100_000];
    const into = { inputs: new Float32Array(examples * d), targets: new Float32Array(examples) };
    draw(into, { x: Float32Array.of(1, 0, 0), noise: 0.5, tail, random: stream(33) });
    const squares = Float64Array.from({ length: examples }, (_, i) =>
      into.inputs.subarray(i * d, (i + 1) * d).reduce((sum, a) => sum + a * a, 0),
    );
    const second = meanAndError(squares);
    const fourth = meanAndError(squares.map((s) => s ** 2));
    expect(Math.abs(second.mean - d)).toBeLessThan(4 * second.standardError);
    expect(Math.abs(fourth.mean - Math.exp(tail ** 2) * d * (d + 2))).toBeLessThan(4 * fourth.standardError);
    const residuals = meanAndError(into.targets.map((y, i) => (y - into.inputs[i * d]!) ** 2));
    expect(Math.abs(residuals.mean - 0.5)).toBeLessThan(4 * residuals.standardError);
  });
});
