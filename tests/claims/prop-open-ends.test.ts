import { describe, expect, it } from 'vitest';
import { eigenvalues, KERNEL, matrix, N } from '../../src/site/figures/circulant-spectrum/spectrum.ts';
import { prints } from './chapter.ts';
import { randomMatrix } from './equivariance.ts';

describe('open ends', () => {
  it('the border travels r pixels a layer', () => {
    const [length, r, layers] = [40, 2, 4];
    const kernels = randomMatrix(layers, 2 * r + 1, 51);
    const [u] = randomMatrix(1, length, 52) as [number[]];
    const run = (ring: boolean) =>
      kernels.reduce(
        (x, w) =>
          x.map((_, i) => {
            let sum = 0.2;
            for (let j = -r; j <= r; j++) {
              const at = i - j;
              sum += w[j + r]! * ((ring ? x[(at + length) % length] : x[at]) ?? 0);
            }
            return Math.tanh(sum);
          }),
        u,
      );
    const [ring, open] = [run(true), run(false)];
    const first = ring.findIndex((value, i) => Math.abs(value - open[i]!) < 1e-12);
    expect(first).toBe(r * layers);
    for (let i = r * layers; i < length - r * layers; i++) expect(ring[i]).toBeCloseTo(open[i]!, 12);
    expect(Math.abs(ring[r * layers - 1]! - open[r * layers - 1]!)).toBeGreaterThan(1e-6);
  });

  it('counts of eigenvalues differ by at most r, by the signs of pivots', () => {
    /** How many eigenvalues of a symmetric matrix lie below a number: negative pivots (Sylvester). */
    const below = (A: number[][], value: number) => {
      const left = A.map((row, i) => row.map((entry, j) => entry - (i === j ? value : 0)));
      let count = 0;
      for (let k = 0; k < left.length; k++) {
        if (left[k]![k]! < 0) count++;
        for (let i = k + 1; i < left.length; i++) {
          const factor = left[i]![k]! / left[k]![k]!;
          for (let j = k; j < left.length; j++) left[i]![j]! -= factor * left[k]![j]!;
        }
      }
      return count;
    };
    const most = [1, 2, 3].map((r) => {
      const [w] = randomMatrix(1, r + 1, 53) as [number[]];
      const size = 20;
      const build = (ring: boolean) =>
        Array.from({ length: size }, (_, i) =>
          Array.from({ length: size }, (__, j) => {
            const distance = Math.abs(i - j);
            return w[ring ? Math.min(distance, size - distance) : distance] ?? 0;
          }),
        );
      const [ring, open] = [build(true), build(false)];
      let difference = 0;
      for (let value = -6; value < 6; value += 0.01317) {
        difference = Math.max(difference, Math.abs(below(ring, value) - below(open, value)));
      }
      expect(difference).toBeLessThanOrEqual(r);
      return difference;
    });
    expect(Math.max(...most)).toBeGreaterThan(0);
  });

  it('the ellipse and the segment between its foci, by the roots of the characteristic polynomial', () => {
    const { before, self, after } = KERNEL;
    const ring = eigenvalues(matrix(true)).toSorted(([a, b], [c, d]) => a - c || b - d);
    for (const [x, y] of ring) {
      expect(((x - self) / (before + after)) ** 2 + (y / (before - after)) ** 2).toBeCloseTo(1, 8);
    }
    const open = eigenvalues(matrix(false))
      .map(([x, y]) => {
        expect(y).toBeCloseTo(0, 6);
        return x;
      })
      .sort((a, b) => b - a);
    open.forEach((value, j) =>
      expect(value).toBeCloseTo(
        self + 2 * Math.sqrt(before * after) * Math.cos((Math.PI * (j + 1)) / (N + 1)),
        6,
      ),
    );
    // Foci: distances to them add up to the long axis for every point of the ellipse.
    for (const [x, y] of ring) {
      const focus = 2 * Math.sqrt(before * after);
      const sum = Math.hypot(x - self - focus, y) + Math.hypot(x - self + focus, y);
      expect(sum).toBeCloseTo(2 * (before + after), 8);
    }
  });

  it('prints the frame of ten layers', () => {
    let touched = 0;
    for (let i = 0; i < 224; i++) {
      for (let j = 0; j < 224; j++) if (Math.min(i, j, 223 - i, 223 - j) < 10) touched++;
    }
    expect(prints('convolution/translation', ((100 * touched) / 224 ** 2).toFixed(0), 'frame of 10')).toBe(
      true,
    );
  });
});
