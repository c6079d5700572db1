import { expect, it } from 'vitest';
import { stream } from '../../src/lab/contract/random.ts';
import { kinksByLayer } from '../../src/lab/demos/kink-count/arcs.ts';
import { kinksPerUnit } from '../../src/lab/demos/kink-count/exact.ts';
import { heNetwork } from '../../src/lab/demos/kink-count/networks.ts';
import { prints } from './chapter.ts';

const CHAPTER = 'depth/depth-separation';

/** Sums of every layer at the angle θ, for weights in the layout of arcs.ts. */
function sumsAt(units: readonly number[], weights: ArrayLike<number>, theta: number): number[][] {
  let below = [Math.cos(theta), Math.sin(theta)];
  let position = 0;
  return units.map((m) => {
    const inputs = below.length;
    const sums = Array.from({ length: m }, (_, u) =>
      below.reduce(
        (sum, h, i) => sum + weights[position + i * m + u]! * h,
        weights[position + inputs * m + u]!,
      ),
    );
    position += (inputs + 1) * m;
    below = sums.map((z) => Math.max(z, 0));
    return sums;
  });
}

it('the exact count is what a fine grid of angles sees, with biases and without', () => {
  for (const bias of [0, 0.7]) {
    for (let seed = 1; seed <= 3; seed++) {
      const units = [5, 4, 6];
      const weights = heNetwork(5, 1, bias, stream(seed, 1));
      const rest = [
        [5, 4],
        [4, 6],
      ].flatMap(([inputs, m], layer) => {
        // prettier-ignore
        const random = stream(seed, 2 + layer);
        const kernel = Array.from({ length: inputs! * m! }, () => random.normal());
        return [...kernel, ...Array.from({ length: m! }, () => bias * random.normal())];
      });
      const all = [...weights, ...rest];
      const counted = kinksByLayer(units, all);
      const seen = [0, 0, 0];
      let before = sumsAt(units, all, 1e-5).map((sums) => sums.map(Math.sign));
      const steps = 6000;
      for (let i = 1; i <= steps; i++) {
        const now = sumsAt(units, all, 1e-5 + (2 * Math.PI * i) / steps).map((sums) => sums.map(Math.sign));
        // From plus to minus or back; a sum is 0 only where the layer below is dead.
        now.forEach((signs, l) => signs.forEach((s, u) => (seen[l]! += s * before[l]![u]! < 0 ? 1 : 0)));
        before = now;
      }
      expect(counted).toEqual(seen);
    }
  }
});

it.each([
  [2, 6000],
  [3, 3000],
  [4, 6000],
  [6, 800],
])('with %d units a layer the mean is 2∏(1 − (m + 1)2^{−m}), not 2', (m, networks) => {
  const depth = 4;
  const units = new Array<number>(depth).fill(m);
  const sums = new Float64Array(depth);
  const squares = new Float64Array(depth);
  for (let replica = 0; replica < networks; replica++) {
    kinksByLayer(units, heNetwork(m, depth, 0, stream(31, m, replica))).forEach((kinks, l) => {
      sums[l]! += kinks / m;
      squares[l]! += (kinks / m) ** 2;
    });
  }
  // One factor for each layer below, from the probability that at least two of m coins show heads.
  const twoHeads = 1 - 2 ** -m - m * 2 ** -m;
  for (let l = 0; l < depth; l++) {
    const mean = sums[l]! / networks;
    const error = Math.sqrt((squares[l]! / networks - mean ** 2) / networks);
    expect(Math.abs(mean - 2 * twoHeads ** l)).toBeLessThanOrEqual(4 * error + 1e-12);
    expect(kinksPerUnit(m, l + 1)).toBeCloseTo(2 * twoHeads ** l, 12);
  }
});

it('on a straight line that misses the origin a unit has one, and widths and variances do not matter', () => {
  const networks = 1000;
  const widths = [9, 3, 5];
  const random = stream(17);
  let last = 0;
  for (let replica = 0; replica < networks; replica++) {
    // Directions of the line (1, t) turn from −π/2 to π/2: half the circle, so half of its sign changes on average.
    const weights: number[] = [];
    widths.forEach((m, layer) => {
      const inputs = layer === 0 ? 2 : widths[layer - 1]!;
      for (let i = 0; i < inputs * m; i++) weights.push((layer + 0.3) * random.normal());
      for (let i = 0; i < m; i++) weights.push(0);
    });
    let before = sumsAt(widths, weights, -Math.PI / 2 + 1e-4)[2]!.map(Math.sign);
    for (let i = 1; i <= 60; i++) {
      const now = sumsAt(widths, weights, -Math.PI / 2 + 1e-4 + (Math.PI * i) / 60)[2]!.map(Math.sign);
      now.forEach((s, u) => (last += s * before[u]! < 0 ? 1 / 5 : 0));
      before = now;
    }
  }
  const expected = (1 - 10 * 2 ** -9) * (1 - 4 * 2 ** -3);
  expect(last / networks / expected).toBeGreaterThan(0.9);
  expect(last / networks / expected).toBeLessThan(1.06);
});

it('uniform weights in wide layers come to nearly the same', () => {
  const [m, depth, networks] = [24, 4, 60];
  const units = new Array<number>(depth).fill(m);
  let [sum, squares] = [0, 0];
  for (let replica = 0; replica < networks; replica++) {
    const random = stream(51, replica);
    const weights = heNetwork(m, depth, 0, random).map((value) => (value === 0 ? 0 : random.uniform() - 0.5));
    const last = kinksByLayer(units, weights).at(-1)! / m;
    sum += last / networks;
    squares += last ** 2 / networks;
  }
  const error = Math.sqrt((squares - sum ** 2) / networks);
  expect(Math.abs(sum - 2)).toBeLessThan(4 * error);
  expect(error).toBeLessThan(0.1);
});

it('the speed has mean one and a logarithm that drifts by −1/m a layer with variance 2/m', () => {
  const m = 32;
  const random = stream(23);
  const samples = 4000;
  let [mean, log, square] = [0, 0, 0];
  for (let sample = 0; sample < samples; sample++) {
    // h along the first axis, its change t along the second, both of length one.
    let [norm, along, across] = [0, 0, 0];
    const rows = Array.from({ length: m }, () => [random.normal(), random.normal()] as const);
    const on = rows.filter(([z]) => z > 0);
    for (const [z, y] of on) {
      norm += z * z;
      along += z * y;
      across += y * y;
    }
    const ratio = Math.sqrt(Math.max(0, across - along ** 2 / norm) / norm);
    mean += ratio / samples;
    log += Math.log(ratio) / samples;
    square += Math.log(ratio) ** 2 / samples;
  }
  expect(Math.abs(mean - 1)).toBeLessThan(0.02);
  expect(log * m).toBeGreaterThan(-1.6);
  expect(log * m).toBeLessThan(-0.6);
  expect((square - log ** 2) * m).toBeGreaterThan(1.7);
  expect((square - log ** 2) * m).toBeLessThan(2.6);
});

it('prints the factors, the last layer of the narrow networks, and the walk through 784 pixels', () => {
  expect((33 * 2 ** -32).toExponential(0)).toBe('8e-9');
  expect(prints(CHAPTER, '1-8\\cdot10^{-9}', '\\frac{11}{16}')).toBe(true);
  expect(1 - 5 / 16).toBe(11 / 16);
  expect(kinksPerUnit(4, 6).toFixed(2)).toBe('0.31');
  expect(prints(CHAPTER, '0.31', 'sixth layer')).toBe(true);
  expect(513 ** 2).toBe(263169);
  expect(prints(CHAPTER, '263{,}169', '1,025', '1,024')).toBe(true);
});
