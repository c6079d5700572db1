import type { Stream } from '../../contract/random.ts';
import { curve, NOISE } from './setting.ts';

export interface Examples {
  x: Float64Array;
  y: Float64Array;
}

/** Fills `into` with examples whose inputs are normal with variance 1 around `centre`. */
export function draw(into: Examples, c: number, centre: number, random: Stream): void {
  for (let i = 0; i < into.x.length; i++) {
    const x = centre + random.normal();
    into.x[i] = x;
    into.y[i] = curve(x, c) + NOISE * random.normal();
  }
}

export function examples(count: number): Examples {
  return { x: new Float64Array(count), y: new Float64Array(count) };
}

export interface Fit {
  intercept: number;
  slope: number;
  /** The textbook's variance of the slope, RSS/(n − 2)/Sxx. */
  naive: number;
  /** The sandwich with residuals divided by 1 − leverage (HC3). */
  sandwich: number;
}

/** Least squares with an intercept. */
export function fitLine({ x, y }: Examples): Fit {
  const n = x.length;
  let [sumX, sumY] = [0, 0];
  for (let i = 0; i < n; i++) {
    sumX += x[i]!;
    sumY += y[i]!;
  }
  const [meanX, meanY] = [sumX / n, sumY / n];
  let [sxx, sxy] = [0, 0];
  for (let i = 0; i < n; i++) {
    const dx = x[i]! - meanX;
    sxx += dx * dx;
    sxy += dx * (y[i]! - meanY);
  }
  const slope = sxy / sxx;
  let [rss, meat] = [0, 0];
  for (let i = 0; i < n; i++) {
    const dx = x[i]! - meanX;
    const residual = y[i]! - meanY - slope * dx;
    rss += residual ** 2;
    meat += ((dx * residual) / (1 - 1 / n - dx ** 2 / sxx)) ** 2;
  }
  return {
    intercept: meanY - slope * meanX,
    slope,
    naive: rss / (n - 2) / sxx,
    sandwich: meat / sxx ** 2,
  };
}
