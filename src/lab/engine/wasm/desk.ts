import type { Activation, Loss, Optimiser } from '../model.ts';
import type { Steps } from '../steps.ts';
import type { Links } from '../wiring.ts';
import type { Instance } from './instance.ts';

/**
 * What the loop needs in memory besides weights and orders: the job, the layers with their links, room for activations
 * and gradients of one batch, and all examples. It is laid out at the start of the memory and stays there for as long
 * as the same ensemble trains.
 */
export interface Desk {
  job: number;
  gradient: number;
  /** Vectors in a row of the batch, and lanes of them that hold an example. */
  vectors: number;
  slots: number;
  /** Vectors in the weights of one replica, or of four. */
  weightVectors: number;
  /** First byte after the desk. */
  end: number;
}

/** 1: one replica at a time, examples in the lanes. 4: four replicas at a time, one a lane. */
export type Lanes = 1 | 4;

const ACTIVATIONS: Record<Activation, number> = { linear: 0, tanh: 1, relu: 2, logistic: 3 };
const LOSSES: Record<Loss, number> = { squared: 0, logistic: 1, 'cross-entropy': 2 };
const OPTIMISERS: Record<Optimiser['kind'], number> = { sgd: 0, 'heavy-ball': 1, nesterov: 2, adam: 3 };

/** Fields of a job that change from call to call, by their place in assembly/job.ts. */
export const FIELD = {
  steps: 10,
  order: 20,
  weights: 22,
  moments: 24,
  stepSizes: 25,
  corrections: 26,
  losses: 27,
};
const JOB_FIELDS = 28;

export function setUp(
  instance: Instance,
  { plan, loss, optimiser, order, whole }: Steps,
  lanes: Lanes,
  data: { inputs: Float32Array; targets: Float32Array },
): Desk {
  const size = order.shape[2];
  const slots = size * lanes;
  const vectors = lanes === 4 ? size : Math.ceil(size / 4);
  const weightVectors = lanes === 4 ? plan.parameters : Math.ceil(plan.parameters / 4);
  let top = Math.ceil(instance.heap / 16) * 16;
  /** Reserves room for 32-bit numbers, on a boundary of vectors. */
  const place = (numbers: number): number => {
    const at = top;
    top += Math.ceil(numbers / 4) * 16;
    instance.reserve(top);
    return at;
  };
  const written = (numbers: Int32Array | Float32Array): number => {
    const at = place(numbers.length);
    (numbers instanceof Int32Array ? instance.integers() : instance.floats()).set(numbers, at / 4);
    return at;
  };
  const links = ({ start, pairs }: Links) => [written(start), written(pairs)];
  const rows = (entries: number) => place(entries * vectors * 4);

  const job = place(JOB_FIELDS);
  const batch = rows(plan.inputs);
  let below = batch;
  let deltaBelow = 0;
  const layers: number[][][] = [];
  for (const { kind, wiring, inputs, units, activation, kernel, bias } of plan.layers) {
    const above = rows(wiring.positions * units);
    const deltaAbove = rows(wiring.positions * units);
    layers.push([
      [kind === 'mean' ? 1 : 0, ACTIVATIONS[activation]],
      [inputs, units, wiring.taps, wiring.sources, wiring.positions],
      [...links(wiring.byPosition), ...links(wiring.bySource), ...links(wiring.byTap)],
      [kernel, bias, below, above, deltaBelow, deltaAbove],
    ]);
    [below, deltaBelow] = [above, deltaAbove];
  }
  const gradient = place(weightVectors * 4);
  const [inputRows, targetRows] = [written(data.inputs), written(data.targets)];
  const targets = rows(plan.outputs);
  // In the order of assembly/job.ts; 0 where a call or `coefficients` fills in.
  const fields = [
    [written(Int32Array.from(layers.flat(2))), layers.length, LOSSES[loss], OPTIMISERS[optimiser.kind]],
    [0, 0, 0, 0, 0, 0],
    [0, Number(whole), vectors, slots, plan.inputs, plan.outputs],
    [inputRows, targetRows, targets, written(shares(size, slots, vectors))],
    [0, weightVectors, 0, gradient, 0, 0, 0, 0],
  ];
  // Lanes without an example are read as 0.
  instance.floats().fill(0, batch / 4, batch / 4 + plan.inputs * vectors * 4);
  instance.floats().fill(0, targets / 4, targets / 4 + plan.outputs * vectors * 4);
  // Padding of the last vector of weights takes part in the update.
  instance.floats().fill(0, gradient / 4, gradient / 4 + weightVectors * 4);
  instance.integers().set(fields.flat(), job / 4);
  instance.floats().set(coefficients(optimiser), job / 4 + 4);
  return { job, gradient, vectors, slots, weightVectors, end: top };
}

/** 1/B in every lane that holds an example, 0 in the others. */
function shares(size: number, slots: number, vectors: number): Float32Array {
  return Float32Array.from({ length: vectors * 4 }, (_, slot) => (slot < slots ? 1 / size : 0));
}

/** momentum, β₁, β₂, ε, 1 − β₁, 1 − β₂ */
function coefficients(optimiser: Optimiser): number[] {
  if (optimiser.kind === 'sgd') return [0, 0, 0, 0, 0, 0];
  if (optimiser.kind !== 'adam') return [optimiser.momentum, 0, 0, 0, 0, 0];
  const { beta1, beta2, epsilon } = optimiser;
  return [0, beta1, beta2, epsilon, 1 - beta1, 1 - beta2];
}
