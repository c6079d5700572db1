import { sharpnessAtRest } from '../../../lab/demos/self-stabilisation/exact.ts';

/** Gradient descent on ½(uv − 1)² + γv²/2, as the figure draws it, and its slow flow. */
export const setting = { eta: 0.2, gamma: 0.05, steps: 560 };

const { eta, gamma } = setting;
const m2 = 1 - eta ** 2;
const m = Math.sqrt(m2);

/** The drive α of prop:two-weight-spiral, and the residual's amplitude on the cycle of period two. */
export const drive = (2 * gamma * m * (1 - m)) / eta;
export const atRest = Math.sqrt(drive / 2 / m2);

/** The sharpness on that cycle, a little below 2/η. */
export const middle = sharpnessAtRest(eta, gamma);

export interface State {
  u: number;
  v: number;
  /** The residual uv − 1. */
  r: number;
  /** The sharpness on the valley with the same imbalance u² − v². */
  S: number;
}

function state(u: number, v: number): State {
  return { u, v, r: u * v - 1, S: Math.sqrt((u ** 2 - v ** 2) ** 2 + 4) };
}

/** All iterates, from a small residual and the sharpness of the cycle. */
export function iterates(): State[] {
  const start = middle;
  const q = Math.sqrt(start ** 2 - 4);
  let u = Math.sqrt((q + start) / 2);
  let v = 1.008 / u;
  const all = [state(u, v)];
  for (let t = 0; t < setting.steps; t++) {
    const r = u * v - 1;
    [u, v] = [u - eta * r * v, v - eta * (r * u + gamma * v)];
    all.push(state(u, v));
  }
  return all;
}

/** Half of each jump of the residual from one iterate to the next: the size of its oscillation. */
export function swings(orbit: readonly State[]): { size: number; S: number }[] {
  return orbit
    .slice(1)
    .map(({ r, S }, t) => ({ size: Math.abs(r - orbit[t]!.r) / 2, S: (S + orbit[t]!.S) / 2 }));
}

/**
 * The level line of the conserved E through |r| = `small`, y = 0: y as a function of |r|, the upper half.
 * E = y²/2 + m² r² − α ln|r|, where y is the excess of the sharpness over that of the cycle.
 */
export function levelLine(small: number, points: number): { r: number; y: number }[] {
  const potential = (r: number) => m2 * r ** 2 - drive * Math.log(r);
  const top = potential(small);
  let [low, high] = [atRest, 1];
  for (let k = 0; k < 60; k++) {
    const between = (low + high) / 2;
    if (potential(between) < top) low = between;
    else high = between;
  }
  return Array.from({ length: points + 1 }, (_, i) => {
    const share = (1 - Math.cos((Math.PI * i) / points)) / 2;
    const r = small * (low / small) ** share;
    return { r, y: Math.sqrt(Math.max(0, 2 * (top - potential(r)))) };
  });
}
