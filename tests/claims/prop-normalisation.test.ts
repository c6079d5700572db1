import { expect, it } from 'vitest';
import { prints } from './chapter.ts';
import { average, gaussianMatrix, simpson, square, times } from './random-networks.ts';

const CHAPTER = 'depth/signal-propagation';
const relu = (z: number) => Math.max(z, 0);

/** Σ j a_j² / Σ a_j² as E φ'²/E φ² (times σ_w²), by quadrature; `centred` leaves a_0 out. */
function chi(phi: (z: number) => number, slope: (z: number) => number, sigma: number, centred: boolean) {
  const mean = centred ? simpson((g) => phi(sigma * g), 4000) : 0;
  const power = simpson((g) => phi(sigma * g) ** 2, 4000) - mean ** 2;
  return (sigma ** 2 * simpson((g) => slope(sigma * g) ** 2, 4000)) / power;
}
const tanhSlope = (z: number) => 1 - Math.tanh(z) ** 2;
const step = (z: number) => (z > 0 ? 1 : z < 0 ? 0 : Math.SQRT1_2);

const RELU = chi(relu, step, 1, true);
const TANH = chi(Math.tanh, tanhSlope, 1, false);

it('the printed constants', () => {
  expect(RELU).toBeCloseTo(Math.PI / (Math.PI - 1), 4);
  expect(chi(relu, step, 1, false)).toBeCloseTo(1, 4);
  expect(prints(CHAPTER, RELU.toFixed(3), '\\pi/(\\pi-1)')).toBe(true);
  expect(prints(CHAPTER, TANH.toFixed(3), 'straight line')).toBe(true);
  expect((RELU ** 50).toExponential(0)).toBe('2e+8');
  expect(prints(CHAPTER, '2\\times10^8', 'fifty layers')).toBe(true);
  const tau = simpson((g) => Math.tanh(g) ** 2);
  let [p, G] = [1, 1];
  for (let k = 0; k < 100; k++) [p, G] = [p + tau, G * (1 + (tau * TANH) / p)];
  expect(prints(CHAPTER, (G / p).toFixed(1), 'hundred tanh blocks')).toBe(true);
  // The power law, up to its constant.
  expect(G / p / (100 * tau) ** (TANH - 1)).toBeGreaterThan(0.9);
  expect(G / p / (100 * tau) ** (TANH - 1)).toBeLessThan(1.1);
  // Post-norm, the exercise.
  const post = (1 + tau * TANH) / (1 + tau);
  expect(prints(CHAPTER, tau.toFixed(3), 'older arrangement')).toBe(true);
  expect(prints(CHAPTER, post.toFixed(3), 'Behind the normalisation')).toBe(true);
  expect(prints(CHAPTER, (post ** 100).toFixed(0), 'Behind the normalisation')).toBe(true);
  expect((TANH ** 100).toExponential(1)).toBe('1.3e+7');
  expect(prints(CHAPTER, '1.3\\times10^7', 'hundred tanh blocks')).toBe(true);
  for (const sigma of [0.3, 0.5, 2, 4]) expect(chi(Math.tanh, tanhSlope, sigma, false)).toBeGreaterThan(1);
  expect(chi(Math.tanh, tanhSlope, 0.05, false)).toBeLessThan(1.001);
});

const M = 160;

/** Layer normalisation with the centring, and its derivative along a direction. */
function normalise(x: Float64Array, dot: Float64Array, centred: boolean): [Float64Array, Float64Array] {
  const mean = centred ? x.reduce((sum, value) => sum + value, 0) / M : 0;
  const shift = centred ? dot.reduce((sum, value) => sum + value, 0) / M : 0;
  const a = x.map((value) => value - mean);
  const b = dot.map((value) => value - shift);
  const size = Math.sqrt(square(a) / M);
  const along = a.reduce((sum, value, i) => sum + value * b[i]!, 0) / square(a);
  return [a.map((value) => value / size), b.map((value, i) => (value - along * a[i]!) / size)];
}

it('real ReLU networks with layer normalisation: transverse gradients grow by π/(π − 1) a layer', () => {
  const layers = 6;
  const [rate] = average(8, 4, (random) => {
    let [h, dot] = normalise(gaussianMatrix(random, 1, M, 1)[0]!, gaussianMatrix(random, 1, M, 1)[0]!, true);
    const start = square(dot);
    for (let k = 0; k < layers; k++) {
      const W = gaussianMatrix(random, M, M, 2 / M);
      const z = times(W, h);
      const u = times(W, dot).map((value, i) => (z[i]! > 0 ? value : 0));
      [h, dot] = normalise(z.map(relu), u, true);
    }
    return [Math.log(square(dot) / start) / layers];
  });
  expect(Math.abs(rate!.mean - Math.log(RELU))).toBeLessThan(4 * rate!.error + 3 / M);
  expect(rate!.mean).toBeGreaterThan(0.3);
});

it('real tanh networks with pre-norm residual blocks: stream and gradient', () => {
  const blocks = 6;
  const tau = simpson((g) => Math.tanh(g) ** 2);
  const [stream, gradient] = average(8, 6, (random) => {
    let [h, dot] = normalise(gaussianMatrix(random, 1, M, 1)[0]!, gaussianMatrix(random, 1, M, 1)[0]!, false);
    const start = square(dot);
    for (let k = 0; k < blocks; k++) {
      const [x, u] = normalise(h, dot, false);
      const W = gaussianMatrix(random, M, M, 1 / M);
      const z = times(W, x);
      const U = gaussianMatrix(random, M, M, 1 / M);
      const branch = times(U, z.map(Math.tanh));
      const along = times(
        U,
        times(W, u).map((value, i) => value * tanhSlope(z[i]!)),
      );
      h = h.map((value, i) => value + branch[i]!);
      dot = dot.map((value, i) => value + along[i]!);
    }
    return [square(h) / M, square(dot) / start];
  });
  expect(Math.abs(stream!.mean - 1 - blocks * tau)).toBeLessThan(4 * stream!.error + 0.03);
  let [p, G] = [1, 1];
  for (let k = 0; k < blocks; k++) [p, G] = [p + tau, G * (1 + (tau * TANH) / p)];
  expect(Math.abs(gradient!.mean - G)).toBeLessThan(4 * gradient!.error + 0.03);
  // Far from the exponential of blocks that are not normalised.
  expect(gradient!.mean).toBeLessThan(0.7 * (1 + tau * TANH) ** blocks);
});
