/**
 * Stochastic gradient steps on parabolas f_i(x) = a_i x²/2 − b_i x, run literally and averaged over every
 * order. Nothing here knows a closed form: the tests hold the chapter's formulas against it.
 */
export interface Parabolas {
  readonly a: readonly number[];
  readonly b: readonly number[];
}

/** First and second moment of a random real number. */
export interface Moments {
  readonly mean: number;
  readonly square: number;
}

export function equalCurvature(a: number, b: readonly number[]): Parabolas {
  return { a: b.map(() => a), b };
}

/** Half the items +σ, half −σ, the positive ones first. */
export function sortedSigns(n: number, sigma = 1): number[] {
  return Array.from({ length: n }, (_, i) => (i < n / 2 ? sigma : -sigma));
}

export function* permutations(n: number): Generator<readonly number[]> {
  const items = Array.from({ length: n }, (_, i) => i);
  const count = new Array<number>(n).fill(0);
  yield [...items];
  // Heap's algorithm without recursion.
  for (let i = 0; i < n;) {
    const c = count[i] as number;
    if (c < i) {
      const j = i % 2 === 0 ? 0 : c;
      [items[i], items[j]] = [items[j] as number, items[i] as number];
      yield [...items];
      count[i] = c + 1;
      i = 0;
    } else {
      count[i] = 0;
      i++;
    }
  }
}

export function step(x: number, i: number, { a, b }: Parabolas, eta: number): number {
  return x - eta * ((a[i] as number) * x - (b[i] as number));
}

/** One pass through `order`; returns x after every step, so the last entry is the epoch's end. */
export function pass(x: number, order: readonly number[], parabolas: Parabolas, eta: number): number[] {
  return order.map((i) => (x = step(x, i, parabolas, eta)));
}

export function epochEnd(x: number, order: readonly number[], parabolas: Parabolas, eta: number): number {
  return order.reduce((at, i) => step(at, i, parabolas, eta), x);
}

/**
 * Moments after one more affine random map x ↦ αx + β, independent of x, given as its equally likely values.
 */
function through(
  { mean, square }: Moments,
  maps: readonly (readonly [alpha: number, beta: number])[],
): Moments {
  let m = 0;
  let s = 0;
  for (const [alpha, beta] of maps) {
    m += alpha * mean + beta;
    s += alpha * alpha * square + 2 * alpha * beta * mean + beta * beta;
  }
  return { mean: m / maps.length, square: s / maps.length };
}

/** The affine map of a pass, read off from what it does to 0 and to 1. */
function affine(order: readonly number[], parabolas: Parabolas, eta: number): [number, number] {
  const beta = epochEnd(0, order, parabolas, eta);
  return [epochEnd(1, order, parabolas, eta) - beta, beta];
}

export function afterReplacement(x0: number, steps: number, parabolas: Parabolas, eta: number): Moments {
  const maps = parabolas.b.map((_, i) => affine([i], parabolas, eta));
  let moments: Moments = { mean: x0, square: x0 * x0 };
  for (let t = 0; t < steps; t++) moments = through(moments, maps);
  return moments;
}

export function afterReshuffling(x0: number, epochs: number, parabolas: Parabolas, eta: number): Moments {
  const maps = [...permutations(parabolas.b.length)].map((order) => affine(order, parabolas, eta));
  let moments: Moments = { mean: x0, square: x0 * x0 };
  for (let k = 0; k < epochs; k++) moments = through(moments, maps);
  return moments;
}

export function afterOneShuffle(x0: number, epochs: number, parabolas: Parabolas, eta: number): Moments {
  let mean = 0;
  let square = 0;
  let orders = 0;
  for (const order of permutations(parabolas.b.length)) {
    let x = x0;
    for (let k = 0; k < epochs; k++) x = epochEnd(x, order, parabolas, eta);
    mean += x;
    square += x * x;
    orders++;
  }
  return { mean: mean / orders, square: square / orders };
}

/** Simpson's rule on [from, to] with 2m panels. */
export function integrate(f: (u: number) => number, from: number, to: number, m = 400): number {
  const h = (to - from) / (2 * m);
  let sum = f(from) + f(to);
  for (let k = 1; k < 2 * m; k++) sum += (k % 2 ? 4 : 2) * f(from + k * h);
  return (sum * h) / 3;
}
