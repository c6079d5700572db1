import { normalQuantile, normalTail } from '../../contract/statistics.ts';
import { betaBinomial, binomial, central, shapeOf, sumOf, upTo, type Shape } from './discrete.ts';
import { CALIBRATION, CURVATURES, FITTED, FRESH, NOISE, RANK, REACH } from './setting.ts';

/** prop:slope-coverage: how often ±1.96 naive standard errors reach the slope of the best line. */
export function naiveCoverage(c: number): number {
  const claimed = 2 * c ** 2 + NOISE ** 2;
  const actual = 10 * c ** 2 + NOISE ** 2;
  return 1 - 2 * normalTail(REACH * Math.sqrt(claimed / actual));
}

/** thm:split-conformal: how many of FRESH new examples an interval covers. */
const COVERED = betaBinomial(FRESH, RANK, CALIBRATION + 1 - RANK);

/** P(at most this fraction of FRESH examples is covered). */
export function coveredUpTo(level: number): number {
  return upTo(COVERED, Math.round(level * FRESH));
}

/** Mean squared error of the fitted line on new examples, to first order in 1/n; prop:slope-coverage. */
export function lineError(c: number): { mean: number; excess: number; deviation: number } {
  const floor = 2 * c ** 2 + NOISE ** 2;
  const [intercept, slope] = [floor / FITTED, (10 * c ** 2 + NOISE ** 2) / FITTED];
  // The errors of intercept and slope are independent in the limit; each square has variance 2 v².
  return {
    mean: floor + intercept + slope,
    excess: intercept + slope,
    deviation: Math.sqrt(2 * (intercept ** 2 + slope ** 2)),
  };
}

export interface Width {
  mean: number;
  deviation: number;
}

/**
 * Half-width of the split-conformal interval around the best line: the residual of rank RANK of CALIBRATION draws of
 * |c(x² − 1) + noise|. E q = ∫ P(q > t) dt, and q > t when fewer than RANK of the residuals are below t.
 */
function lineWidth(c: number): Width {
  const end = 5 * (NOISE + 2 * c);
  const steps = 120;
  let [first, second] = [0, 0];
  for (let i = 0; i <= steps; i++) {
    const t = (end * i) / steps;
    const below = Math.min(Math.max(residualBelow(t, c), 1e-300), 1 - 1e-15);
    const beyond = upTo(binomial(CALIBRATION, below), RANK - 1);
    const weight = (i === 0 || i === steps ? 0.5 : 1) * (end / steps) * beyond;
    first += weight;
    second += 2 * t * weight;
  }
  return { mean: first, deviation: Math.sqrt(second - first ** 2) };
}

/** P(|c(x² − 1) + noise| ≤ t): the trapezoidal rule over x, spectrally accurate for this integrand. */
export function residualBelow(t: number, c: number): number {
  const h = 0.1;
  let sum = 0;
  for (let x = 0; x <= 6; x += h) {
    const m = c * (x * x - 1);
    const inside = normalTail((-t - m) / NOISE) - normalTail((t - m) / NOISE);
    sum += (x === 0 ? 1 : 2) * Math.exp((-x * x) / 2) * inside;
  }
  return (sum * h) / Math.sqrt(2 * Math.PI);
}

let widths: readonly Width[] | undefined;

/** One for each of CURVATURES. They depend on no parameter and take some 30 ms, so they are kept. */
export function lineWidths(): readonly Width[] {
  widths ??= CURVATURES.map(lineWidth);
  return widths;
}

/** Where the mean coverage of `count` data sets lands but for a probability `tail` on either side. */
export function coverageBand(count: number, tail: number): { lower: number; upper: number } {
  if (count <= 8) {
    const { lower, upper } = central(sumOf(COVERED, count), tail);
    return { lower: lower / count / FRESH, upper: upper / count / FRESH };
  }
  const shape = shapeOf(COVERED);
  const [lower, upper] = [tail, 1 - tail].map((p) => quantileOfMean(shape, count, p) / FRESH);
  return { lower: lower!, upper: upper! };
}

/** Quantile of a mean of `count` independent values of the given shape, after Cornish and Fisher. */
function quantileOfMean(shape: Shape, count: number, probability: number): number {
  const z = normalQuantile(probability);
  const skewness = shape.skewness / Math.sqrt(count);
  const kurtosis = shape.kurtosis / count;
  const w =
    z +
    ((z ** 2 - 1) * skewness) / 6 +
    ((z ** 3 - 3 * z) * kurtosis) / 24 -
    ((2 * z ** 3 - 5 * z) * skewness ** 2) / 36;
  return shape.mean + (w * shape.deviation) / Math.sqrt(count);
}
