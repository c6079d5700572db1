import { EVERY } from '../../src/lab/demos/edge-of-stability/grid.ts';
import { MODEL } from '../../src/lab/demos/edge-of-stability/experiment.ts';
import { EXAMPLES, inputs as spread } from '../../src/lab/demos/edge-of-stability/setting.ts';
import { stream } from '../../src/lab/contract/random.ts';
import { curvatureOf, powerIteration, type Curvature } from '../../src/lab/engine/curvature.ts';
import { createEnsemble } from '../../src/lab/engine/ensemble.ts';
import { glorot } from '../../src/lab/engine/initial.ts';
import { sgd } from '../../src/lab/engine/model.ts';
import type { Batches } from '../../src/lab/engine/batches.ts';
import { lossDoubly } from './double-precision.ts';

export interface Course {
  eta: number;
  /** The first measured step at which ηS at a midpoint is at least 2, network by network; Infinity if never. */
  crossings: number[];
  /** ηS in the last 200 steps, medians, network by network: at midpoints and at iterates. */
  midpoints: number[];
  iterates: number[];
  /** η times the second eigenvalue at the last midpoint, network by network. */
  seconds: number[];
  /** The loss after the last step, network by network; of the demo's examples, whatever the span. */
  losses: number[];
}

const landscape = { model: MODEL, loss: 'squared', examples: EXAMPLES } as const;

interface Setting {
  replicas: number;
  steps: number;
  seed: number;
  batches?: Batches;
  /** The inputs lie in [−span, span]; 3 unless told. */
  span?: number;
  /** Whether second eigenvalues are wanted; they cost most. */
  both?: boolean;
}

/** Networks like those of the demo, with a seed of their own. */
export function train(
  eta: number,
  { replicas, steps, seed, batches, span = 3, both = false }: Setting,
): Course {
  const inputs = spread().map((x) => (x * span) / 3);
  const data = { inputs, targets: inputs.map((x) => Math.sin(3 * x)) };
  const curvature = curvatureOf({ ...landscape, ...data });
  const size = curvature.parameters;
  const ensemble = createEnsemble({
    ...landscape,
    ...data,
    optimiser: sgd(eta),
    replicas,
    weights: glorot(seed),
    ...(batches && { batches }),
  });
  const directions = Array.from({ length: replicas }, (_, replica) => {
    const random = stream(seed, 1, replica);
    return Float64Array.from({ length: size }, () => random.normal());
  });
  const seconds = new Array<number>(replicas).fill(Number.NaN);
  const crossings = new Array<number>(replicas).fill(Infinity);
  const last = directions.map(() => ({ midpoint: [] as number[], iterate: [] as number[] }));
  while (ensemble.steps < steps) {
    ensemble.train(EVERY - 1);
    const here = ensemble.weights();
    if (ensemble.train(1).diverged) throw new Error(`A network ran away at η = ${eta}.`);
    const there = ensemble.weights();
    for (const [replica, direction] of directions.entries()) {
      const of = (weights: Float32Array) => weights.subarray(replica * size, (replica + 1) * size);
      const sharpness = (weights: ArrayLike<number>) => {
        curvature.at(weights);
        return eta * powerIteration((v) => curvature.product(v), direction, 30, 3e-4);
      };
      const ending = ensemble.steps > steps - 4 * EVERY;
      // Between its crossing and the end nothing is asked of a network, and with batches nothing before the end.
      if (!ending && (batches || crossings[replica] !== Infinity)) continue;
      const [a, b] = [of(here), of(there)];
      const midpoint = sharpness(Float64Array.from(a, (w, i) => (w + b[i]!) / 2));
      if (midpoint >= 2) crossings[replica] = Math.min(crossings[replica]!, ensemble.steps);
      if (ending) {
        last[replica]!.midpoint.push(midpoint);
        last[replica]!.iterate.push(sharpness(b));
        if (both && ensemble.steps === steps) {
          curvature.at(Float64Array.from(a, (w, i) => (w + b[i]!) / 2));
          seconds[replica] = eta * secondOf(curvature, direction);
        }
      }
    }
  }
  const trained = ensemble.weights();
  ensemble.dispose();
  const middle = (values: readonly number[]) => {
    const sorted = values.toSorted((x, y) => x - y);
    return (sorted[1]! + sorted[2]!) / 2;
  };
  return {
    eta,
    crossings,
    midpoints: last.map(({ midpoint }) => middle(midpoint)),
    iterates: last.map(({ iterate }) => middle(iterate)),
    seconds,
    losses: directions.map((_, replica) =>
      lossDoubly(trained.subarray(replica * size, (replica + 1) * size)),
    ),
  };
}

/** The second eigenvalue by modulus: power iteration with the first direction taken out. */
function secondOf(curvature: Curvature, near: Float64Array): number {
  const first = near.slice();
  powerIteration((v) => curvature.product(v), first, 100);
  const square = first.reduce((sum, value) => sum + value * value, 0);
  const start = Float64Array.from(first, (_, i) => Math.sin(1.7 * i + 1));
  const across = (v: Float64Array) => {
    const along = v.reduce((sum, value, i) => sum + value * first[i]!, 0) / square;
    return v.map((value, i) => value - along * first[i]!);
  };
  return powerIteration((v) => across(curvature.product(across(v))), start, 100);
}
