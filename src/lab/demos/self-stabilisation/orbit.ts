import { amplitude, angle, decay, sharpnessAtRest } from './exact.ts';
import { SIZE, TURNS } from './grid.ts';

export interface Turn {
  /** Steps in one turn. */
  period: number;
  /** ln of the amplitude's growth in one turn, over πω. */
  opening: number;
}

/** Something that is stepped, and whose sharpness is read every other step. */
interface Orbit {
  step(): void;
  sharpness(): number;
}

/** The reduced map with β = 1, from a phase of its oscillation. */
export function reducedMap(eta: number, alpha: number, phase: number): Orbit {
  let x = Math.sqrt(2 * alpha) * Math.exp(SIZE * Math.cos(phase));
  let y = Math.sqrt(2 * alpha) * SIZE * Math.sin(phase);
  return {
    step() {
      const before = x;
      x *= -(1 + eta * y);
      y += eta * (alpha - before ** 2 / 2);
    },
    sharpness: () => 2 / eta + y,
  };
}

/**
 * Gradient descent on ψ(uv − 1) + γv²/2 for two weights u and v, with ψ(r) = r²/2, or for ρ > 0 the robust loss
 * ψ(r) = ln cosh(√ρ r)/ρ. The sharpness is the one on the valley with the same imbalance.
 */
export function twoWeights(eta: number, alpha: number, rho: number, phase: number): Orbit {
  const gamma = decay(eta, alpha);
  const pull = (r: number) => (rho === 0 ? r : Math.tanh(Math.sqrt(rho) * r) / Math.sqrt(rho));
  const S = sharpnessAtRest(eta, gamma) + Math.sqrt(2 * alpha) * SIZE * Math.sin(phase);
  const r = amplitude(eta, alpha) * Math.exp(SIZE * Math.cos(phase));
  const q = Math.sqrt(S ** 2 - 4);
  // u² − v² = q and uv = 1 + r.
  let u = Math.sqrt((q + Math.sqrt(q ** 2 + 4 * (1 + r) ** 2)) / 2);
  let v = (1 + r) / u;
  return {
    step() {
      const force = pull(u * v - 1);
      [u, v] = [u - eta * force * v, v - eta * (force * u + gamma * v)];
    },
    sharpness: () => Math.sqrt((u ** 2 - v ** 2) ** 2 + 4),
  };
}

/**
 * Follows an orbit over TURNS turns: period from the distances of its extrema, growth from the ratio of the first swing
 * (from one extremum to the next) to the last. Extrema by parabolas through three readings.
 * @returns undefined when it has not turned so often within twice the predicted time
 */
export function follow(orbit: Orbit, eta: number, alpha: number): Turn | undefined {
  const extrema: { at: number; value: number }[] = [];
  const limit = (2 * Math.PI * (2 * TURNS + 2)) / angle(eta, alpha);
  let [before, here] = [Number.NaN, orbit.sharpness()];
  for (let step = 2; step < limit && extrema.length < 2 * TURNS + 2; step += 2) {
    orbit.step();
    orbit.step();
    const next = orbit.sharpness();
    const [left, right] = [here - before, next - here];
    if (left * right < 0) {
      const shift = (left + right) / (2 * (left - right));
      extrema.push({ at: step - 2 + 2 * shift, value: here + ((left + right) / 4) * shift });
    }
    [before, here] = [here, next];
  }
  if (extrema.length < 2 * TURNS + 2) return undefined;
  const swing = (i: number) => Math.abs(extrema[i + 1]!.value - extrema[i]!.value);
  return {
    period: (extrema[2 * TURNS]!.at - extrema[0]!.at) / TURNS,
    opening: Math.log(swing(2 * TURNS) / swing(0)) / TURNS / (Math.PI * angle(eta, alpha)),
  };
}
