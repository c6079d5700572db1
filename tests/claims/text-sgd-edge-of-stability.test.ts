import { describe, expect, it } from 'vitest';
import { angle, opening } from '../../src/lab/demos/self-stabilisation/exact.ts';
import { MODEL } from '../../src/lab/demos/edge-of-stability/experiment.ts';
import { iterates, middle, setting, swings } from '../../src/site/figures/self-stabilisation-orbit/orbit.ts';
import { plan } from '../../src/lab/engine/plan.ts';
import { stream } from '../../src/lab/contract/random.ts';
import { prints } from './chapter.ts';

const CHAPTER = 'sgd/edge-of-stability';

it('prints the threshold of a common step size, and the size of the network', () => {
  expect(2 / 0.01).toBe(200);
  expect(prints(CHAPTER, '200', 'learning_rate=0.01')).toBe(true);
  expect(prints(CHAPTER, String(plan(MODEL, 'squared').parameters), 'tanh units')).toBe(true);
});

it('prints the growth of the reduced model at ω = 0.1, by iteration', () => {
  const omega = 0.1;
  // In units where α = ½ and β = 1, η is ω.
  let [z, y] = [1.0001, 0];
  const peaks: number[] = [];
  let [before, here] = [Number.NaN, 0];
  for (let t = 0; t < 300; t++) {
    [z, y] = [-(1 + omega * y) * z, y + omega * (0.5 - (z * z) / 2)];
    if (here > before && here > y) peaks.push(here);
    [before, here] = [here, y];
  }
  const percent = (100 * (peaks[2]! / peaks[1]! - 1)).toFixed(0);
  expect(percent).toBe('37');
  expect(prints(CHAPTER, percent, 'Euler step')).toBe(true);
});

it('when the reduced model runs away, from a swing of one per cent', () => {
  for (const [omega, printed] of [
    [0.1, '1,591'],
    [0.055, '5,881'],
  ] as const) {
    // In the units above, with Y = ηy; S < 0 is Y < −2.
    let [z, Y, t] = [Math.exp(0.01), 0, 0];
    for (; Y > -2; t++) [z, Y] = [-(1 + Y) * z, Y + (omega ** 2 / 2) * (1 - z ** 2)];
    expect(t).toBe(Number(printed.replace(',', '')));
    expect(prints(CHAPTER, printed, String(omega), 'below zero')).toBe(true);
  }
});

it('where the cycle of the figure lies', () => {
  expect((setting.eta * middle).toFixed(2)).toBe('1.99');
  expect(prints(CHAPTER, '1.99', 'Second panel')).toBe(true);
});

it('the figure: settings as printed, and an orbit that opens', () => {
  expect(prints(CHAPTER, String(setting.eta), `\\gamma=${setting.gamma}`, `${setting.steps} steps`)).toBe(
    true,
  );
  const sizes = swings(iterates()).map(({ size }) => size);
  const lows = sizes.filter((s, t) => s < (sizes[t - 1] ?? 0) && s < (sizes[t + 1] ?? 0));
  expect(lows.length).toBeGreaterThan(0);
  for (const low of lows) expect(low).toBeLessThan(sizes[0]!);
});

it('where the spiral of the two weights turns', () => {
  let [low, high] = [0.1, 0.9];
  for (let k = 0; k < 60; k++) {
    const eta = (low + high) / 2;
    if (opening(eta) > 0) low = eta;
    else high = eta;
  }
  expect(low.toFixed(3)).toBe('0.518');
  expect(prints(CHAPTER, '0.518', '161')).toBe(true);
  // ρ = 0.015 is enough at η = 0.1, 0.014 is not.
  const fall = (rho: number) => opening(0.1) - rho / (3 * 0.01 * 0.99);
  expect(fall(0.015)).toBeLessThan(0);
  expect(fall(0.014)).toBeGreaterThan(0);
  expect(prints(CHAPTER, '0.015', '0.518')).toBe(true);
});

it('the edge for batches of 32 and a trace of forty times S, by iterating the variances', () => {
  // One eigenvalue 1, and 39 spread over 390 of them.
  const h = [1, ...new Array<number>(390).fill(0.1)];
  const growth = (eta: number) => {
    let s = h.map(() => 1);
    let ratio = 0;
    for (let t = 0; t < 700; t++) {
      const total = s.reduce((sum, value, j) => sum + h[j]! * value, 0);
      s = s.map(
        (value, j) =>
          ((1 - eta * h[j]!) ** 2 + (eta * h[j]!) ** 2 / 32) * value + ((eta ** 2 * h[j]!) / 32) * total,
      );
      ratio = s.reduce((sum, value) => sum + value, 0);
      s = s.map((value) => value / ratio);
    }
    return ratio;
  };
  let [low, high] = [1, 1.9];
  for (let k = 0; k < 9; k++) {
    const eta = (low + high) / 2;
    if (growth(eta) < 1) low = eta;
    else high = eta;
  }
  // Smaller eigenvalues in the rest would give the printed limit; these take a few per cent more.
  expect(low).toBeGreaterThan(1.35);
  expect(low).toBeLessThan(1.4806);
  let [a, b] = [0, 1.9];
  for (let k = 0; k < 60; k++) {
    const x = (a + b) / 2;
    if (x / 32 / (2 - (33 * x) / 32) + (39 * x) / 64 < 1) a = x;
    else b = x;
  }
  expect(a.toFixed(2)).toBe('1.48');
  expect(prints(CHAPTER, '1.48', 'B=32')).toBe(true);
});

describe('exercises', () => {
  it('ex:catapult, by gradient descent', () => {
    for (const [S0, printed] of [
      [20.5, '19.48'],
      [22, '17.71'],
    ] as const) {
      const eta = 0.1;
      const q = Math.sqrt(S0 ** 2 - 4);
      let u = Math.sqrt((q + S0) / 2);
      let v = (1 + 1e-6) / u;
      for (let t = 0; t < 100_000; t++) {
        const r = u * v - 1;
        [u, v] = [u - eta * r * v, v - eta * r * u];
      }
      expect((u * u + v * v).toFixed(2)).toBe(printed);
      expect(prints(CHAPTER, printed, String(S0))).toBe(true);
      expect(u * u + v * v).toBeLessThan(4 / eta - S0);
    }
  });

  it('ex:catapult: how far the formula carries, and the border', () => {
    const end = (eta: number, S0: number) => {
      const q = Math.sqrt(S0 ** 2 - 4);
      let u = Math.sqrt((q + S0) / 2);
      let v = (1 + 1e-6) / u;
      for (let t = 0; t < 20_000 && Math.abs(u) < 1e6; t++) {
        const r = u * v - 1;
        [u, v] = [u - eta * r * v, v - eta * r * u];
      }
      return u * u + v * v;
    };
    expect(end(0.1, 26).toFixed(1)).toBe('10.9');
    expect(prints(CHAPTER, '10.9', '$S_0=26$', 'instead of 14')).toBe(true);
    for (const S0 of [30, 35, 39]) expect(Math.abs(end(0.1, S0) / (40 - S0) - 1)).toBeGreaterThan(0.5);
    for (const eta of [0.1, 0.02]) {
      for (let x = 2.1; x < 4.001; x += 0.1) expect(end(eta, x / eta)).toBeLessThan(2 / eta);
      for (const x of [4.04, 4.1, 4.2, 4.5]) expect(end(eta, x / eta)).toBeGreaterThan(1e6);
    }
  });

  it('ex:momentum-threshold, by iteration', () => {
    const grows = (h: number, eta: number, p: number, average: boolean) => {
      let [x, step] = [1, 0];
      for (let t = 0; t < 3000; t++) {
        step = p * step + (average ? 1 - p : 1) * h * x;
        x -= eta * step;
      }
      return Math.abs(x) > 1;
    };
    for (const p of [0, 0.5, 0.9]) {
      expect(grows(2.02 * (1 + p), 1, p, false)).toBe(true);
      expect(grows(1.98 * (1 + p), 1, p, false)).toBe(false);
    }
    expect(grows(38.2, 1, 0.9, true)).toBe(true);
    expect(grows(37.8, 1, 0.9, true)).toBe(false);
    expect(prints(CHAPTER, '38', 'period doubling again')).toBe(true);
    expect(Math.round(38 / 1e-3)).toBe(38_000);
    expect(Math.round((2 * 1.9) / 0.01)).toBe(380);
    expect(prints(CHAPTER, '38,000', 'Adam(1e-3)', '380', 'SGD(0.01, momentum=0.9)')).toBe(true);
  });

  it('ex:bursts, by iterating the reduced map', () => {
    const [eta, alpha] = [0.1, 0.22];
    const omega = angle(eta, alpha);
    expect(omega.toFixed(3)).toBe('0.066');
    expect(((2 * Math.PI) / omega).toFixed(0)).toBe('95');
    const pause = ((4 * Math.sqrt(5)) / omega).toFixed(0);
    expect(pause).toBe('135');
    for (const number of ['0.066', '95', '135']) expect(prints(CHAPTER, number, 'a turn takes')).toBe(true);
    // From the balance to the lowest point and back: the flow, with ε = e⁻⁵ at the lowest point.
    let [u, y, time] = [0, -Math.sqrt(2 * alpha * 5), 0];
    while (y < Math.sqrt(2 * alpha * 5)) {
      u += 0.001 * y;
      y += 0.001 * alpha;
      time += 0.001;
    }
    expect(time / eta / Number(pause)).toBeCloseTo(1, 2);
    expect(u).toBeCloseTo(0, 2);
  });

  it('ex:leaves-edge, on random data and weights', () => {
    const random = stream(91);
    for (let run = 0; run < 50; run++) {
      const z = Array.from({ length: 6 }, () => [random.normal(), random.normal()] as const);
      const x = [2 * random.normal(), 2 * random.normal()] as const;
      const M = Math.max(...z.map(([a, b]) => a * a + b * b));
      let [f, a, b, c] = [0, 0, 0, 0];
      for (const [z1, z2] of z) {
        const margin = z1 * x[0] + z2 * x[1];
        const p = 1 / (1 + Math.exp(margin));
        f += Math.log1p(Math.exp(-margin)) / 6;
        a += (p * (1 - p) * z1 * z1) / 6;
        b += (p * (1 - p) * z1 * z2) / 6;
        c += (p * (1 - p) * z2 * z2) / 6;
      }
      expect((a + c) / 2 + Math.hypot((a - c) / 2, b)).toBeLessThanOrEqual(M * f);
    }
  });
});
