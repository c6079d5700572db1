import { describe, expect, it } from 'vitest';
import { stream } from '../../src/lab/contract/random.ts';

/** Gradient descent on ½(uv − 1)² until it has converged, or undefined. */
function limit(eta: number, start: [number, number]): [number, number] | undefined {
  let [u, v] = start;
  for (let t = 0; t < 4000; t++) {
    const r = u * v - 1;
    [u, v] = [u - eta * r * v, v - eta * r * u];
    if (!(Math.abs(u) + Math.abs(v) < 1e6)) return undefined;
  }
  return Math.abs(u * v - 1) < 1e-9 ? [u, v] : undefined;
}

describe('from random starts gradient descent converges to nothing sharper than 2/η', () => {
  it.each([0.05, 0.2, 0.5, 0.9])('η = %f', (eta) => {
    const random = stream(61);
    let [converged, sharper, sharpest] = [0, 0, 0];
    for (let run = 0; run < 400; run++) {
      const start: [number, number] = [3 * random.normal(), 3 * random.normal()];
      const end = limit(eta, start);
      if (!end) continue;
      converged += 1;
      sharpest = Math.max(sharpest, eta * (end[0] ** 2 + end[1] ** 2));
      // The flow would have kept u² − v², and ended at this sharpness.
      if (eta * Math.sqrt((start[0] ** 2 - start[1] ** 2) ** 2 + 4) > 2) sharper += 1;
    }
    expect(converged).toBeGreaterThan(30);
    expect(sharpest).toBeLessThan(2);
    if (eta < 0.5) expect(sharper).toBeGreaterThan(5);
  });

  it('and above η = 1 to nothing at all, though a start on a minimum stays there', () => {
    const random = stream(62);
    for (let run = 0; run < 400; run++) {
      expect(limit(1.05, [random.normal(), random.normal()])).toBeUndefined();
    }
    expect(limit(1.05, [1, 1])).toEqual([1, 1]);
  });
});

it('the cone argument: two points whose difference lies in the cone separate, with a singular Dg too', () => {
  // f = ½h₁x² + ½h₂y² + x²y/4 + y³/9 at η = 1: h₁ = 2.4 is unstable, h₂ = 1 makes Dg(0) singular.
  const g = ([x, y]: readonly [number, number]) =>
    [x - 2.4 * x - (x * y) / 2, y - y - (x * x) / 4 - (y * y) / 3] as const;
  const random = stream(63);
  for (let run = 0; run < 200; run++) {
    const small = () => 0.05 * (2 * random.uniform() - 1);
    let [p, q]: (readonly [number, number])[] = [
      [small(), small()],
      [small(), small()],
    ];
    if (Math.abs(p![0] - q![0]) < Math.abs(p![1] - q![1])) continue;
    for (let t = 0; t < 3; t++) {
      const before = Math.abs(p![0] - q![0]);
      [p, q] = [g(p!), g(q!)];
      if (Math.max(...p, ...q) > 0.15) break;
      expect(Math.abs(p[0] - q[0])).toBeGreaterThan(1.2 * before);
      expect(Math.abs(p[1] - q[1])).toBeLessThan(Math.abs(p[0] - q[0]));
    }
  }
});
