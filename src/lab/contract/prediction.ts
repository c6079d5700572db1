/** What a formula says before anything runs, and what a run then measures. Plain data, cloneable. */

/** One point at which a measurement will be made. All numbers in the units of the series' axes. */
export interface PredictedPoint {
  x: number;
  /** The predicted exact value, or the bound. */
  y: number;
  /** The band: where, if the prediction is right, all points of a run land in 999 runs of 1,000. */
  lower: number;
  upper: number;
  /** The leading-order law at x; plots with `show: 'compensated'` divide by it. */
  rate?: number;
}

export interface PredictedSeries {
  /** Key of the demo's series. */
  key: string;
  /** `value`: the mean is predicted. `upper-bound`: the mean is at most y, and `lower` is 0. */
  kind: 'value' | 'upper-bound';
  /** Label of the claim the formula comes from. */
  claim: string;
  points: readonly PredictedPoint[];
  /** Where the law has a corner between two points: the line goes there too (unless it is divided by its law), and nothing is measured. */
  corners?: readonly Pick<PredictedPoint, 'x' | 'y'>[];
}

export interface Prediction {
  series: readonly PredictedSeries[];
  /** How the band was made, in a sentence or two; stated on the page. */
  tolerance: string;
}

/** A mean over replicas. */
export interface MeasuredPoint {
  series: string;
  x: number;
  mean: number;
  /** Standard error of the mean; 0 where the outcome is deterministic. */
  standardError: number;
  replicas: number;
}
