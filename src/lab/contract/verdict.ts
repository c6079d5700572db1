import type { Values, Parameter } from './parameter.ts';
import type { PredictedPoint, PredictedSeries, Prediction } from './prediction.ts';
import type { Snapshot } from './snapshot.ts';
import { total } from './snapshot.ts';

export type VerdictOutcome = 'agrees' | 'disagrees' | 'inconclusive';

/** Computed from the measured points and the band that was fixed before the run; never typed in. */
export interface Verdict {
  outcome: VerdictOutcome;
  /** Measured points inside the band, and how many a complete run measures. */
  inside: number;
  total: number;
  outside: readonly { series: string; x: number }[];
  /** Key of the break-it parameter, when it is away from the value at which the hypothesis holds. */
  broken?: string;
  /** What is missing, when the outcome is inconclusive. */
  missing?: string;
}

/** Whether a measured mean lies in the band. A mean that is not a number lies outside. */
export function isInside(point: PredictedPoint, mean: number): boolean {
  return mean >= point.lower && mean <= point.upper;
}

/** The predicted point that a measured one answers to. */
export function predictedAt(prediction: Prediction, series: string, x: number): PredictedPoint | undefined {
  const found: PredictedSeries | undefined = prediction.series.find((candidate) => candidate.key === series);
  return found?.points.find((point) => point.x === x);
}

/**
 * Holds a snapshot against its prediction. `agrees` means that every predicted point was measured and lies
 * inside; one point outside, and it is `disagrees`, however many are missing; otherwise `inconclusive`.
 */
export function judge(
  prediction: Prediction,
  snapshot: Snapshot,
  parameters: readonly Parameter[],
  values: Values,
): Verdict {
  const outside: { series: string; x: number }[] = [];
  let inside = 0;
  for (const point of snapshot.points) {
    const predicted = predictedAt(prediction, point.series, point.x);
    if (!predicted) continue;
    if (isInside(predicted, point.mean)) inside += 1;
    else outside.push({ series: point.series, x: point.x });
  }
  const all = total(prediction);
  const parameter = parameters.find(({ key, breaks }) => breaks && values[key] !== breaks.holds);
  const common = { inside, total: all, outside, ...(parameter ? { broken: parameter.key } : {}) };
  if (outside.length > 0) return { outcome: 'disagrees', ...common };
  if (inside === all) return { outcome: 'agrees', ...common };
  const missing = snapshot.diverged
    ? snapshot.diverged.words
    : `${all - inside} of ${all} points were not measured`;
  return { outcome: 'inconclusive', ...common, missing };
}
