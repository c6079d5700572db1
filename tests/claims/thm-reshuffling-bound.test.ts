import { describe, expect, it } from 'vitest';
import {
  gradient,
  minimiser,
  mu,
  n,
  sigma2,
  smoothness,
  squaredDistance,
  take,
  type Point,
} from './convex.ts';
import { prints } from './chapter.ts';
import { stationary } from './closed.ts';
import { permutations } from './parabolas.ts';

const orders = [...permutations(n)];
const epoch = (start: Point, order: readonly number[], eta: number) =>
  order.reduce<Point>((p, i) => take(p, i, eta), start);
const bound = (eta: number, epochs: number, start: Point) =>
  (1 - eta * mu) ** (n * epochs) * squaredDistance(start, minimiser) +
  (eta ** 2 * smoothness * n * sigma2) / (2 * mu);
const meanOf = (points: readonly Point[]) =>
  points.reduce((sum, p) => sum + squaredDistance(p, minimiser), 0) / points.length;

describe('all orders of four strongly convex functions that are not quadratic', () => {
  const steps = [1, 0.5, 0.1, 0.02].map((f) => f / smoothness);

  it.each(steps)('reshuffling, all 24^K sequences of orders, η = %f', (eta) => {
    for (const start of [minimiser, [2, -3]] as Point[]) {
      let points: Point[] = [start];
      for (let epochs = 1; epochs <= 3; epochs++) {
        points = points.flatMap((p) => orders.map((order) => epoch(p, order, eta)));
        expect(meanOf(points)).toBeLessThanOrEqual(bound(eta, epochs, start));
      }
    }
  });

  it.each(steps)('one shuffle, η = %f', (eta) => {
    for (const start of [minimiser, [2, -3]] as Point[]) {
      let points = orders.map(() => start);
      for (let epochs = 1; epochs <= 400; epochs++) {
        points = points.map((p, k) => epoch(p, orders[k] as number[], eta));
        expect(meanOf(points)).toBeLessThanOrEqual(bound(eta, epochs, start));
      }
    }
  });

  it.each(steps)('each fixed order against its own largest partial sum, η = %f', (eta) => {
    for (const order of orders) {
      let [sx, sy, largest] = [0, 0, 0];
      for (const i of order) {
        const g = gradient(i, minimiser);
        sx += g[0];
        sy += g[1];
        largest = Math.max(largest, sx * sx + sy * sy);
      }
      let p: Point = minimiser;
      for (let k = 0; k < 400; k++) p = epoch(p, order, eta);
      expect(squaredDistance(p, minimiser)).toBeLessThanOrEqual((eta ** 2 * smoothness * largest) / mu);
    }
  });
});

describe('how loose it is for equal curvature', () => {
  // μ = L = a: the noise term of the bound over the exact stationary value.
  const looseness = (n_: number, eta: number) => {
    const exact = stationary({ n: n_, eta, a: 1, sigma2: 1 });
    const noise = (eta * eta * n_) / 2;
    return { once: noise / exact.once, reshuffling: noise / exact.reshuffling };
  };

  it('a factor 6 for one shuffle, so no constant below n/12 would do', () => {
    expect(looseness(1000, 1e-6).once).toBeCloseTo(6, 1);
    expect(prints('sgd/shuffling', '6', 'shuffle once', 'loose')).toBe(true);
  });

  it('12/(ηa(n + 1)) for reshuffling', () => {
    const { reshuffling } = looseness(64, 0.002);
    expect(reshuffling / (12 / (0.002 * 65))).toBeCloseTo(1, 2);
    expect(prints('sgd/shuffling', reshuffling.toFixed(0), 'loose')).toBe(true);
  });
});
