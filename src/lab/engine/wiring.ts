import type { Padding } from './model.ts';

/**
 * Which inputs a layer's outputs see. Positions of the input are numbered 0 … sources − 1, of the output
 * 0 … positions − 1, row by row; a tap is a place in the window, and all links through one tap share a weight
 * matrix. A dense layer is the case of one source, one tap, one position. Stride, dilation, padding and the number
 * of dimensions matter here and nowhere else.
 */
export interface Wiring {
  sources: number;
  taps: number;
  positions: number;
  /** For each position, the (source, tap) it is linked to. */
  byPosition: Links;
  /** For each source, the (position, tap) it is linked to. */
  bySource: Links;
  /** For each tap, the (position, source) that it links. */
  byTap: Links;
}

/** Link i of item p is the pair (pairs[2j], pairs[2j + 1]) with j = start[p] + i < start[p + 1]. */
export interface Links {
  start: Int32Array;
  pairs: Int32Array;
}

/** Axes of a grid; one entry a dimension. */
export interface Windows {
  lengths: readonly number[];
  window: readonly number[];
  stride: readonly number[];
  dilation: readonly number[];
  padding: Padding;
}

/** One axis: how many outputs, and for each output and tap the input index, −1 for padding. */
interface Axis {
  outputs: number;
  taps: number;
  source(output: number, tap: number): number;
}

export const FULL: Wiring = build([], 1, 1, 1, [[0, 0, 0]]);

/**
 * The wiring of a window that moves over a grid. With `zero` or `circular` padding an axis of length n has ⌈n/stride⌉
 * outputs, and the padding is split as in tfjs's `same`: the larger half behind.
 * @throws RangeError when the window does not fit into an unpadded axis
 */
export function slidingWindow({ lengths, window, stride, dilation, padding }: Windows): Wiring & {
  shape: number[];
} {
  const axes = lengths.map((length, i) => axis(length, window[i]!, stride[i]!, dilation[i]!, padding));
  const shape = axes.map(({ outputs }) => outputs);
  const product = (numbers: readonly number[]) => numbers.reduce((all, n) => all * n, 1);
  const positions = product(shape);
  const taps = product(window);
  const links: [number, number, number][] = [];
  for (let position = 0; position < positions; position++) {
    const output = digits(position, shape);
    for (let tap = 0; tap < taps; tap++) {
      const place = digits(tap, window);
      let source = 0;
      for (const [i, { source: at }] of axes.entries()) {
        const index = at(output[i]!, place[i]!);
        source = index < 0 || source < 0 ? -1 : source * lengths[i]! + index;
      }
      if (source >= 0) links.push([position, tap, source]);
    }
  }
  return build(shape, product(lengths), taps, positions, links);
}

function axis(length: number, window: number, stride: number, dilation: number, padding: Padding): Axis {
  const reach = (window - 1) * dilation + 1;
  if (padding === 'none' && reach > length) {
    throw new RangeError(`A window that reaches over ${reach} entries does not fit into ${length}.`);
  }
  const outputs = padding === 'none' ? Math.floor((length - reach) / stride) + 1 : Math.ceil(length / stride);
  const before =
    padding === 'none' ? 0 : Math.floor(Math.max(0, (outputs - 1) * stride + reach - length) / 2);
  return {
    outputs,
    taps: window,
    source(output, tap) {
      const index = output * stride + tap * dilation - before;
      if (padding === 'circular') return ((index % length) + length) % length;
      return index >= 0 && index < length ? index : -1;
    },
  };
}

/** `number` in the mixed base `sizes`, first digit slowest. */
function digits(number: number, sizes: readonly number[]): number[] {
  const result: number[] = [];
  for (const size of sizes.toReversed()) {
    result.unshift(number % size);
    number = Math.floor(number / size);
  }
  return result;
}

function build(
  shape: number[],
  sources: number,
  taps: number,
  positions: number,
  links: readonly (readonly [position: number, tap: number, source: number])[],
): Wiring & { shape: number[] } {
  return {
    shape,
    sources,
    taps,
    positions,
    byPosition: grouped(
      positions,
      links.map(([p, t, s]) => [p, s, t]),
    ),
    bySource: grouped(
      sources,
      links.map(([p, t, s]) => [s, p, t]),
    ),
    byTap: grouped(
      taps,
      links.map(([p, t, s]) => [t, p, s]),
    ),
  };
}

/** Triples (item, a, b) as lists of pairs (a, b), item by item, each in the order given. */
function grouped(items: number, triples: readonly (readonly [number, number, number])[]): Links {
  const lists: number[][] = Array.from({ length: items }, () => []);
  for (const [item, a, b] of triples) lists[item]!.push(a, b);
  const start = new Int32Array(items + 1);
  for (const [item, list] of lists.entries()) start[item + 1] = start[item]! + list.length / 2;
  return { start, pairs: Int32Array.from(lists.flat()) };
}
