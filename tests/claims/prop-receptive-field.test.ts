import { expect, it } from 'vitest';
import { tapeGradient, type StackLayer } from './convolution-stack.ts';

/** The formula of the claim. */
function formula(layers: readonly StackLayer[]): number {
  let jump = 1;
  let r = 1;
  for (const { k, stride = 1, dilation = 1 } of layers) {
    r += dilation * (k - 1) * jump;
    jump *= stride;
  }
  return r;
}

it.each<StackLayer[]>([
  [{ k: 3 }, { k: 3 }, { k: 3 }],
  [{ k: 2 }, { k: 5 }],
  [
    { k: 3, stride: 2 },
    { k: 3, stride: 2 },
    { k: 3, stride: 2 },
  ],
  [{ k: 3 }, { k: 3, dilation: 2 }, { k: 3, dilation: 4 }],
  [{ k: 7, stride: 2 }, { k: 3, stride: 2 }, { k: 3, dilation: 3 }, { k: 2 }],
])('the gradient of a random stack reaches as far as the sum says (%#)', (...layers) => {
  const squares = tapeGradient(layers, 2, 3, 80);
  const reached = [...squares.keys()].filter((u) => squares[u]! > 0);
  expect(reached.at(-1)! - reached[0]! + 1).toBe(formula(layers));
});

it('dilation at the bottom leaves holes: three of five inputs', () => {
  const squares = tapeGradient([{ k: 3, dilation: 2, before: 2 }], 2, 4, 5);
  expect([...squares].map((value) => Number(value > 0)).join('')).toBe('00010101000');
});

it('VGG-16: block 5 sees 196 pixels, 16 apart, by following the inputs of two neighbours', () => {
  const conv: StackLayer = { k: 3, before: 1 };
  const pool: StackLayer = { k: 2, stride: 2, before: 0 };
  const blocks = [2, 2, 3, 3, 3].map((count) => Array<StackLayer>(count).fill(conv));
  const layers = blocks.flatMap((block, i) => (i < 4 ? [...block, pool] : block));
  const seen = (start: number) => {
    let [low, high] = [start, start];
    for (const { k, stride = 1, before = 0 } of layers.toReversed()) {
      low = stride * low - before;
      high = stride * high - before + k - 1;
    }
    return [low, high] as const;
  };
  const [low, high] = seen(0);
  expect(high - low + 1).toBe(196);
  expect(seen(1)[0] - low).toBe(16);
  expect(formula(layers)).toBe(196);
});

it('stride 2 in every layer of three: 2^(L+1) − 1', () => {
  for (const L of [1, 2, 5]) {
    expect(formula(Array.from({ length: L }, () => ({ k: 3, stride: 2 })))).toBe(2 ** (L + 1) - 1);
  }
});
