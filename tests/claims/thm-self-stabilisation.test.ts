import { describe, expect, it } from 'vitest';
import { stream } from '../../src/lab/contract/random.ts';
import { descend, gradientOf, jacobian, multipliers, type Pair } from './two-weights.ts';

const [eta, alpha, beta] = [0.1, 0.05, 2];
const map = ([z, y]: Pair): Pair => [-(1 + eta * y) * z, y + eta * (alpha - (beta * z * z) / 2)];
const rest = Math.sqrt((2 * alpha) / beta);
const omega = eta * Math.sqrt(2 * alpha);

it('the reduced map is gradient descent on a cubic loss', () => {
  // w is the one remaining direction: S = 2/η + √β w, F = −(α/√β) w.
  const root = Math.sqrt(beta);
  const loss = (z: number, w: number) => -(alpha / root) * w + ((2 / eta + root * w) * z * z) / 2;
  const step = descend(gradientOf(loss), eta);
  for (const [z, y] of [
    [0.3, 0.2],
    [-0.1, -1],
  ] as const) {
    const [z1, w1] = step([z, y / root]);
    const [z2, y2] = map([z, y]);
    expect(z1).toBeCloseTo(z2, 6);
    expect(root * w1).toBeCloseTo(y2, 6);
  }
});

it('(a) the sums, for every number of steps', () => {
  let at: Pair = [0.03, 0.1];
  const start = at;
  let [squares, logs] = [0, 0];
  for (let T = 1; T <= 3000; T++) {
    squares += at[0] ** 2;
    logs += Math.log(Math.abs(1 + eta * at[1]));
    at = map(at);
    if (T % 700 !== 0) continue;
    expect(squares / T).toBeCloseTo((2 * alpha) / beta - (2 * (at[1] - start[1])) / (eta * beta * T), 12);
    expect(logs).toBeCloseTo(Math.log(Math.abs(at[0] / start[0])), 9);
  }
});

describe('(b) about the cycle', () => {
  it('multipliers 1 ± iω, by differences', () => {
    const flipped = (at: Pair): Pair => [-map(at)[0], map(at)[1]];
    const { angle, modulus } = multipliers(jacobian(flipped, [rest, 0]));
    expect(modulus * Math.cos(angle)).toBeCloseTo(1, 8);
    expect(modulus * Math.sin(angle)).toBeCloseTo(omega, 8);
  });

  it('period and growth in a turn, by iteration', () => {
    let at: Pair = [rest * 1.0005, 0];
    const peaks: { step: number; y: number }[] = [];
    let [before, here] = [Number.NaN, 0];
    for (let t = 1; t < 2500; t++) {
      at = map(at);
      if (here > before && here > at[1]) {
        const bend = before - 2 * here + at[1];
        const slope = (at[1] - before) / 2;
        peaks.push({ step: t - 1 - slope / bend, y: here - slope ** 2 / (2 * bend) });
      }
      [before, here] = [here, at[1]];
    }
    expect(peaks.length).toBeGreaterThan(8);
    const turn = peaks[5]!.step - peaks[4]!.step;
    expect(turn / ((2 * Math.PI) / Math.atan(omega))).toBeCloseTo(1, 4);
    expect(turn / ((2 * Math.PI) / omega)).toBeCloseTo(1, 2);
    const growth = peaks[5]!.y / peaks[4]!.y;
    expect(growth).toBeCloseTo((1 + omega ** 2) ** (Math.PI / Math.atan(omega)), 4);
    expect(growth / Math.exp(Math.PI * omega)).toBeCloseTo(1, 2);
  });
});

const E = (z: number, y: number) => y ** 2 / 2 + (beta / 4) * z ** 2 - alpha * Math.log(Math.abs(z));

/** One turn of the slow flow of (z, y) from a point with y = 0, by Runge and Kutta; calls `see` at equal times. */
function turn(z0: number, see: (z: number, y: number) => void): [number, number] {
  let [z, y] = [z0, 0];
  const h = 0.01;
  const slope = (z: number, y: number) => [z * y, alpha - (beta * z * z) / 2] as const;
  let crossings = 0;
  for (let k = 0; crossings < 2; k++) {
    see(z, y);
    const [a1, b1] = slope(z, y);
    const [a2, b2] = slope(z + (h / 2) * a1, y + (h / 2) * b1);
    const [a3, b3] = slope(z + (h / 2) * a2, y + (h / 2) * b2);
    const [a4, b4] = slope(z + h * a3, y + h * b3);
    const next = y + (h / 6) * (b1 + 2 * b2 + 2 * b3 + b4);
    if (k > 0 && y !== 0 && Math.sign(next) !== Math.sign(y)) crossings += 1;
    z += (h / 6) * (a1 + 2 * a2 + 2 * a3 + a4);
    y = next;
  }
  return [z, y];
}

describe('(c) and (d) the quantity that the flow conserves', () => {
  it.each([0.02, 0.1])('the flow from z = %f closes and keeps E', (z0) => {
    const values: number[] = [];
    const [z] = turn(z0, (z, y) => values.push(E(z, y)));
    expect(Math.max(...values) - Math.min(...values)).toBeLessThan(1e-8);
    expect(z / z0).toBeCloseTo(1, 2);
  });

  it('the gain of a step, exactly, and positive', () => {
    const random = stream(72);
    const gained = (z: number, y: number) => E(z, y) + (eta * y ** 3) / 6;
    let seen = 0;
    for (let run = 0; run < 3000; run++) {
      const at: Pair = [Math.exp(3 * random.uniform() - 2), (1.9 * random.uniform() - 0.95) / eta];
      const next = map(at);
      const [x, x1] = [eta * at[1], eta * next[1]];
      if (x1 <= -1) continue;
      seen += 1;
      const G = alpha - (beta * at[0] ** 2) / 2;
      const printed =
        ((eta * G) ** 2 / 6) * (2 * (1 + x) + (1 + x1)) + alpha * (x + x ** 2 / 2 - Math.log(1 + x));
      expect(printed).toBeGreaterThan(0);
      const gain = gained(...next) - gained(...at);
      expect(Math.abs(gain - printed)).toBeLessThan(1e-12 * (1 + Math.abs(gained(...at))));
    }
    expect(seen).toBeGreaterThan(1000);
  });
});

describe('(d) no orbit stays', () => {
  /** Iterates with ln |z|, which may fall below what a number can hold. Until the sharpness has fallen to −10/η. */
  function runs(h: number, a: number, off: number) {
    let [log, y] = [Math.log(Math.sqrt(2 * a) * off), 0];
    const start = log;
    let [sum, lowest, above] = [0, 0, 0];
    let t = 0;
    while (h * y > -12 && t < 1_000_000) {
      const next = y + h * (a - Math.exp(2 * log) / 2);
      log += Math.log(Math.abs(1 + h * y));
      sum += y;
      y = next;
      t += 1;
      // The mean excess is not negative while S has been above 1/η and |z| is not smaller than at first.
      lowest = Math.min(lowest, h * y);
      if (lowest > -1 && log >= start) {
        above += 1;
        expect(sum).toBeGreaterThanOrEqual(-1e-9 * t);
      }
    }
    return { steps: t, end: h * y, above };
  }

  it.each([
    [0.1, 0.5, 1.3],
    [0.1, 0.5, 0.5],
    [0.2, 0.05, 2],
    [0.2, 0.05, 1.01],
    [0.05, 1, 0.7],
    [0.1, 0.05, 1.3],
  ])('η = %f, α = %f, started at %f of the cycle', (h, a, off) => {
    const { steps, end, above } = runs(h, a, off);
    expect(above).toBeGreaterThan(50);
    expect(steps).toBeLessThan(1_000_000);
    expect(end).toBeLessThan(-12);
  });
});

describe('(d) a turn', () => {
  it.each([0.02, 0.1])('E grows in a turn of the map by half η² times the mean, from z = %f', (z0) => {
    const fine = 0.005;
    let [sum, count, mixed] = [0, 0, 0];
    turn(z0, (z, y) => {
      const G = alpha - (beta * z * z) / 2;
      sum += G * G + 2 * alpha * y * y;
      mixed += G * y * y;
      count += 1;
    });
    // The mixed term has mean zero: it is a derivative.
    expect(Math.abs(mixed / sum)).toBeLessThan(5e-3);
    let [z, y] = [z0, 0];
    const start = E(z, y);
    const steps = Math.round((count * 0.01) / fine);
    for (let t = 0; t < steps; t++) {
      [z, y] = [-(1 + fine * y) * z, y + fine * (alpha - (beta * z * z) / 2)];
    }
    expect((E(z, y) - start) / ((steps * fine ** 2 * sum) / count / 2)).toBeCloseTo(1, 1);
  });
});
