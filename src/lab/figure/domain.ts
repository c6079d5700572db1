import type { Plot } from '../contract/demo.ts';
import type { PredictedSeries, Prediction, MeasuredPoint } from '../contract/prediction.ts';
import type { Snapshot } from '../contract/snapshot.ts';
import { isInside } from '../contract/verdict.ts';

/** A point as it is drawn: in the units of the plot, which are those of the series or of its law. */
export interface DrawnPoint {
  x: number;
  y: number;
  lower: number;
  upper: number;
  measured?: { mean: number; low: number; high: number; inside: boolean };
}

export interface DrawnSeries {
  key: string;
  kind: PredictedSeries['kind'];
  points: readonly DrawnPoint[];
  /** The course of the theory: the points, and the corners between them. */
  line: readonly Pick<DrawnPoint, 'x' | 'y'>[];
}

/** Measured values may lie this many decades beyond the theory before they are drawn at the edge with an arrow. */
const REACH = 3;

/** Brings prediction and measurement of the plot's series into the plot's units, ordered by x. */
export function drawnSeries(plot: Plot, prediction: Prediction, snapshot: Snapshot): DrawnSeries[] {
  return plot.series.flatMap((key) => {
    const series = prediction.series.find((candidate) => candidate.key === key);
    if (!series) return [];
    const points = series.points
      .map((point): DrawnPoint => {
        const unit = plot.show === 'compensated' ? (point.rate ?? 1) : 1;
        const found = snapshot.points.find((other) => other.series === key && other.x === point.x);
        return {
          x: point.x,
          y: point.y / unit,
          lower: point.lower / unit,
          upper: point.upper / unit,
          ...(found ? { measured: inUnits(found, unit, isInside(point, found.mean)) } : {}),
        };
      })
      .toSorted((a, b) => a.x - b.x);
    const corners = plot.show === 'compensated' ? [] : (series.corners ?? []);
    const line = [...points, ...corners].toSorted((a, b) => a.x - b.x);
    return [{ key, kind: series.kind, points, line }];
  });
}

/** Two standard errors each way. */
function inUnits({ mean, standardError }: MeasuredPoint, unit: number, inside: boolean) {
  return {
    mean: mean / unit,
    low: (mean - 2 * standardError) / unit,
    high: (mean + 2 * standardError) / unit,
    inside,
  };
}

export function xDomain(series: readonly DrawnSeries[]): [number, number] {
  const values = series.flatMap(({ points }) => points.map(({ x }) => x));
  return [Math.min(...values), Math.max(...values)];
}

/**
 * From the theory and its band, stretched to what was measured, but by three decades (or three times the height) at
 * most; a little air at both ends.
 */
export function yDomain(
  series: readonly DrawnSeries[],
  scale: 'linear' | 'log',
  dashed: readonly { y: number }[] = [],
): [number, number] {
  const theory = series.flatMap(({ points, kind }) =>
    points.flatMap(({ y, lower, upper }) => (kind === 'value' ? [y, lower, upper] : [y])),
  );
  theory.push(...dashed.map(({ y }) => y));
  const measured = series.flatMap(({ points }) =>
    points.flatMap((point) => (point.measured ? [point.measured.mean] : [])),
  );
  if (scale === 'log') {
    const positive = theory.filter((value) => value > 0);
    const [low, high] = [Math.min(...positive), Math.max(...positive)];
    const reached = measured.filter((value) => value > 0);
    const bottom = Math.max(Math.min(low, ...reached), low / 10 ** REACH);
    const top = Math.min(Math.max(high, ...reached), high * 10 ** REACH);
    const air = 10 ** (0.04 * Math.log10(top / bottom));
    return [bottom / air, top * air];
  }
  const [low, high] = [Math.min(...theory), Math.max(...theory)];
  const height = high - low || Math.abs(high) || 1;
  const finite = measured.filter(Number.isFinite);
  const bottom = Math.max(Math.min(low, ...finite), low - REACH * height);
  const top = Math.min(Math.max(high, ...finite), high + REACH * height);
  const air = 0.06 * (top - bottom || 1);
  return [bottom - air, top + air];
}
