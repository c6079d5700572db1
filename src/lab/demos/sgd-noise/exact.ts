/**
 * Exact moments for thm:critical-batch: SGD with batches of B fresh examples (a, ⟨a, x*⟩ + ε), a standard normal in
 * d dimensions, ε normal of variance σ². By rotation invariance s = |x − x*|² is a Markov chain (lem:radius):
 *   s' = (√s (1 − βK) − βσ √K g)² + β² (s + σ²) K c,   β = η/B,
 * with K ~ χ²_B, c ~ χ²_{d−1} and g standard normal, all independent. So E s', E s'², E s'³ are polynomials in s.
 */
export interface Setting {
  /** Dimension, at least 2. */
  d: number;
  /** Batch size. */
  batch: number;
  /** Step size. */
  eta: number;
  /** σ², the variance of the label noise. */
  noise: number;
}

/** d + 1, by thm:critical-batch. */
export function criticalBatch(d: number): number {
  return d + 1;
}

/** The step size at which E s stops being bounded: 2B/(B + d + 1). */
export function largestStep(d: number, batch: number): number {
  return (2 * batch) / (batch + criticalBatch(d));
}

/** Half of it: the step that shrinks a noiseless error most. */
export function bestStep(d: number, batch: number): number {
  return largestStep(d, batch) / 2;
}

/** E s'/s without label noise. */
export function contraction({ d, batch, eta }: Omit<Setting, 'noise'>): number {
  return 1 - 2 * eta + eta ** 2 * (1 + criticalBatch(d) / batch);
}

/** The fixed point of E s; finite below the largest step. */
export function floor({ d, batch, eta, noise }: Setting): number {
  return (d * eta * noise) / (2 * batch - eta * (batch + criticalBatch(d)));
}

/** Coefficients of a polynomial, lowest first. */
type Polynomial = readonly number[];

function add(...all: Polynomial[]): number[] {
  const length = Math.max(...all.map((p) => p.length));
  return Array.from({ length }, (_, i) => all.reduce((sum, p) => sum + (p[i] ?? 0), 0));
}

function times(p: Polynomial, q: Polynomial): number[] {
  const product = new Array<number>(p.length + q.length - 1).fill(0);
  p.forEach((a, i) => q.forEach((b, j) => (product[i + j]! += a * b)));
  return product;
}

const scaled = (p: Polynomial, factor: number) => p.map((a) => factor * a);

/** A polynomial in s whose coefficients are polynomials in K. */
type Nested = readonly Polynomial[];

function addNested(...all: Nested[]): number[][] {
  const length = Math.max(...all.map((p) => p.length));
  return Array.from({ length }, (_, i) => add([0], ...all.map((p) => p[i] ?? [0])));
}

function timesNested(p: Nested, q: Nested): number[][] {
  const product = Array.from({ length: p.length + q.length - 1 }, () => [0]);
  p.forEach((a, i) => q.forEach((b, j) => (product[i + j] = add(product[i + j]!, times(a, b)))));
  return product;
}

const scaledNested = (p: Nested, factor: number) => p.map((a) => scaled(a, factor));

/** E s', E s'², E s'³ given s: coefficients of polynomials in s of degree 1, 2 and 3. */
export function nextMoments({ d, batch, eta, noise }: Setting): [number[], number[], number[]] {
  const beta = eta / batch;
  // Given K, the square bracket is normal with this squared mean and this variance …
  const mean2: Nested = [[0], [1, -2 * beta, beta ** 2]];
  const variance: Nested = [[0, beta ** 2 * noise]];
  // … and this multiplies c, whose moments are those of χ²_{d−1}.
  const rest: Nested = [
    [0, beta ** 2 * noise],
    [0, beta ** 2],
  ];
  const [c1, c2, c3] = [d - 1, (d - 1) * (d + 1), (d - 1) * (d + 1) * (d + 3)];

  const mean4 = timesNested(mean2, mean2);
  const variance2 = timesNested(variance, variance);
  const x2 = addNested(mean2, variance);
  const x4 = addNested(mean4, scaledNested(timesNested(mean2, variance), 6), scaledNested(variance2, 3));
  const x6 = addNested(
    timesNested(mean4, mean2),
    scaledNested(timesNested(mean4, variance), 15),
    scaledNested(timesNested(mean2, variance2), 45),
    scaledNested(timesNested(variance2, variance), 15),
  );
  const rest2 = timesNested(rest, rest);
  const moments: Nested[] = [
    addNested(x2, scaledNested(rest, c1)),
    addNested(x4, scaledNested(timesNested(x2, rest), 2 * c1), scaledNested(rest2, c2)),
    addNested(
      x6,
      scaledNested(timesNested(x4, rest), 3 * c1),
      scaledNested(timesNested(x2, rest2), 3 * c2),
      scaledNested(timesNested(rest2, rest), c3),
    ),
  ];
  // E K^j = B (B + 2) … (B + 2j − 2).
  const chi = [1];
  for (let j = 0; j < 6; j++) chi.push(chi[j]! * (batch + 2 * j));
  const overK = (p: Polynomial) => p.reduce((sum, a, j) => sum + a * chi[j]!, 0);
  return moments.map((p) => p.map(overK)) as [number[], number[], number[]];
}

export interface Moments {
  mean: number;
  variance: number;
  /** Third central moment over variance^{3/2}; 0 where the variance is. */
  skewness: number;
}

/** Mean, variance and skewness of s after so many steps from the given s. */
export function momentsAfter(setting: Setting, steps: number, start: number): Moments {
  const [first, second, third] = nextMoments(setting);
  let [m1, m2, m3] = [start, start ** 2, start ** 3];
  for (let t = 0; t < steps; t++) {
    const raw = [1, m1, m2, m3];
    const at = (p: number[]) => p.reduce((sum, a, i) => sum + a * raw[i]!, 0);
    [m1, m2, m3] = [at(first), at(second), at(third)];
  }
  const variance = m2 - m1 ** 2;
  const skewness = variance > 0 ? (m3 - 3 * m1 * m2 + 2 * m1 ** 3) / variance ** 1.5 : 0;
  return { mean: m1, variance, skewness };
}
