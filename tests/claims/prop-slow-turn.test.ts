import { expect, it } from 'vitest';
import { flow, inSteps } from '../../src/lab/demos/slow-turn/exact.ts';
import { prints } from './chapter.ts';
import { s, softplus } from './logistic.ts';

const CHAPTER = 'statistical-learning/logistic-regression';
const pair = { a: 2, b: 0.5 };
const degrees = (u: number, v: number) => (Math.atan2(v / pair.b, u / pair.a) * 180) / Math.PI;

/** The flow of both margins by Runge and Kutta's method, in ln(1 + t). */
function integrated(until: number) {
  const end = Math.log1p(until);
  const steps = 4000;
  const h = end / steps;
  const margin = (length: number) => {
    let u = 0;
    const rate = (x: number, q: number) => Math.exp(x) * length ** 2 * s(-q);
    for (let k = 0; k < steps; k++) {
      const x = k * h;
      const k1 = rate(x, u);
      const k2 = rate(x + h / 2, u + (h / 2) * k1);
      const k3 = rate(x + h / 2, u + (h / 2) * k2);
      const k4 = rate(x + h, u + h * k3);
      u += (h / 6) * (k1 + 2 * k2 + 2 * k3 + k4);
    }
    return u;
  };
  const [u, v] = [margin(pair.a), margin(pair.b)];
  return { angle: degrees(u, v), loss: softplus(u) + softplus(v) };
}

it.each([1, 10, 100, 1000, 10_000])('the closed form at t = %d against integration', (t) => {
  expect(flow(t, t, pair).angle).toBeCloseTo(integrated(t).angle, 5);
  expect(flow(t, t, pair).loss / integrated(t).loss).toBeCloseTo(1, 6);
});

it('prints angles and losses', () => {
  for (const t of [100, 1000, 10_000])
    expect(prints(CHAPTER, integrated(t).angle.toFixed(2), 'degrees')).toBe(true);
  expect(prints(CHAPTER, ((Math.atan(4) * 180) / Math.PI).toFixed(2), 'the limit is')).toBe(true);
  expect(prints(CHAPTER, integrated(100).loss.toFixed(3), 'the loss falls')).toBe(true);
  expect(prints(CHAPTER, integrated(10_000).loss.toFixed(5), 'the loss falls')).toBe(true);
});

it('prints when it is within one degree', () => {
  const t = 5.8e16;
  const missing = (at: number) => (Math.atan(4) * 180) / Math.PI - flow(at, at, pair).angle;
  expect(missing(0.99 * t)).toBeGreaterThan(1);
  expect(missing(1.01 * t)).toBeLessThan(1);
  expect(prints(CHAPTER, '5.8\\cdot10^{16}', 'one degree')).toBe(true);
});

it('approaches the limit as the asymptotic form says, and the loss 4.25/t', () => {
  // The defect times ln t tends to ln(a²/b²), with a relative error of order 1/ln t.
  const defect = (t: number) => (1 - Math.tan((flow(t, t, pair).angle * Math.PI) / 180) / 4) * Math.log(t);
  expect(Math.abs(defect(1e100) / Math.log(16) - 1)).toBeLessThan(2 / Math.log(1e100));
  expect(flow(1e8, 1e8, pair).loss * 1e8).toBeCloseTo(4.25, 4);
});

it('the widest margin lies at tan = a/b', () => {
  const least = (angle: number) => Math.min(pair.a * Math.cos(angle), pair.b * Math.sin(angle));
  const best = Array.from({ length: 15_708 }, (_, i) => i / 10_000).reduce((x, y) =>
    least(y) > least(x) ? y : x,
  );
  expect(best).toBeCloseTo(Math.atan(4), 3);
});

it('steps of finite size run ahead as the text says', () => {
  const time = 10;
  for (const eta of [0.25, 0.125]) {
    let [u, v] = [0, 0];
    for (let k = 0; k < time / eta; k++) {
      u += eta * pair.a ** 2 * s(-u);
      v += eta * pair.b ** 2 * s(-v);
    }
    const measured = { angle: degrees(u, v), loss: softplus(u) + softplus(v) };
    for (const key of ['angle', 'loss'] as const) {
      const before = flow(time, time, pair)[key];
      const shift = inSteps(time, eta, pair)[key] - before;
      // To first order: what is left over is of the relative order of the step size.
      expect(Math.abs((measured[key] - before) / shift - 1)).toBeLessThan(0.5 * eta);
    }
  }
});

it('doubling the weights squares the time, in the exercise', () => {
  const q = -Math.log(Math.expm1(1e-4));
  expect(prints(CHAPTER, q.toFixed(1), '10^{-4}')).toBe(true);
  const time = (margin: number) => margin + Math.exp(margin) - 1;
  expect(time(2 * q) / time(q) ** 2).toBeCloseTo(1, 1);
});

it('steps in proportion to 1/F are within one degree where the text says, and stay there', () => {
  let [u, v] = [0, 0];
  let late = 0;
  for (let k = 1; k < 3000; k++) {
    const size = 0.5 / (softplus(u) + softplus(v));
    u += size * pair.a ** 2 * s(-u);
    v += size * pair.b ** 2 * s(-v);
    if (Math.abs(degrees(u, v) - (Math.atan(4) * 180) / Math.PI) > 1) late = k;
  }
  expect(prints(CHAPTER, `${late + 1}`, 'steps of $0.5/F$'), `${late + 1}`).toBe(true);
});
