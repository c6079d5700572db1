import { describe, expect, it } from 'vitest';
import { curvatureOf } from '../../src/lab/engine/curvature.ts';
import { createEnsemble } from '../../src/lab/engine/ensemble.ts';
import { glorot } from '../../src/lab/engine/initial.ts';
import { sgd } from '../../src/lab/engine/model.ts';
import { MODEL } from '../../src/lab/demos/edge-of-stability/experiment.ts';
import { EXAMPLES, inputs, targets } from '../../src/lab/demos/edge-of-stability/setting.ts';
import { descend, fixedPoint, gradientOf, type Pair } from './two-weights.ts';

const landscape = { model: MODEL, loss: 'squared', examples: EXAMPLES } as const;
const dot = (x: ArrayLike<number>, y: ArrayLike<number>) =>
  Array.from(x).reduce((sum, value, i) => sum + value * y[i]!, 0);

/** Gauss–Legendre on [0, 1] with five nodes. */
const NODES = [
  [0.04691007703066802, 0.11846344252809454],
  [0.23076534494715845, 0.23931433524968324],
  [0.5, 0.28444444444444444],
  [0.7692346550528415, 0.23931433524968324],
  [0.9530899229693319, 0.11846344252809454],
] as const;

describe('on a network', () => {
  it.each([20, 900])('the next step and the gauge, after %i steps, with Hessians by quadrature', (steps) => {
    const eta = 0.2;
    const ensemble = createEnsemble({
      ...landscape,
      optimiser: sgd(eta),
      weights: glorot(5),
      inputs: inputs(),
      targets: targets(),
      way: 'typed',
    });
    ensemble.train(steps);
    const points = [ensemble.weights()];
    for (let k = 0; k < 2; k++) {
      ensemble.train(1);
      points.push(ensemble.weights());
    }
    ensemble.dispose();
    const step = (k: number) => Float64Array.from(points[k + 1]!, (w, i) => w - points[k]![i]!);
    const [s, next] = [step(0), step(1)];
    const curvature = curvatureOf({ ...landscape, inputs: inputs(), targets: targets() });
    const mean = new Float64Array(s.length);
    for (const [at, weight] of NODES) {
      curvature.at(Float64Array.from(points[0]!, (w, i) => w + at * s[i]!));
      curvature.product(s).forEach((value, i) => (mean[i]! += weight * value));
    }
    const expected = s.map((value, i) => value - eta * mean[i]!);
    const error = expected.map((value, i) => value - next[i]!);
    expect(Math.sqrt(dot(error, error) / dot(next, next))).toBeLessThan(5e-3);
    const gauge = (1 - dot(next, s) / dot(s, s)) / eta;
    expect(gauge / (dot(s, mean) / dot(s, s))).toBeCloseTo(1, 2);
    // Early the steps are parallel and the gauge reads little; at the edge it reads nearly the threshold.
    if (steps === 900) expect(eta * gauge).toBeGreaterThan(1.8);
    else expect(eta * gauge).toBeLessThan(1.8);
  });
});

it('on a period-two orbit the mean curvature along the step is 2/η, and the sharpness exceeds it somewhere', () => {
  const [eta, gamma] = [0.2, 0.05];
  const loss = (u: number, v: number) => (u * v - 1) ** 2 / 2 + (gamma * v ** 2) / 2;
  const step = descend(gradientOf(loss), eta);
  const twice = (at: Pair) => step(step(at));
  const here = fixedPoint(twice, [3.144, 0.334]);
  const there = step(here);
  const s = [there[0] - here[0], there[1] - here[1]] as const;
  expect(Math.hypot(...s)).toBeGreaterThan(0.02);
  const hessian = (u: number, v: number) => [v * v, 2 * u * v - 1, u * u + gamma] as const;
  const mean = [0, 0];
  let sharpest = 0;
  for (const [at, weight] of NODES) {
    const [a, b, c] = hessian(here[0] + at * s[0], here[1] + at * s[1]);
    mean[0]! += weight * (a * s[0] + b * s[1]);
    mean[1]! += weight * (b * s[0] + c * s[1]);
    sharpest = Math.max(sharpest, (a + c) / 2 + Math.hypot((a - c) / 2, b));
  }
  expect(mean[0]! / s[0]).toBeCloseTo(2 / eta, 5);
  expect(mean[1]! / s[1]).toBeCloseTo(2 / eta, 5);
  expect(sharpest).toBeGreaterThan(2 / eta);
});
