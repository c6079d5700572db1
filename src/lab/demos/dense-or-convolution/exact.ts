/**
 * The laws of thm:price-of-blindness and thm:dense-or-convolution, with the cumulants of one fit that the bands need.
 * Errors are per output pixel: the squared Frobenius distance |Ŵ − W*|² over N, where W* has |W*|² = N, so that to
 * predict zero costs 1.
 */

/** Pixels on the ring. */
export const N = 24;

/** Examples without noise; n = N is left out, where the fit is exact only in exact arithmetic. */
export const CLEAN = [1, 2, 4, 8, 12, 16, 20, 22, 23, 25, 32, 40] as const;
/** Examples with noise: for the convolution, and for the dense map, whose mean has a pole at n = N + 1. */
export const CONVOLVED = [8, 10, 12, 16, 20, 24, 28, 32, 36, 40] as const;
export const DENSE = [32, 34, 36, 38, 40] as const;

/** The circular blur (1, 2, 1)/√6. */
export const KERNEL = [1, 2, 1].map((weight) => weight / Math.sqrt(6));

/** W* as N × N rows: √(1 − c²) times the blur, and c times a gain √2 cos(2πi/N) that depends on the pixel. */
export function truth(c: number): Float64Array {
  const map = new Float64Array(N * N);
  for (let i = 0; i < N; i++) {
    KERNEL.forEach(
      (weight, tap) => (map[i * N + ((i + tap - 1 + N) % N)]! += Math.sqrt(1 - c ** 2) * weight),
    );
    map[i * N + i]! += c * Math.SQRT2 * Math.cos((2 * Math.PI * i) / N);
  }
  return map;
}

/** First three cumulants of the error of one fit over the draw of its training data. */
export interface Cumulants {
  mean: number;
  variance: number;
  third: number;
}

/**
 * Minimum norm without noise, n ≤ N: tr(Q W*ᵀW*)/N with Q the projection on a uniformly random space of N − n
 * dimensions. Invariance under rotations leaves one constant for each power of the traceless part of W*ᵀW*, and
 * Q₁₁ ~ Beta((N − n)/2, n/2) fixes both.
 */
export function unseen(n: number): Cumulants {
  if (n >= N) return { mean: 0, variance: 0, third: 0 };
  const entry = beta((N - n) / 2, n / 2);
  const spectrum = Array.from({ length: N }, (_, k) => (2 + 2 * Math.cos((2 * Math.PI * k) / N)) ** 2 / 6);
  const power = (j: number) => spectrum.reduce((sum, value) => sum + (value - 1) ** j, 0);
  return {
    mean: 1 - n / N,
    variance: (entry.variance * power(2)) / (1 - 1 / N) / N ** 2,
    third: (entry.third * power(3)) / ((1 - 1 / N) * (1 - 2 / N)) / N ** 3,
  };
}

function beta(a: number, b: number): Cumulants {
  const first = a / (a + b);
  const second = (first * (a + 1)) / (a + b + 1);
  return central(first, second, (second * (a + 2)) / (a + b + 2));
}

function central(first: number, second: number, third: number): Cumulants {
  return { mean: first, variance: second - first ** 2, third: third - 3 * first * second + 2 * first ** 3 };
}

/** Least squares over circular kernels, σ = 1, n ≥ 7: every pair of modes gives 2 E/Γ_n, the two real modes χ²₁/χ²_n. */
export function convolved(n: number): Cumulants {
  const pair = central(1 / (n - 1), 2 / ((n - 1) * (n - 2)), 6 / ((n - 1) * (n - 2) * (n - 3)));
  const real = central(1 / (n - 2), 3 / ((n - 2) * (n - 4)), 15 / ((n - 2) * (n - 4) * (n - 6)));
  const pairs = N / 2 - 1;
  return {
    mean: (pairs * 2 * pair.mean + 2 * real.mean) / N,
    variance: (pairs * 4 * pair.variance + 2 * real.variance) / N ** 2,
    third: (pairs * 8 * pair.third + 2 * real.third) / N ** 3,
  };
}

/**
 * E(tr S)³, E tr S tr S² and E tr S³ for S the inverse of an N × N Wishart matrix with n degrees of freedom, from the
 * expectations of the zonal polynomials, and lower moments; n ≥ N + 6.
 */
function inverseWishart(n: number) {
  const m = n - N;
  const two = (N * (N + 2)) / 3 / ((m - 1) * (m - 3));
  const oneOne = (2 * N * (N - 1)) / 3 / ((m - 1) * m);
  const three = (N * (N + 2) * (N + 4)) / 15 / ((m - 1) * (m - 3) * (m - 5));
  const twoOne = (3 * N * (N + 2) * (N - 1)) / 5 / ((m - 1) * (m - 3) * m);
  const ones = (N * (N - 1) * (N - 2)) / 3 / ((m - 1) * m * (m + 1));
  return {
    t: N / (m - 1),
    tt: two + oneOne,
    /** tr S². */
    s: two - oneOne / 2,
    ttt: three + twoOne + ones,
    /** tr S tr S². */
    ts: three + twoOne / 6 - ones / 2,
    /** tr S³. */
    sss: three - twoOne / 4 + ones / 4,
  };
}

/** Least squares over all N × N maps, σ = 1: given the inputs, N independent quadratic forms Σ s_k g_k². */
export function dense(n: number): Cumulants {
  const { t, tt, s, ttt, ts, sss } = inverseWishart(n);
  const trace = central(t, tt, ttt);
  return {
    mean: t,
    variance: trace.variance + (2 * s) / N,
    third: trace.third + (6 * (ts - t * s)) / N + (8 * sss) / N ** 2,
  };
}

/**
 * The same, then averaged over the N shifts, σ = 1: Σ s̄_k g_k² with s̄ the spectrum of the circulant part of S. Its
 * second moment is exact; the third takes the shape of s̄ as independent of its size.
 */
export function averaged(n: number): Cumulants {
  const { t, tt, ttt } = inverseWishart(n);
  const m = n - N;
  const squares = tt / N + N / (m * (m - 1) * (m - 3));
  const shape = (2 * squares) / tt;
  const third = ttt * (1 + shape) * (1 + 2 * shape);
  const all = central(t, tt * (1 + shape), third);
  return { mean: all.mean / N, variance: all.variance / N ** 2, third: all.third / N ** 3 };
}

/**
 * How far a single fit reaches with a given small probability: P(error > t) ≈ constant · t^{−power} for large t, with
 * σ = 1. For the dense map it is the chance of one soft direction of the inputs, 1/λ_min; for the convolution that of
 * one real mode that the inputs hardly contain.
 */
export interface Tail {
  logConstant: number;
  power: number;
}

export function convolvedTail(n: number): Tail {
  // N · error > t in one of two modes, P(χ²₁/χ²_n > t) < t^{−n/2} Γ((n+1)/2)/(Γ(1/2) Γ(n/2 + 1)).
  const constant = logGammaOfHalf(n + 1) - logGammaOfHalf(1) - logGammaOfHalf(n + 2);
  return { logConstant: Math.log(2) + constant - (n / 2) * Math.log(N), power: n / 2 };
}

/** P(1/λ_min > t) ≈ C t^{−a}, a = (n − N + 1)/2, from P(s₁₁ > t), and E(χ²_N/N)^a for the N rows. */
export function denseTail(n: number): Tail {
  const twoA = n - N + 1;
  const rows = logGammaOfHalf(N + twoA) - logGammaOfHalf(N) + (twoA / 2) * Math.log(2 / N);
  return { logConstant: softest(n) + rows, power: twoA / 2 };
}

/** The same for the average: one soft direction, spread over the modes by its own spectrum. */
export function averagedTail(n: number): Tail {
  const twoA = n - N + 1;
  // Σ |û_k|² g_k² has mean 1 and variance 2 Σ E|û_k|⁴ = 2 (2 N − 2 + 6 · 1/2 …)/(N (N + 2)) ≈ 4/N: a gamma law.
  const f = N / 2;
  const modes = logGammaOfHalf(f + twoA) - logGammaOfHalf(f) + (twoA / 2) * Math.log(2 / f);
  return { logConstant: softest(n) + modes - (twoA / 2) * Math.log(N), power: twoA / 2 };
}

/** ln C: P(s₁₁ > t) = P(χ²_{2a} < 1/t) ≈ (2t)^{−a}/Γ(a + 1) = C t^{−a} E|u₁|^{2a} for a uniform unit vector u. */
function softest(n: number): number {
  const twoA = n - N + 1;
  const direction =
    logGammaOfHalf(twoA + 1) + logGammaOfHalf(N) - logGammaOfHalf(1) - logGammaOfHalf(twoA + N);
  return -(twoA / 2) * Math.log(2) - logGammaOfHalf(twoA + 2) - direction;
}

/** ln Γ(k/2) for whole k ≥ 1. */
function logGammaOfHalf(k: number): number {
  let sum = k % 2 === 0 ? 0 : Math.log(Math.PI) / 2;
  for (let j = k % 2 === 0 ? 2 : 1; j < k; j += 2) sum += Math.log(j / 2);
  return sum;
}
