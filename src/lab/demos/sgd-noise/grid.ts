import { bestStep, contraction, criticalBatch, largestStep } from './exact.ts';

/** Which points the demo measures; shared by prediction and experiment. */

/** Variance of the label noise of the first plot; the second has none. */
export const NOISE = 1;

/** |x_0 − x*|² of every run: of the order of the lowest floors, so that little of it has to be forgotten. */
export const START = 0.1;

export const FLOORS = [
  { key: 'floor-1', batch: 1 },
  { key: 'floor-4', batch: 4 },
  { key: 'floor-16', batch: 16 },
] as const;

/** Step sizes as fractions of the largest one. */
const FRACTIONS = [0.05, 0.1, 0.2, 0.4, 0.6, 0.75] as const;

export interface FloorPoint {
  eta: number;
  steps: number;
}

/** Step sizes, and as many steps as make the start fade by e⁴. */
export function floorPoints(d: number, batch: number): FloorPoint[] {
  return FRACTIONS.map((fraction) => {
    const eta = Number((fraction * largestStep(d, batch)).toPrecision(4));
    return { eta, steps: Math.ceil(4 / (1 - contraction({ d, batch, eta }))) };
  });
}

export interface ContractionPoint {
  batch: number;
  eta: number;
  /** Each step is one ratio |δ'|²/|δ|²; few enough that float32 keeps the last. */
  steps: number;
}

const BATCHES = { best: [1, 2, 4, 8, 16, 32, 64, 128], linear: [1, 2, 4, 8, 16, 24, 32] } as const;

export type Rule = keyof typeof BATCHES;
export const RULES = ['best', 'linear'] as const satisfies Rule[];

/** `best`: the best step for each batch size. `linear`: B times the best step of batch size 1. */
export function contractionPoints(d: number, rule: Rule): ContractionPoint[] {
  return BATCHES[rule].map((batch) => ({
    batch,
    eta: rule === 'best' ? bestStep(d, batch) : batch * bestStep(d, 1),
    steps: Math.ceil((1.5 * (batch + criticalBatch(d))) / batch),
  }));
}
