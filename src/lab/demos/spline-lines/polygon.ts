import type { Stream } from '../../contract/random.ts';
import { curvature, INPUTS, POINTS, target } from './problem.ts';

/** A polygon over [0, 1]: m + 1 corners, the first at 0, the last at 1. */
export interface Polygon {
  corners: Float64Array;
  heights: Float64Array;
}

/** Corners at j/m on the graph of the target. */
export function equal(m: number, jump = 0): Polygon {
  return through(
    Float64Array.from({ length: m + 1 }, (_, j) => j / m),
    jump,
  );
}

/** The polygon through the graph at the given corners. */
export function through(corners: Float64Array, jump = 0): Polygon {
  return { corners, heights: corners.map((x) => target(x, jump)) };
}

/** Added to |f''|, so that no cell grows without bound where the curvature vanishes. */
const REGULARISED = 1;

/** Cells of the midpoint rule for the density of corners. */
const CELLS = 8000;

/** Density of the corners before normalisation. */
const density = (x: number) => (Math.abs(curvature(x)) + REGULARISED) ** 0.4;

/** Its integral from 0 to i/8000. */
export function bending(): Float64Array {
  const mass = new Float64Array(CELLS + 1);
  for (let i = 0; i < CELLS; i++) mass[i + 1] = mass[i]! + density((i + 0.5) / CELLS) / CELLS;
  return mass;
}

/**
 * Corners with density ∝ |f''|^{2/5}, and beside the graph by f'' h²/12, half-way to the best line of each cell: the
 * construction in the proof of thm:free-knots.
 */
export function placed(m: number, jump = 0): Polygon {
  const mass = bending();
  const whole = mass[CELLS]!;
  const corners = new Float64Array(m + 1);
  let i = 0;
  for (let j = 1; j < m; j++) {
    const wanted = (whole * j) / m;
    while (mass[i + 1]! < wanted) i += 1;
    corners[j] = (i + (wanted - mass[i]!) / (mass[i + 1]! - mass[i]!)) / CELLS;
  }
  corners[m] = 1;
  const heights = corners.map((x) => target(x, jump) - ((whole / m / density(x)) ** 2 * curvature(x)) / 12);
  return { corners, heights };
}

/** Mean over the points of the squared distance from the graph. */
export function meanSquare({ corners, heights }: Polygon, jump = 0): number {
  let sum = 0;
  let cell = 0;
  for (const x of INPUTS) {
    while (cell < corners.length - 2 && corners[cell + 1]! <= x) cell += 1;
    const slope = (heights[cell + 1]! - heights[cell]!) / (corners[cell + 1]! - corners[cell]!);
    sum += (heights[cell]! + slope * (x - corners[cell]!) - target(x, jump)) ** 2;
  }
  return sum / POINTS;
}

/**
 * The ReLU network that is this polygon on [0, 1], laid out as the engine's plan wants it: kernel [m], biases [m],
 * kernel [m], bias. Unit j has its kink at corner j, and its two weights have about the same size.
 */
export function network({ corners, heights }: Polygon): Float32Array {
  const m = corners.length - 1;
  const weights = new Float32Array(3 * m + 1);
  let before = 0;
  for (let j = 0; j < m; j++) {
    const slope = (heights[j + 1]! - heights[j]!) / (corners[j + 1]! - corners[j]!);
    const bend = slope - before;
    before = slope;
    const inner = Math.max(0.01, Math.sqrt(Math.abs(bend)));
    weights[j] = inner;
    weights[m + j] = -inner * corners[j]!;
    weights[2 * m + j] = bend / inner;
  }
  weights[3 * m] = heights[0]!;
  return weights;
}

/** Kinks uniform on [0, 1], facing either way; inner weights N(0, 2), outer ones N(0, 1/m). As `network` lays them out. */
export function randomNetwork(m: number, random: Stream): Float32Array {
  const weights = new Float32Array(3 * m + 1);
  for (let j = 0; j < m; j++) {
    const inner = Math.SQRT2 * random.normal();
    weights[j] = inner;
    weights[m + j] = -inner * random.uniform();
    weights[2 * m + j] = random.normal() / Math.sqrt(m);
  }
  return weights;
}
