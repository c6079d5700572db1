import { expect, it } from 'vitest';
import { stream } from '../../src/lab/contract/random.ts';
import { slidingWindow } from '../../src/lab/engine/wiring.ts';

const random = stream(5);
const normals = (n: number) => Array.from({ length: n }, () => random.normal());

/** One layer with the engine's wiring, which pads as TensorFlow does. */
function layer(w: readonly number[], x: readonly number[], stride: number): number[] {
  const wiring = slidingWindow({
    lengths: [x.length],
    window: [w.length],
    stride: [stride],
    dilation: [1],
    padding: 'zero',
  });
  const { start, pairs } = wiring.byPosition;
  return Array.from({ length: wiring.positions }, (_, p) => {
    let sum = 0;
    for (let l = start[p]!; l < start[p + 1]!; l++) sum += x[pairs[2 * l]!]! * w[pairs[2 * l + 1]!]!;
    return sum;
  });
}

it('padding="same" respects mirror images when the size is odd at stride 1 and even at stride 2', () => {
  for (const stride of [1, 2, 3, 4]) {
    for (let k = stride; k <= 7; k++) {
      const [w, x] = [normals(k), normals(12)];
      const mirrored = layer(w.toReversed(), x.toReversed(), stride).toReversed();
      const same = layer(w, x, stride).every((value, p) => Math.abs(value - mirrored[p]!) < 1e-12);
      expect(same, `k = ${k}, stride ${stride}`).toBe((k - stride) % 2 === 0);
    }
  }
});

it('a stack of L even kernels drifts by L/2 pixels, one of odd kernels by none', () => {
  for (const [k, L] of [
    [2, 6],
    [4, 3],
    [3, 5],
  ] as const) {
    // All weights equal: the centre of mass of the response to the whole stack is where it looks.
    const x = Array<number>(61).fill(0);
    x[30] = 1;
    let y = x;
    for (let l = 0; l < L; l++) y = layer(Array<number>(k).fill(1 / k), y, 1);
    const centre = y.reduce((sum, value, u) => sum + u * value, 0) / y.reduce((sum, value) => sum + value, 0);
    // An impulse at 30 is seen by outputs before it if windows look ahead.
    expect(30 - centre).toBeCloseTo(k % 2 === 0 ? L / 2 : 0, 9);
  }
});
