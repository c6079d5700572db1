import { NORMAL_NODES } from '../../contract/normal-mean.ts';

/**
 * prop:slow-turn: two examples at right angles, of lengths a and b, with label 1. Each margin moves by itself, and
 * after its example has acted for a time τ the margin u of the first solves u + e^u = 1 + a²τ.
 */

/** The root of u + e^u = value, for value ≥ 1, by Newton's method on a convex function from above. */
export function margin(value: number): number {
  let u = Math.log(value);
  // At the logarithm the sum is too large by u: the root lies to the left.
  for (let i = 0; i < 60; i++) {
    const power = Math.exp(u);
    const step = (u + power - value) / (1 + power);
    u -= step;
    if (Math.abs(step) < 1e-14 * (1 + Math.abs(u))) break;
  }
  return u;
}

export interface Pair {
  /** Lengths of the two examples. */
  a: number;
  b: number;
}

export interface State {
  /** Direction of the weights from the first example, in degrees. */
  angle: number;
  /** ln(1 + e^{−u}) + ln(1 + e^{−v}) */
  loss: number;
}

/** Where the weights point and what the loss is, from the margins of the two examples. */
export function stateOf(u: number, v: number, { a, b }: Pair): State {
  return {
    angle: (Math.atan2(v / b, u / a) * 180) / Math.PI,
    loss: Math.log1p(Math.exp(-u)) + Math.log1p(Math.exp(-v)),
  };
}

/** The flow, with the two examples having acted for times of their own. */
export function flow(first: number, second: number, pair: Pair): State {
  return stateOf(margin(1 + pair.a ** 2 * first), margin(1 + pair.b ** 2 * second), pair);
}

/**
 * The same for steps of size η, to first order in η: a step moves u + e^u by ηa² + e^u (e^h − 1 − h), h = ηa²/(1 + e^u),
 * and what the second term adds up to is (ηa²/2) ln((1 + e^u)/2).
 */
export function inSteps(time: number, eta: number, pair: Pair): State {
  const corrected = (length: number) => {
    const value = 1 + length ** 2 * time;
    const u = margin(value);
    return margin(value + ((eta * length ** 2) / 2) * Math.log((1 + Math.exp(u)) / 2));
  };
  return stateOf(corrected(pair.a), corrected(pair.b), pair);
}

export interface Moments {
  mean: number;
  variance: number;
}

/**
 * Mean and variance of the flow's angle and loss after T steps, each on one of the two examples at random: the first
 * has acted N η, N binomial, here replaced by the normal law of its mean T/2 and variance T/4.
 */
export function drawn(steps: number, eta: number, pair: Pair): Record<keyof State, Moments> {
  const states = NORMAL_NODES.map(({ z, weight }) => {
    const count = Math.min(steps, Math.max(0, steps / 2 + (z * Math.sqrt(steps)) / 2));
    return { weight, ...flow(eta * count, eta * (steps - count), pair) };
  });
  const moments = (key: keyof State): Moments => {
    const mean = states.reduce((sum, state) => sum + state.weight * state[key], 0);
    return {
      mean,
      variance: states.reduce((sum, state) => sum + state.weight * (state[key] - mean) ** 2, 0),
    };
  };
  return { angle: moments('angle'), loss: moments('loss') };
}
