/**
 * Gradient descent, heavy ball and Nesterov's method on f = ½ Σ h c², mode by mode and without approximation:
 *   p_{t+1} = a p_t − b p_{t−1},  p_0 = 1,  p_1 = first,
 * is what a mode of curvature h has left of its start after t steps (prop:modes-of-descent, thm:heavy-ball,
 * prop:lookahead-spectrum), so that the loss is ½ Σ h c² p_t(h)².
 */
export const MODES = 64;
/** The largest curvature L; the smallest is L/κ. */
export const LARGEST = 1;
/** The loss is followed down to this fraction of its start. */
const END = 1e-9;
const TIMES = [1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64, 96, 128, 192, 256, 384, 512, 768, 1024] as const;
/** 2⁻²⁴, half the spacing of float32 numbers near 1. */
const ROUNDING = 2 ** -24;

export const METHODS = ['descent', 'heavy-ball', 'nesterov'] as const;
export type Method = (typeof METHODS)[number];

export interface Spectrum {
  kappa: number;
  /** Modes with curvature up to h are in number ∝ h^s. */
  s: number;
}

/** MODES curvatures from L/κ to L, whose s-th powers are equally spaced. */
export function curvatures({ kappa, s }: Spectrum): number[] {
  const low = kappa ** -s;
  return Array.from({ length: MODES }, (_, j) => LARGEST * (low + ((1 - low) * j) / (MODES - 1)) ** (1 / s));
}

/** Step size and momentum: 1/L for gradient descent, and what the claims recommend for the condition number κ. */
export function tuned(method: Method, kappa: number): { eta: number; beta: number } {
  const [low, root] = [LARGEST / kappa, Math.sqrt(kappa)];
  const r = (root - 1) / (root + 1);
  if (method === 'descent') return { eta: 1 / LARGEST, beta: 0 };
  if (method === 'heavy-ball') return { eta: 4 / (Math.sqrt(LARGEST) + Math.sqrt(low)) ** 2, beta: r ** 2 };
  return { eta: 1 / LARGEST, beta: r };
}

/** Coefficients of the recursion, and p_1. Nesterov's p is that of the point where the gradient is taken. */
function recursion(method: Method, eta: number, beta: number, h: number) {
  const q = 1 - eta * h;
  if (method === 'nesterov') return { a: (1 + beta) * q, b: beta * q, first: (1 + beta) * q - beta };
  return { a: beta + q, b: beta, first: q };
}

/** p_0, …, p_steps for curvature h; with `impulse` the answer to a kick at time 0 instead of a start from rest. */
export function remaining(
  method: Method,
  { eta, beta }: { eta: number; beta: number },
  h: number,
  steps: number,
  impulse = false,
): Float64Array {
  const { a, b, first } = recursion(method, eta, beta, h);
  const p = new Float64Array(steps + 1);
  p[0] = 1;
  if (steps >= 1) p[1] = impulse ? a : first;
  for (let t = 1; t < steps; t++) p[t + 1] = a * p[t]! - b * p[t - 1]!;
  return p;
}

export interface LossPoint {
  t: number;
  loss: number;
  /** What float32 arithmetic may change: a standard deviation, and a shift. */
  deviation: number;
  shift: number;
}

/** The exact loss at the times that are measured, from all c² = 1/MODES, with what rounding does to it. */
export function losses(method: Method, spectrum: Spectrum): LossPoint[] {
  const all = curvatures(spectrum);
  const parameters = tuned(method, spectrum.kappa);
  const last = TIMES.at(-1)!;
  const modes = all.map((h) => ({
    h,
    p: remaining(method, parameters, h, last),
    kick: remaining(method, parameters, h, last, true),
    // Rounding the inputs shifts singular values by about √L 2⁻²⁴, curvatures by √(hL) times twice that.
    moved: remaining(method, parameters, h + 2 * ROUNDING * Math.sqrt(h * LARGEST), last),
  }));
  const start = all.reduce((sum, h) => sum + h, 0) / (2 * MODES);
  const size = (t: number) => Math.sqrt(modes.reduce((sum, { p }) => sum + p[t]! ** 2, 0) / MODES);
  const sizes = Float64Array.from({ length: last + 1 }, (_, t) => size(t));
  const points: LossPoint[] = [];
  for (const t of TIMES) {
    const loss = modes.reduce((sum, { h, p }) => sum + h * p[t]! ** 2, 0) / (2 * MODES);
    if (loss < END * start) break;
    let variance = 0;
    let shift = 0;
    for (const { h, p, kick, moved } of modes) {
      let kicks = 0;
      for (let k = 0; k <= t; k++) kicks += (kick[t - k]! * sizes[k]!) ** 2;
      variance += (h * p[t]!) ** 2 * kicks * (2 * ROUNDING) ** 2;
      shift += (h * Math.abs(moved[t]! ** 2 - p[t]! ** 2)) / (2 * MODES);
    }
    // A step's rounding errors are 2·2⁻²⁴ of |x| or so, spread over the modes: √(1/MODES) in each, as the start is.
    points.push({ t, loss, deviation: Math.sqrt(variance) / MODES, shift: shift + 2 * ROUNDING * loss });
  }
  return points;
}

/** The second plot: a mode of curvature 1 under noise of variance 1, with η/(1 − β) or η itself held fixed. */
export const NOISE_STEP = 0.4;
export const BETAS = [0, 0.5, 0.8, 0.9, 0.95] as const;
export const RULES = ['same-step', 'same-effective'] as const;
export type Rule = (typeof RULES)[number];

export interface NoisePoint {
  beta: number;
  eta: number;
  /** 1/(1 − β), the abscissa. */
  memory: number;
  /** So many that what is left of the start is below 10⁻⁶. */
  steps: number;
}

export function noisePoints(rule: Rule): NoisePoint[] {
  return BETAS.map((beta) => {
    const eta = rule === 'same-step' ? NOISE_STEP : NOISE_STEP * (1 - beta);
    const half = (1 + beta - eta) / 2;
    const root = half ** 2 - beta;
    const radius = root < 0 ? Math.sqrt(beta) : Math.abs(half) + Math.sqrt(root);
    const steps = Math.ceil(Math.log(1e-3) / Math.log(radius)) + 20;
    return { beta, eta, memory: Number((1 / (1 - beta)).toFixed(6)), steps };
  });
}

/** thm:momentum-noise: variance of the stationary state for noise of variance 1. */
export function stationaryVariance(eta: number, beta: number, h: number): number {
  return ((1 + beta) * eta) / ((1 - beta) * h * (2 * (1 + beta) - eta * h));
}

/** Variance of x_steps from x_0 = x_{−1} = 0: the sum of squares of the answers to all kicks. */
export function varianceAfter(eta: number, beta: number, h: number, steps: number): number {
  const kicks = remaining('heavy-ball', { eta, beta }, h, steps, true);
  let sum = 0;
  for (let k = 0; k < steps; k++) sum += kicks[k]! ** 2;
  return eta ** 2 * sum;
}
