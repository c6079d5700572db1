import { expect, it } from 'vitest';
import { prints } from './chapter.ts';

const slope = (x: number) => (x <= 1 ? 25 * x : x <= 2 ? x + 24 : 25 * x - 24);
const next = (x: number, before: number, f = slope) => x - f(x) / 9 + (4 / 9) * (x - before);
const cycle = [792 / 1225, -2208 / 1225, 2592 / 1225];

it('is a cycle', () => {
  for (let i = 0; i < 3; i++) {
    expect(next(cycle[(i + 1) % 3]!, cycle[i]!)).toBeCloseTo(cycle[(i + 2) % 3]!, 12);
  }
  expect(cycle.map((x) => x.toFixed(3))).toEqual(['0.647', '-1.802', '2.116']);
});

it('attracts, also a run from rest', () => {
  for (const [one, other] of [
    [cycle[0]! + 0.05, cycle[1]! - 0.05],
    [3.3, 3.3],
  ] as const) {
    let [before, x] = [one, other];
    for (let t = 0; t < 3000; t++) [before, x] = [x, next(x, before)];
    const distance = Math.min(...cycle.map((point) => Math.abs(x - point)));
    expect(distance).toBeLessThan(1e-10);
  }
  expect(prints('sgd/gradient-descent', '3.3', 'Starting at rest')).toBe(true);
});

it('stays when the corners are rounded off', () => {
  // The slope's derivative goes from 25 to 1 and back smoothly over a width 0.2, with the same integrals.
  const blend = (a: number) => (a <= -0.1 ? 0 : a >= 0.1 ? 1 : (1 + Math.sin(5 * Math.PI * a)) / 2);
  const table: number[] = [];
  const width = 1e-4;
  let sum = 25 * 0.9;
  for (let x = 0.9; x < 2.1; x += width) {
    table.push(sum);
    const middle = x + width / 2;
    sum += width * (25 - 24 * blend(middle - 1) + 24 * blend(middle - 2));
  }
  const rounded = (x: number) => {
    if (x <= 0.9) return 25 * x;
    if (x >= 2.1) return 25 * x - 24;
    return table[Math.min(table.length - 1, Math.floor((x - 0.9) / width))]!;
  };
  let [before, x] = [cycle[0]! + 0.01, cycle[1]!];
  for (let t = 0; t < 3000; t++) [before, x] = [x, next(x, before, rounded)];
  expect(Math.min(...cycle.map((point) => Math.abs(x - point)))).toBeLessThan(1e-10);
});
