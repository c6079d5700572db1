import { describe, expect, it } from 'vitest';
import * as run from './parabolas.ts';

// One variable: H⁻¹C is σ²/ā, so the threshold is μ/(L n ā) with μ and L the extreme curvatures.
const parabolas = { a: [0.5, 2, 1, 1.5, 0.8], b: [2, -3.5, 0.5, 1.25, -0.25] };
const n = parabolas.a.length;
const mu = Math.min(...parabolas.a);
const L = Math.max(...parabolas.a);
const mean = parabolas.a.reduce((s, v) => s + v / n, 0);
const threshold = mu / (L * n * mean);

describe('below the threshold both kinds of shuffling win in the end', () => {
  it('lies between the two limits', () => {
    expect(threshold).toBeGreaterThanOrEqual(mu / (L * L * n));
    expect(threshold).toBeLessThanOrEqual(1 / (L * n));
  });

  it.each([0.999, 0.3, 0.05])('at %f of it', (fraction) => {
    const eta = fraction * threshold;
    const epochs = Math.ceil(30 / (n * eta * mu));
    const replacement = run.afterReplacement(1, n * epochs, parabolas, eta).square;
    expect(run.afterReshuffling(1, epochs, parabolas, eta).square).toBeLessThan(replacement);
    expect(run.afterOneShuffle(1, epochs, parabolas, eta).square).toBeLessThan(replacement);
    // The step that the corollary rests on: the bound itself lies below.
    const sigma2 = parabolas.b.reduce((s, v) => s + v * v, 0) / n;
    expect((eta ** 2 * L * n * sigma2) / (2 * mu)).toBeLessThan(replacement);
  });
});
