import { describe, expect, it } from 'vitest';
import { stream } from '../../src/lab/contract/random.ts';

/**
 * The proof in numbers, for a method that exists: the inputs are uniform on [0, 1], the set is the interval between
 * the least and the largest y among the examples of the same tenth of the inputs, or all of [−1000, 1000] without any.
 */
const [n, bins, T] = [100, 10, 1000];
const [delta, repeats] = [0.25, 4000];
/** The place B = [0, width) and the law that is changed there. */
const width = (1 - delta) / (2 * n);

function run(changed: boolean, seed: number) {
  const random = stream(seed);
  let [covered, length, entered] = [0, 0, 0];
  for (let repeat = 0; repeat < repeats; repeat++) {
    const draw = (x: number) => {
      const normal = random.normal();
      const uniform = random.uniform();
      return changed && x < width ? T * uniform : normal;
    };
    const examples = Array.from({ length: n }, () => {
      const x = random.uniform();
      return { x, y: draw(x) };
    });
    if (examples.some(({ x }) => x < width)) entered++;
    const near = examples.filter(({ x }) => Math.floor(bins * x) === 0).map(({ y }) => y);
    const [low, high] = near.length > 0 ? [Math.min(...near), Math.max(...near)] : [-1000, 1000];
    const y = draw(random.uniform() * width);
    if (y >= low && y <= high) covered++;
    length += (high - low) / repeats;
  }
  return { covered: covered / repeats, length, entered: entered / repeats };
}

describe('a method that looks at tenths of the inputs', () => {
  const [first, changed] = [run(false, 63), run(true, 63)];
  const margin = 4 * Math.sqrt(0.25 / repeats);
  it('covers at a small place while the law there is that of its neighbours', () => {
    expect(first.covered).toBeGreaterThan(1 - delta);
  });
  it('seldom sees the place', () => {
    expect(first.entered).toBeLessThan(n * width + margin);
    expect(n * width).toBeCloseTo((1 - delta) / 2, 12);
  });
  it('cannot cover there when the law changes: by its length and the chance of an example there, at most', () => {
    const bound = first.length / T + n * width;
    expect(bound).toBeLessThan(1 - delta);
    expect(changed.covered).toBeLessThan(bound + margin);
    // The bound is not empty: it is nearly a half, and half of that is reached.
    expect(changed.covered).toBeGreaterThan(bound / 4);
  });
});
