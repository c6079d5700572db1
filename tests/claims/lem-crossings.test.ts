import { expect, it } from 'vitest';
import { stream } from '../../src/lab/contract/random.ts';

it('hyperplanes cut a curve on the sphere as often as its length over π says', () => {
  // A curve in four dimensions that lies in no plane.
  const curve = (t: number) => {
    const h = [Math.cos(t), Math.sin(3 * t), 0.5 + Math.sin(t) ** 2, Math.cos(2 * t + 1)];
    const norm = Math.hypot(...h);
    return h.map((value) => value / norm);
  };
  const steps = 1500;
  const points = Array.from({ length: steps + 1 }, (_, i) => curve((2 * Math.PI * i) / steps));
  let length = 0;
  for (let i = 0; i < steps; i++) {
    length += Math.hypot(...points[i]!.map((value, j) => points[i + 1]![j]! - value));
  }
  const random = stream(9);
  const samples = 2500;
  let [sum, squares] = [0, 0];
  for (let sample = 0; sample < samples; sample++) {
    const w = Array.from({ length: 4 }, () => random.normal());
    let changes = 0;
    let last = 0;
    for (const point of points) {
      const sign = Math.sign(point.reduce((all, value, j) => all + value * w[j]!, 0));
      if (last !== 0 && sign !== last) changes += 1;
      last = sign;
    }
    sum += changes;
    squares += changes ** 2;
  }
  const mean = sum / samples;
  const error = Math.sqrt((squares / samples - mean ** 2) / samples);
  expect(Math.abs(mean - length / Math.PI)).toBeLessThan(4 * error);
  expect(error / mean).toBeLessThan(0.02);
});
