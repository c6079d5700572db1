import { describe, expect, it } from 'vitest';
import { integrate, permutations } from './parabolas.ts';

const b = [2, -3.5, 0.5, 1.25, -0.25];
const n = b.length;
const sigma2 = b.reduce((s, v) => s + v * v, 0) / n;
const orders = [...permutations(n)];

const fejer = (size: number, omega: number) =>
  Math.abs(Math.sin(omega / 2)) < 1e-9
    ? size
    : (Math.sin((size * omega) / 2) / Math.sin(omega / 2)) ** 2 / size;
const spectrum = (omega: number) => (sigma2 * (n - fejer(n, omega))) / (n - 1);

/** Periodogram of one shuffled epoch, averaged over all orders; different epochs add without cross terms. */
function periodogram(omega: number): number {
  let sum = 0;
  for (const order of orders) {
    let re = 0;
    let im = 0;
    order.forEach((i, t) => {
      re += (b[i] as number) * Math.cos(omega * t);
      im += (b[i] as number) * Math.sin(omega * t);
    });
    sum += (re * re + im * im) / n;
  }
  return sum / orders.length;
}

describe('the spectrum of reshuffled noise', () => {
  it.each([0, 0.01, 0.4, 1, 2, Math.PI])('at ω = %f', (omega) => {
    expect(periodogram(omega)).toBeCloseTo(spectrum(omega), 8);
  });

  it('starts as ω²', () => {
    expect(periodogram(0.003) / ((sigma2 * n * (n + 1) * 0.003 ** 2) / 12)).toBeCloseTo(1, 3);
  });

  it('filtered by the parabola, gives the average over positions', () => {
    const eta = 0.15;
    const r = 1 - eta;
    const filtered = (omega: number) => (eta * eta * spectrum(omega)) / (1 - 2 * r * Math.cos(omega) + r * r);
    const g = (1 + r) / (1 - r) - (2 * r * (1 - r ** n)) / (n * (1 - r) ** 2);
    const printed = (((eta * eta * sigma2) / (1 - r * r)) * (n - g)) / (n - 1);
    expect(integrate(filtered, -Math.PI, Math.PI) / (2 * Math.PI)).toBeCloseTo(printed, 9);
  });
});
