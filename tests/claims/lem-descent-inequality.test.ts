import { expect, it } from 'vitest';
import { inner, norm, points, ridged, step, sub, wavy } from './smooth.ts';

it.each([
  ['convex', ridged(0)],
  ['neither convex nor bounded in its gradients', wavy],
])('the parabola of curvature L lies above, for a function that is %s', (_, f) => {
  for (const x of points(60, 1)) {
    for (const y of points(60, 2)) {
      const d = sub(y, x);
      const above = f.value(x) + inner(f.gradient(x), d) + (f.L / 2) * inner(d, d) - f.value(y);
      expect(above).toBeGreaterThan(-1e-12);
    }
    for (const eta of [0.3, 1, 1.7, 1.99].map((u) => u / f.L)) {
      const g = f.gradient(x);
      const gain = f.value(x) - f.value(step(x, g, eta));
      expect(gain).toBeGreaterThan(eta * (1 - (eta * f.L) / 2) * norm(g) ** 2 - 1e-12);
    }
  }
});

it('and the constant is needed: beyond 2/L a step on a parabola goes up', () => {
  const f = (x: number) => (3 * x * x) / 2;
  for (const eta of [0.6, 0.7]) expect(f(1 - eta * 3) < f(1)).toBe(eta < 2 / 3);
});
