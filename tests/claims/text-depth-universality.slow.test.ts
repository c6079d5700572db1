import { describe, expect, it, test } from 'vitest';
import { floor, randomCorners } from '../../src/lab/demos/spline-lines/exact.ts';
import { equal, meanSquare, placed } from '../../src/lab/demos/spline-lines/polygon.ts';
import { INPUTS, POINTS } from '../../src/lab/demos/spline-lines/problem.ts';
import { prints, scientific } from './chapter.ts';
import { bell, integral, millionths, secondDerivative } from './runge.ts';

const chapter = 'depth/universality';
const second = (x: number) => secondDerivative(bell, x);
const squares = integral((x) => second(x) ** 2);
const share = integral((x) => Math.abs(second(x)) ** 0.4, 0, 1, 20_000) ** 5;

it('the three constants of the bell, by quadrature', () => {
  expect(prints(chapter, (squares / 120).toFixed(2), 'three constants')).toBe(true);
  expect(prints(chapter, (squares / 720).toFixed(2), 'three constants')).toBe(true);
  expect(prints(chapter, (share / 720).toFixed(3), 'three constants')).toBe(true);
  expect(prints(chapter, (squares / share).toFixed(1), 'three constants')).toBe(true);
  expect(prints(chapter, String(Math.round(squares)), 'By quadrature')).toBe(true);
  expect(prints(chapter, share.toFixed(1), 'By quadrature')).toBe(true);
  expect(second(0.5)).toBeCloseTo(-200, 2);
});

it('what it costs to answer with the mean', () => {
  const mean = INPUTS.reduce((sum, x) => sum + bell(x) / POINTS, 0);
  const cost = INPUTS.reduce((sum, x) => sum + (bell(x) - mean) ** 2 / POINTS, 0);
  expect(prints(chapter, cost.toFixed(3), 'answer with its mean')).toBe(true);
});

test.each([4, 8, 16, 32])('the row of the table for %i units', (m) => {
  expect(prints(chapter, millionths(floor(m)), `| ${m} |`)).toBe(true);
  expect(prints(chapter, millionths(meanSquare(equal(m))), `| ${m} |`)).toBe(true);
});

describe('ratios', () => {
  it('of what was found to what exists', () => {
    expect(Math.round(7.286e-5 / floor(32) / 100)).toBe(4);
    expect(prints(chapter, '400', 'the least error that exists')).toBe(true);
    expect(Math.floor(0.0108 / floor(32) / 1e4)).toBe(6);
    expect(Math.round(7.675e-6 / floor(32))).toBe(44);
    expect(prints(chapter, '44', 'above the floor')).toBe(true);
    // The figures of Keras's initial weights and of longer training: text-depth-universality.long.test.ts.
    expect(prints(chapter, '60,000', 'zero biases')).toBe(true);
  });
  it('of random kinks to equal ones', () => {
    expect(prints(chapter, (120 ** 0.25).toFixed(1), 'two thirds')).toBe(true);
    expect(1 - 120 ** -0.25).toBeCloseTo(2 / 3, 1);
    expect(randomCorners(32).mean / meanSquare(equal(32))).toBeGreaterThan(40);
  });
  it('of placed kinks, written down', () => {
    expect(prints(chapter, scientific(meanSquare(placed(32)), 2), 'written down, has')).toBe(true);
  });
});

it('before the asymptotic law', () => {
  expect(prints(chapter, scientific(squares / 120 / 8 ** 4, 2), 'does not hold yet')).toBe(true);
  expect(prints(chapter, scientific(meanSquare(equal(8)), 2), 'does not hold yet')).toBe(true);
  // The stretch where f'' < 0 is narrower than a cell of length 1/8.
  expect(second(0.5 - 1 / 16)).toBeGreaterThan(0);
  expect(second(0.5 + 1 / 16)).toBeGreaterThan(0);
});

/** Mean squared error of the best polygon with the given kinks over the points. */
function bestPolygon(kinks: readonly number[]): number {
  const rows = [...INPUTS].map((x) => [1, x, ...kinks.map((t) => Math.max(0, x - t)), bell(x)]);
  // Gram and Schmidt, column by column; what is left of the last column is the residual.
  const columns = rows[0]!.map((_, k) => rows.map((row) => row[k]!));
  const basis: number[][] = [];
  for (const column of columns) {
    let rest = column;
    for (const e of basis) {
      const overlap = rest.reduce((sum, value, i) => sum + value * e[i]!, 0);
      rest = rest.map((value, i) => value - overlap * e[i]!);
    }
    const length = Math.hypot(...rest);
    if (basis.length === columns.length - 1) return length ** 2 / POINTS;
    basis.push(rest.map((value) => value / length));
  }
  return 0;
}

it('the best polygons with one and two kinks', () => {
  const one = Math.min(...Array.from({ length: 49 }, (_, i) => bestPolygon([(i + 1) / 50])));
  expect(prints(chapter, one.toFixed(4), 'with one')).toBe(true);
  let two = Infinity;
  for (let i = 40; i < 60; i++)
    for (let k = i + 6; k < 76; k += 1) two = Math.min(two, bestPolygon([i / 100, k / 100]));
  expect(prints(chapter, two.toFixed(4), 'with two kinks')).toBe(true);
});

describe('exercises', () => {
  it('ex:runge', () => {
    let m = 1;
    while (200 / (8 * m * m) > 1e-3) m += 1;
    expect(prints(chapter, String(m), 'For the maximum')).toBe(true);
    expect(Math.round((share / 720 / 1e-6) ** 0.25)).toBe(23);
    expect(Math.ceil((squares / 120 / 1e-6) ** 0.25)).toBe(67);
    expect(prints(chapter, '67', 'For the mean square')).toBe(true);
    expect(prints(chapter, scientific(meanSquare(placed(23)), 2), 'with 23 units')).toBe(true);
  });

  it('ex:jump', () => {
    const [m, J, p] = [32, 0.5, 1 / 3];
    const step = (x: number) => (x > p ? J : 0);
    const cell = Math.floor(p * m);
    const line = (x: number) => (x < cell / m ? 0 : x > (cell + 1) / m ? J : J * (x * m - cell));
    const area = integral((x) => (step(x) - line(x)) ** 2, 0, 1, 96_000);
    expect(prints(chapter, scientific(area, 2), '32/3')).toBe(true);
    expect(prints(chapter, scientific(meanSquare(equal(32, 0.5), 0.5), 2), '32/3')).toBe(true);
    // Two units around the jump.
    const eta = 0.01;
    const ramp = (x: number) => Math.min(J, Math.max(0, (J * (x - p + eta)) / (2 * eta)));
    expect(integral((x) => (step(x) - ramp(x)) ** 2, 0, 1, 96_000) / ((J * J * eta) / 6)).toBeCloseTo(1, 1);
  });

  it('J = 0.1 in the experiment', () => {
    const grown = (m: number) => meanSquare(equal(m, 0.1), 0.1) / meanSquare(equal(m));
    expect(grown(8)).toBeCloseTo(1.5, 0.9);
    expect(Math.round(grown(32))).toBe(3);
  });

  it('ex:maximum', () => {
    const relu = (t: number) => Math.max(0, t);
    for (const [x, y] of [
      [1.5, -2],
      [-1, -0.5],
      [0.3, 0.2],
    ] as const) {
      expect(relu(x) + relu(-x)).toBe(Math.abs(x));
      expect(relu(y) - relu(-y) + relu(x - y)).toBeCloseTo(Math.max(x, y), 12);
    }
  });

  it('ex:cube, exactly and in float32', () => {
    const u = 0.02;
    const delta = 2 * u;
    const exact = (x: number) =>
      (3 * Math.tanh((delta * x) / 2) - Math.tanh((3 * delta * x) / 2)) / delta ** 3;
    expect((exact(0.9) - 0.9 ** 3) / (-(delta ** 2) * 0.9 ** 5)).toBeCloseTo(1, 1);
    const round = Math.fround;
    const worst = (d: number) => {
      let largest = 0;
      for (let i = 0; i <= 400; i++) {
        const x = round(i / 200 - 1);
        const one = round(Math.tanh(round(round(d / 2) * x)));
        const three = round(Math.tanh(round(round((3 * d) / 2) * x)));
        const scale = round(d ** -3);
        const value = round(round(round(3 * scale) * one) - round(scale * three));
        largest = Math.max(largest, Math.abs(value - x ** 3));
      }
      return largest;
    };
    const best = Math.min(...Array.from({ length: 60 }, (_, i) => worst(0.3 * 0.93 ** i)));
    expect(best).toBeGreaterThan(2e-4);
    expect(best).toBeLessThan(2e-3);
  });
});

it('the physicist’s constants', () => {
  const zeta = Math.PI ** 4 / 90;
  expect(zeta / (8 * Math.PI ** 4)).toBeCloseTo(1 / 720, 15);
  expect(integral((y) => (y * y - y + 1 / 6) ** 2) / 4).toBeCloseTo(1 / 720, 8);
  expect(1 / 720 + 1 / 144).toBeCloseTo(1 / 120, 15);
});
