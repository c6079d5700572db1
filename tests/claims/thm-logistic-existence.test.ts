import { expect, it } from 'vitest';
import { stream } from '../../src/lab/contract/random.ts';
import { fit, gradient, loss, type Data } from './logistic.ts';

/** In the plane: whether some direction has no negative product with any signed example, by the largest gap of angles. */
function separable({ x, y }: Data): boolean {
  const angles = x
    .map(([a, b], i) => Math.atan2((2 * y[i]! - 1) * b!, (2 * y[i]! - 1) * a!))
    .toSorted((one, other) => one - other);
  const gaps = angles.map((angle, i) =>
    i === 0 ? angle + 2 * Math.PI - angles.at(-1)! : angle - angles[i - 1]!,
  );
  return Math.max(...gaps) >= Math.PI - 1e-12;
}

/** All 2⁶ labellings of six inputs. */
const x = Array.from({ length: 6 }, (_, i) => {
  const random = stream(8, i);
  return [random.normal(), random.normal()];
});
const labellings = Array.from({ length: 64 }, (_, code) => x.map((_row, i) => (code >> i) & 1));

it('of all labellings of six points, the inseparable ones have exactly one minimum', () => {
  let inseparable = 0;
  for (const y of labellings) {
    if (separable({ x, y })) continue;
    inseparable += 1;
    const [one, other] = [fit({ x, y }), fit({ x, y }, [1, -1])];
    for (const k of [0, 1]) {
      expect(gradient({ x, y }, one)[k]!).toBeCloseTo(0, 8);
      expect(one[k]!).toBeCloseTo(other[k]!, 6);
    }
  }
  // Cover: 2 (1 + 5) labellings of six points in general position are separable.
  expect(inseparable).toBe(64 - 12);
});

it('the separable ones have none: the loss falls to zero along a ray', () => {
  const z = (y: readonly number[]) => x.map(([a, b], i) => [(2 * y[i]! - 1) * a!, (2 * y[i]! - 1) * b!]);
  for (const y of labellings.filter((labels) => separable({ x, y: labels }))) {
    const directions = Array.from({ length: 3600 }, (_, i) => [Math.cos(i / 572.9), Math.sin(i / 572.9)]);
    const margin = (v: readonly number[]) => Math.min(...z(y).map(([a, b]) => a! * v[0]! + b! * v[1]!));
    const u = directions.reduce((best, v) => (margin(v) > margin(best) ? v : best));
    expect(margin(u)).toBeGreaterThan(0);
    const along = [1, 10, 100, 1000, 10_000].map((t) => loss({ x, y }, [t * u[0]!, t * u[1]!]));
    along.slice(1).forEach((value, i) => expect(value).toBeLessThanOrEqual(along[i]!));
    expect(along.at(-1)!).toBeLessThan(1e-3);
  }
});

it('quasi-separated: no minimum either, and the infimum is not zero', () => {
  // The second input is nonzero only for one positive example.
  const data: Data = { x: [[1, 0], [1, 0], [1, 1]], y: [1, 0, 1] }; // prettier-ignore
  const values = [0, 5, 20].map((t) => loss(data, [0, t]));
  expect(values[1]!).toBeLessThan(values[0]!);
  expect(values[2]!).toBeLessThan(values[1]!);
  expect(values[2]!).toBeCloseTo(2 * Math.LN2, 6);
});
