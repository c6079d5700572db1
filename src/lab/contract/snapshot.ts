import type { Delta } from './delta.ts';
import type { MeasuredPoint, Prediction } from './prediction.ts';

/** Everything a view needs to know of a run; the sum of its deltas. */
export interface Snapshot {
  points: readonly MeasuredPoint[];
  /** The engine's way, once the run has said it. */
  engine?: string;
  diverged?: { step: number; words: string; claim?: string };
}

export const EMPTY: Snapshot = { points: [] };

/** The snapshot after `delta`. Pure. A point measured again replaces the earlier one. */
export function apply(snapshot: Snapshot, delta: Delta): Snapshot {
  if (delta.kind === 'diverged') {
    const { kind: _, ...diverged } = delta;
    return { ...snapshot, diverged };
  }
  if (delta.kind === 'engine') return { ...snapshot, engine: delta.name };
  const { kind: _, ...point } = delta;
  const others = snapshot.points.filter((old) => old.series !== point.series || old.x !== point.x);
  return { ...snapshot, points: [...others, point] };
}

/** How many points a complete run measures. */
export function total(prediction: Prediction): number {
  return prediction.series.reduce((sum, series) => sum + series.points.length, 0);
}
