import { describe, expect, it } from 'vitest';
import { randomMatrix } from './equivariance.ts';
import { prints } from './chapter.ts';

const data = randomMatrix(6, 3, 61);
const labels = randomMatrix(1, 6, 62)[0]!;

/** Two ReLU units on two inputs: x = (weights in and bias, weight out) for each unit. */
function loss(x: readonly number[]): number {
  return data.reduce((sum, [u = 0, v = 0], i) => {
    let output = 0;
    for (const unit of [0, 4]) {
      output += x[unit + 3]! * Math.max(0, x[unit]! * u + x[unit + 1]! * v + x[unit + 2]!);
    }
    return sum + (output - labels[i]!) ** 2 / 12;
  }, 0);
}

function gradient(f: (x: readonly number[]) => number, x: readonly number[]): number[] {
  return x.map((_, i) => {
    const at = (h: number) => f(x.map((value, j) => (i === j ? value + h : value)));
    return (8 * (at(1e-4) - at(-1e-4)) - (at(2e-4) - at(-2e-4))) / 12e-4;
  });
}

const J = [1, 1, 1, -1, 0, 0, 0, 0];
const H = (x: readonly number[]) => x.reduce((sum, value, i) => sum + (J[i]! * value * value) / 2, 0);
const start = [0.7, -0.4, 0.3, 0.9, -0.5, 0.6, 0.2, -0.8];

describe('the balance of a ReLU unit', () => {
  it('a step of descent changes it at second order only, by the formula', () => {
    let x = start;
    const eta = 0.2;
    for (let t = 0; t < 10; t++) {
      const g = gradient(loss, x);
      const next = x.map((value, i) => value - eta * g[i]!);
      const change = (eta ** 2 / 2) * g.reduce((sum, value, i) => sum + J[i]! * value * value, 0);
      expect(H(next) - H(x)).toBeCloseTo(change, 9);
      x = next;
    }
    expect(Math.abs(H(x) - H(start))).toBeGreaterThan(1e-5);
  });

  it('flow with weight decay lets it decay as exp(−2λt)', () => {
    const [decay, dt, steps] = [0.3, 0.01, 100];
    const rate = (x: readonly number[]) => gradient(loss, x).map((g, i) => -g - decay * x[i]!);
    let x: number[] = start;
    for (let t = 0; t < steps; t++) {
      const k1 = rate(x);
      const k2 = rate(x.map((value, i) => value + (dt / 2) * k1[i]!));
      x = x.map((value, i) => value + dt * k2[i]!);
    }
    expect(H(x)).toBeCloseTo(H(start) * Math.exp(-2 * decay * dt * steps), 4);
  });
});

it('with inertia and friction angular momentum decays as exp(−γt)', () => {
  // f = |x|⁴/4 in the plane.
  const [gamma, dt, steps] = [0.5, 1e-3, 2000];
  let s = [1, 0, 0.3, 0.8];
  const rate = ([x, y, p, q]: readonly number[]) => {
    const pull = x! ** 2 + y! ** 2;
    return [p!, q!, -gamma * p! - pull * x!, -gamma * q! - pull * y!];
  };
  const angular = ([x, y, p, q]: readonly number[]) => x! * q! - y! * p!;
  const before = angular(s);
  for (let t = 0; t < steps; t++) {
    const k1 = rate(s);
    const k2 = rate(s.map((value, i) => value + (dt / 2) * k1[i]!));
    s = s.map((value, i) => value + dt * k2[i]!);
  }
  expect(angular(s)).toBeCloseTo(before * Math.exp(-gamma * dt * steps), 5);
});

it('the exercise: where the flow of two weights ends, and what steps do', () => {
  const run = (eta: number, steps: number, start: [number, number]) => {
    let [a, b] = start;
    let largest = 0;
    for (let t = 0; t < steps; t++) {
      const before = Math.abs(a * a - b * b);
      const r = a * b - 1;
      [a, b] = [a - eta * r * b, b - eta * r * a];
      largest = Math.max(largest, Math.abs(a * a - b * b) - before);
    }
    return { a, b, largest };
  };
  const flow = run(1e-4, 200_000, [2, 0]);
  expect(prints('convolution/translation', flow.a.toFixed(3), 'Finite steps balance')).toBe(true);
  expect(prints('convolution/translation', flow.b.toFixed(3), 'Finite steps balance')).toBe(true);
  expect(run(0.3, 200, [2, 0]).largest).toBeLessThanOrEqual(1e-12);
});
