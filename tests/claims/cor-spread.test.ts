import { expect, it } from 'vitest';
import { laws } from '../../src/lab/demos/receptive-field/exact.ts';
import { stream } from '../../src/lab/contract/random.ts';
import { prints } from './chapter.ts';

const CHAPTER = 'convolution/kernel-size';

/** The law of a sum of independent steps, each uniform on its places, enumerated. */
function law(steps: readonly (readonly number[])[]): Map<number, number> {
  let result = new Map([[0, 1]]);
  for (const places of steps) {
    const next = new Map<number, number>();
    for (const [u, p] of result) {
      for (const place of places) next.set(u + place, (next.get(u + place) ?? 0) + p / places.length);
    }
    result = next;
  }
  return result;
}

const deviation = (of: Map<number, number>) => {
  let [mean, square] = [0, 0];
  for (const [u, p] of of) {
    mean += p * u;
    square += p * u * u;
  }
  return Math.sqrt(square - mean ** 2);
};
const window = (k: number, dilation = 1) => Array.from({ length: k }, (_, j) => dilation * (j - (k - 1) / 2));

it('stride 1: the standard deviation, and what it is of the receptive field', () => {
  for (const [k, L] of [
    [3, 6],
    [5, 4],
    [2, 8],
  ] as const) {
    expect(deviation(law(Array.from({ length: L }, () => window(k))))).toBeCloseTo(
      Math.sqrt((L * (k * k - 1)) / 12),
      12,
    );
  }
  const { middle, law: all } = laws(3, 16);
  const within = all[16]!.reduce((sum, p, i) => sum + (Math.abs(i - middle) <= 6 ? p : 0), 0);
  expect((100 * within).toFixed(0)).toBe('96');
  expect(prints(CHAPTER, '96', '3.27', '33 pixels', 'middle 13')).toBe(true);
  // Four standard deviations of the receptive field, for large L and for 16 layers.
  const share = (L: number) => (4 * Math.sqrt((2 * L) / 3)) / (2 * L + 1);
  expect(share(1e6) * 1e3).toBeCloseTo(2 * Math.sqrt(4 / 6), 4);
  expect(
    prints(CHAPTER, (2 * Math.sqrt(4 / 6)).toFixed(2), (2 * Math.sqrt(4 / 6 / 16)).toFixed(2), 'Sixteen'),
  ).toBe(true);
});

it('a ladder of dilations is uniform, and stride 2 keeps a fixed share', () => {
  const ladder = law([1, 3, 9].map((dilation) => window(3, dilation)));
  expect(ladder.size).toBe(27);
  for (const p of ladder.values()) expect(p).toBeCloseTo(1 / 27, 12);
  const strided = law(Array.from({ length: 8 }, (_, l) => window(3, 2 ** l)));
  expect(deviation(strided) / (2 ** 9 - 1)).toBeCloseTo(Math.sqrt(2) / 6, 2);
  expect(prints(CHAPTER, (Math.sqrt(2) / 6).toFixed(2), 'stride 2')).toBe(true);
  // No Gaussian: the law ends at 2.1 standard deviations.
  const end = Math.max(...strided.keys()) / deviation(strided);
  expect(end).toBeCloseTo(3 / Math.SQRT2, 1);
  expect(prints(CHAPTER, end.toFixed(1), 'three quarters')).toBe(true);
});

it('VGG-16, block 5: 26.5 of 196 pixels', () => {
  let variance = 0;
  let jump = 1;
  for (const [i, count] of [2, 2, 3, 3, 3].entries()) {
    for (let c = 0; c < count; c++) variance += jump ** 2 * deviation(law([window(3)])) ** 2;
    if (i < 4) variance += jump ** 2 * deviation(law([window(2)])) ** 2;
    jump *= 2;
  }
  expect(prints(CHAPTER, Math.sqrt(variance).toFixed(1), '196')).toBe(true);
});

it('a residual branch makes the walk lazy: by simulation, 1.89 for 16 layers', () => {
  const [k, L, v, C, nets] = [3, 16, 0.5, 8, 400];
  const [middle, sites] = [L, 2 * L + 1];
  let [top, bottom, squares] = [0, 0, 0];
  const per: [number, number][] = [];
  for (let net = 0; net < nets; net++) {
    const random = stream(31, net);
    let g = new Float64Array(sites * C);
    g[middle * C] = 1;
    for (let l = 0; l < L; l++) {
      const W = Float64Array.from({ length: k * C * C }, () => Math.sqrt(v / (k * C)) * random.normal());
      const h = Float64Array.from(g);
      for (let p = middle - l; p <= middle + l; p++) {
        for (let j = 0; j < k; j++) {
          for (let i = 0; i < C; i++) {
            for (let o = 0; o < C; o++) h[(p + j - 1) * C + i]! += W[(j * C + i) * C + o]! * g[p * C + o]!;
          }
        }
      }
      g = h;
    }
    let [a, b] = [0, 0];
    g.forEach((value, t) => {
      a += (Math.floor(t / C) - middle) ** 2 * value ** 2;
      b += value ** 2;
    });
    per.push([a, b]);
    top += a;
    bottom += b;
  }
  const variance = top / bottom;
  for (const [a, b] of per) squares += (a - variance * b) ** 2;
  const error = Math.sqrt(squares) / bottom;
  const expected = ((L * v) / (1 + v)) * ((k * k - 1) / 12);
  expect(Math.abs(variance - expected)).toBeLessThan(4 * error);
  expect(error).toBeLessThan(0.08 * expected);
  expect(prints(CHAPTER, Math.sqrt(expected).toFixed(2), '16')).toBe(true);
});
