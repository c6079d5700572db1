import { expect, it } from 'vitest';
import { norm, points, ridged, sub, wavy, type Smooth } from './smooth.ts';

/** |g − (L + μ)δ/2| over (L − μ)|δ|/2, the largest of many pairs, near and far. */
function largest(f: Smooth): number {
  let most = 0;
  for (const x of points(80, 3)) {
    for (const far of points(80, 4)) {
      for (const scale of [1, 0.05]) {
        const y = [x[0] + scale * far[0], x[1] + scale * far[1]] as const;
        const [delta, g] = [sub(x, y), sub(f.gradient(x), f.gradient(y))];
        const middle = (f.L + f.mu) / 2;
        const away = norm([g[0] - middle * delta[0], g[1] - middle * delta[1]]);
        most = Math.max(most, away / (((f.L - f.mu) / 2) * norm(delta)));
      }
    }
  }
  return most;
}

it.each([0, 0.3, 5])('holds for μ = %f, and is nearly attained', (mu) => {
  const ratio = largest(ridged(mu));
  expect(ratio).toBeLessThanOrEqual(1 + 1e-9);
  expect(ratio).toBeGreaterThan(0.95);
});

it('fails without convexity', () => {
  expect(largest({ ...wavy, mu: 0 })).toBeGreaterThan(1.1);
});
