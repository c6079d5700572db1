import { expect, it } from 'vitest';
import { solve, trace } from '../../src/lab/contract/linear.ts';
import { stream } from '../../src/lab/contract/random.ts';
import { bestError } from '../../src/lab/demos/kernel-race/exact.ts';
import {
  CONSTANT,
  COUPLINGS,
  drawTexture,
  KERNEL,
  looksSecond,
  PIXELS,
  SIDE,
  spectrum,
} from '../../src/lab/demos/kernel-race/texture.ts';
import { prints } from './chapter.ts';

const CHAPTER = 'convolution/kernel-size';

it('the inversion gives the error that 30,000 images show, and the text prints it', () => {
  const image = new Float32Array(PIXELS);
  const count = 30_000;
  let wrong = 0;
  for (let i = 0; i < count; i++) {
    drawTexture(i % 2, 1, stream(77, i), image);
    if (looksSecond(image, 1) !== (i % 2 === 1)) wrong += 1;
  }
  const error = bestError();
  expect(Math.abs(wrong / count - error)).toBeLessThan(4 * Math.sqrt((error * (1 - error)) / count));
  expect(prints(CHAPTER, (100 * error).toFixed(1), 'per cent')).toBe(true);
});

/** The covariance of the pixels, from the spectrum. */
function covariance(coupling: number): number[][] {
  const power = spectrum(coupling);
  const at = (u: number, v: number) => {
    const [down, right] = [Math.floor(u / SIDE) - Math.floor(v / SIDE), (u % SIDE) - (v % SIDE)];
    let sum = 0;
    power.forEach((value, i) => {
      sum += value * Math.cos((2 * Math.PI * (Math.floor(i / SIDE) * down + (i % SIDE) * right)) / SIDE);
    });
    return sum / PIXELS;
  };
  const row = Array.from({ length: PIXELS }, (_, u) => at(u, 0));
  return Array.from({ length: PIXELS }, (_, u) =>
    Array.from({ length: PIXELS }, (_, v) => {
      const down = (Math.floor(u / SIDE) - Math.floor(v / SIDE) + SIDE) % SIDE;
      return row[down * SIDE + (((u % SIDE) - (v % SIDE) + SIDE) % SIDE)]!;
    }),
  );
}

it('K is the difference of the inverse covariances, a pixel and its four neighbours; images scatter as they should', () => {
  const unit = Array.from({ length: PIXELS }, (_, u) => [u === 0 ? 1 : 0]);
  const [first, second] = COUPLINGS.map((coupling) => covariance(coupling));
  const inverse = [first, second].map((matrix) => solve(matrix!, unit).map((row) => row[0]!));
  KERNEL.forEach((value, u) => expect(value).toBeCloseTo(inverse[0]![u]! - inverse[1]![u]!, 8));
  expect([...KERNEL].filter((value) => Math.abs(value) > 1e-9)).toHaveLength(5);
  expect(trace(first!)).toBeCloseTo(PIXELS, 8);
  expect(Number.isFinite(CONSTANT)).toBe(true);
  // Neighbours in the drawn images are as correlated as the covariance says.
  const image = new Float32Array(PIXELS);
  let sum = 0;
  for (let i = 0; i < 2000; i++) {
    drawTexture(1, 1, stream(78, i), image);
    for (let u = 0; u < PIXELS; u++) {
      sum += image[u]! * image[Math.floor(u / SIDE) * SIDE + ((u + 1) % SIDE)]!;
    }
  }
  expect(sum / 2000 / PIXELS).toBeCloseTo(second![0]![1]!, 2);
});

it('a change of places changes no verdict', () => {
  const [near, far] = [new Float32Array(PIXELS), new Float32Array(PIXELS)];
  for (let i = 0; i < 200; i++) {
    drawTexture(i % 2, 1, stream(79, i), near);
    drawTexture(i % 2, 3, stream(79, i), far);
    expect(far.toSorted()).toEqual(near.toSorted());
    expect(looksSecond(far, 3)).toBe(looksSecond(near, 1));
  }
});
