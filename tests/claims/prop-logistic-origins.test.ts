import { expect, it } from 'vitest';
import { stream } from '../../src/lab/contract/random.ts';
import { prints } from './chapter.ts';
import { dot, draw, fit, gradient, information, loss, s, simpson } from './logistic.ts';

const CHAPTER = 'statistical-learning/logistic-regression';

const data = draw(stream(4), 30, [1, -0.5, 0.3]);

it('(a) two Gaussian classes: the log-odds from the densities', () => {
  const [S, means, nu] = [[[2, 0.6], [0.6, 1]], { p: [1, -0.5], m: [-0.3, 0.2] }, { p: 0.3, m: 0.7 }]; // prettier-ignore
  const det = S[0]![0]! * S[1]![1]! - S[0]![1]! * S[1]![0]!;
  const inv = [[S[1]![1]! / det, -S[0]![1]! / det], [-S[1]![0]! / det, S[0]![0]! / det]]; // prettier-ignore
  const form = (u: readonly number[], v: readonly number[]) => dot(u, inv.map((row) => dot(row, v))); // prettier-ignore
  const w = inv.map((row) => dot(row, [means.p[0]! - means.m[0]!, means.p[1]! - means.m[1]!]));
  const w0 = form(means.m, means.m) / 2 - form(means.p, means.p) / 2 + Math.log(nu.p / nu.m);
  for (const x of [
    [0, 0],
    [1, 2],
    [-3, 0.4],
  ] as const) {
    // prettier-ignore
    const density = (m: readonly number[]) => Math.exp(-form([x[0] - m[0]!, x[1] - m[1]!], [x[0] - m[0]!, x[1] - m[1]!]) / 2); // prettier-ignore
    const posterior = (nu.p * density(means.p)) / (nu.p * density(means.p) + nu.m * density(means.m));
    expect(s(dot(w, x) + w0)).toBeCloseTo(posterior, 10);
  }
});

it('(b) the expected log loss is least at the true probability', () => {
  const expected = (truth: number, p: number) => -truth * Math.log(p) - (1 - truth) * Math.log(1 - p);
  for (const truth of [0.1, 0.5, 0.83])
    for (let p = 0.01; p < 1; p += 0.01)
      expect(expected(truth, p)).toBeGreaterThanOrEqual(expected(truth, truth) - 1e-15);
});

it('(c) gradient and Hessian against differences', () => {
  const [w, h] = [[0.4, 0.1, -0.7], 1e-5];
  const moved = (k: number, by: number) => w.map((v, j) => (j === k ? v + by : v));
  const g = gradient(data, w);
  const H = information(data, w);
  for (let k = 0; k < 3; k++) {
    expect((loss(data, moved(k, h)) - loss(data, moved(k, -h))) / (2 * h)).toBeCloseTo(g[k]!, 6);
    const [up, down] = [gradient(data, moved(k, h)), gradient(data, moved(k, -h))];
    for (let j = 0; j < 3; j++) expect((up[j]! - down[j]!) / (2 * h)).toBeCloseTo(H[j]![k]!, 6);
  }
});

it('(d) the fit has the largest entropy among all that match the constraint, and it is the loss', () => {
  const w = fit(data);
  const p = data.x.map((row) => s(dot(w, row)));
  const entropy = (q: readonly number[]) =>
    q.reduce((sum, v) => sum - v * Math.log(v) - (1 - v) * Math.log(1 - v), 0);
  expect(entropy(p)).toBeCloseTo(loss(data, w), 9);
  const random = stream(5);
  for (let trial = 0; trial < 50; trial++) {
    // A direction that the constraint does not feel: random, less its part in the span of the inputs.
    let v = p.map(() => random.normal());
    const basis: number[][] = [];
    for (let k = 0; k < 3; k++) {
      let column = data.x.map((row) => row[k]!);
      for (const b of basis) column = column.map((value, i) => value - dot(column, b) * b[i]!);
      const length = Math.sqrt(dot(column, column));
      basis.push(column.map((value) => value / length));
    }
    for (const b of basis) v = v.map((value, i) => value - dot(v, b) * b[i]!);
    const room = Math.min(...v.map((value, i) => (value > 0 ? (1 - p[i]!) / value : -p[i]! / value)));
    for (const size of [0.01, 0.5, 0.99])
      expect(entropy(p.map((value, i) => value + size * room * v[i]!))).toBeLessThan(entropy(p));
  }
});

it('two widths: a constant is the best linear logit, and a threshold does better than chance', () => {
  const density = (x: number, width: number) =>
    Math.exp(-((x / width) ** 2) / 2) / (width * Math.sqrt(2 * Math.PI));
  const [narrow, wide] = [1, 10];
  // Gradient of the expected loss at w = w₀ = 0, where every output is 1/2: the loss is convex.
  const average = (f: (x: number) => number, width: number) =>
    simpson((x) => f(x) * density(x, width), -90, 90, 40_000);
  for (const input of [(x: number) => x, () => 1])
    expect(average(input, wide) / 2 - average(input, narrow) / 2).toBeCloseTo(0, 9);
  const below = (width: number) => 1 / 2 + simpson((x) => density(x, width), 0, 2);
  expect(prints(CHAPTER, (below(narrow) / 2 + (1 - below(wide)) / 2).toFixed(2), 'widths 1 and 10')).toBe(
    true,
  );
});
