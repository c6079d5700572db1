import { expect, it } from 'vitest';
import { criticalPoint } from '../../src/lab/demos/depth-scale/mean-field.ts';
import { prints } from './chapter.ts';
import { simpson, simpsonPair } from './random-networks.ts';

const CHAPTER = 'depth/signal-propagation';
const relu = (c: number) => (Math.sqrt(1 - c * c) + c * (Math.PI - Math.acos(c))) / Math.PI;

it('the ReLU kernel, by quadrature', () => {
  for (const c of [-0.5, 0, 0.3, 0.9]) {
    const mean = simpsonPair(c, (g, w) => Math.max(g, 0) * Math.max(w, 0), 720);
    expect(2 * mean).toBeCloseTo(relu(c), 3);
  }
});

it('ReLU: k² ε tends to 9π²/2, and the printed angles', () => {
  let c = 0;
  const angles: Record<number, number> = {};
  for (let k = 1; k <= 100_000; k++) {
    c = relu(c);
    if (k === 20) {
      expect(prints(CHAPTER, (1 - c).toFixed(3), 'orthogonal ones')).toBe(true);
      expect(prints(CHAPTER, ((9 * Math.PI ** 2) / 2 / k ** 2).toFixed(3), 'orthogonal ones')).toBe(true);
    }
    if (k <= 20) angles[k] = (180 * Math.acos(c)) / Math.PI;
  }
  // ε = 1 − c loses digits by cancellation; at k = 10⁴ it still has six.
  let d = 0;
  for (let k = 1; k <= 10_000; k++) d = relu(d);
  expect((1 - d) / ((9 * Math.PI ** 2) / 2 / 10_000 ** 2)).toBeCloseTo(1, 1);
  for (const k of [1, 10, 20])
    expect(
      prints(
        CHAPTER,
        k === 1 ? `${angles[k]!.toFixed(0)} degrees` : angles[k]!.toFixed(0),
        'orthogonal ones',
      ),
    ).toBe(true);
});

it('tanh at the tip: 2kq tends to 1', () => {
  let q = 1;
  for (let k = 1; k <= 3000; k++) {
    if (k === 50) expect(prints(CHAPTER, q.toFixed(4), 'default for tanh')).toBe(true);
    q = simpson((g) => Math.tanh(Math.sqrt(q) * g) ** 2, 80);
  }
  expect(2 * 3000 * q).toBeCloseTo(1, 2);
});

it('tanh on the critical line: kε tends to 2/ψ″(1)', () => {
  const q = 0.8;
  const { weights } = criticalPoint(q);
  const curvature =
    weights *
    q *
    simpson((g) => {
      const t = Math.tanh(Math.sqrt(q) * g);
      return (2 * t * (1 - t * t)) ** 2;
    });
  // ψ from its Hermite coefficients, so that small ε suffer no cancellation.
  const hermite = (g: number, count: number) => {
    const H = [1, g];
    for (let j = 1; j < count; j++) H.push((g * H[j]! - Math.sqrt(j) * H[j - 1]!) / Math.sqrt(j + 1));
    return H;
  };
  const coefficients = Array.from({ length: 60 }, (_, j) =>
    simpson((g) => Math.tanh(Math.sqrt(q) * g) * hermite(g, 60)[j]!, 240),
  );
  const drop = (epsilon: number) =>
    (weights / q) * coefficients.reduce((sum, a, j) => sum - a * a * Math.expm1(j * Math.log1p(-epsilon)), 0);
  let epsilon = 0.5;
  for (let k = 1; k <= 4000; k++) epsilon = drop(epsilon);
  expect((4000 * epsilon * curvature) / 2).toBeCloseTo(1, 1);
});
