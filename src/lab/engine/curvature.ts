import { activate, backwards, linear, outer, type Floor } from './curvature-layer.ts';
import { lossChange, lossGradient } from './curvature-loss.ts';
import type { Loss, Model } from './model.ts';
import { plan as planned } from './plan.ts';
import { expectLength } from './problem.ts';

/** The mean loss over fixed examples, as a function of the weights of one replica. */
export interface Landscape {
  /** Dense layers only. */
  model: Model;
  loss: Loss;
  examples: number;
  /** [n, inputs] and [n, outputs] */
  inputs: ArrayLike<number>;
  targets: ArrayLike<number>;
}

/** The Hessian of a landscape at the point where it was last put. */
export interface Curvature {
  readonly parameters: number;
  /** Goes to these weights, in the layout of plan.ts; the products that follow are taken there. */
  at(weights: ArrayLike<number>): void;
  /** The Hessian times `vector`; the caller's to keep. */
  product(vector: ArrayLike<number>): Float64Array;
}

/**
 * Hessian–vector products without the Hessian: the gradient's derivative in a direction, by the chain rule (Pearlmutter
 * 1994). In double precision; a product costs about twice a gradient.
 * @throws RangeError for layers that are not dense, and for sizes that do not fit
 */
export function curvatureOf({ model, loss, examples: n, inputs, targets }: Landscape): Curvature {
  const { layers, parameters, inputs: width, outputs } = planned(model, loss);
  if (model.layers.some(({ kind }) => kind !== 'dense')) {
    throw new RangeError('Curvature is computed for dense layers only.');
  }
  expectLength('inputs', inputs, n * width);
  expectLength('targets', targets, n * outputs);
  const column = (given: ArrayLike<number>, size: number) =>
    Float64Array.from({ length: n * size }, (_, i) => given[(i % n) * size + Math.floor(i / n)]!);
  const wanted = column(targets, outputs);
  let below = column(inputs, width);
  const floors = layers.map(({ inputs, units, kernel, bias, activation }): Floor => {
    const room = () => new Float64Array(units * n);
    const value = room();
    const floor = { inputs, units, kernel, bias, activation, below, value };
    below = value;
    return { ...floor, slope: room(), bend: room(), delta: room(), pull: room() };
  });
  const top = floors.at(-1)!;
  const w = new Float64Array(parameters);

  return {
    parameters,
    at(weights) {
      expectLength('weights', weights, parameters);
      w.set(weights);
      for (const floor of floors) {
        linear(floor, w, floor.below, floor.value, n);
        activate(floor);
      }
      lossGradient(loss, top.value, wanted, outputs, n, top.pull);
      for (let l = floors.length - 1; l >= 0; l--) {
        const floor = floors[l]!;
        for (let i = 0; i < floor.delta.length; i++) floor.delta[i] = floor.pull[i]! * floor.slope[i]!;
        if (l > 0) backwards(floor, w, floor.delta, floors[l - 1]!.pull.fill(0), n);
      }
    },
    product(vector) {
      expectLength('vector', vector, parameters);
      const v = Float64Array.from(vector);
      const result = new Float64Array(parameters);
      // Forwards: how sums and values change when the weights move along v.
      const changes: { below: Float64Array; sum: Float64Array }[] = [];
      let change = new Float64Array(width * n);
      for (const floor of floors) {
        const sum = new Float64Array(floor.units * n);
        linear(floor, v, floor.below, sum, n);
        const moved = new Float64Array(floor.units * n);
        linear({ ...floor, bias: -1 }, w, change, moved, n);
        for (let i = 0; i < sum.length; i++) sum[i] = sum[i]! + moved[i]!;
        changes.push({ below: change, sum });
        change = sum.map((value, i) => value * floor.slope[i]!);
      }
      // Backwards: how the loss's gradient changes.
      let pull = lossChange(loss, top.value, change, outputs, n);
      for (let l = floors.length - 1; l >= 0; l--) {
        const floor = floors[l]!;
        const { below: changed, sum } = changes[l]!;
        const delta = pull.map(
          (value, i) => value * floor.slope[i]! + floor.pull[i]! * floor.bend[i]! * sum[i]!,
        );
        outer(floor, floor.below, delta, result, n);
        outer({ ...floor, bias: -1 }, changed, floor.delta, result, n);
        if (l > 0) {
          pull = new Float64Array(floor.inputs * n);
          backwards(floor, w, delta, pull, n);
          backwards(floor, v, floor.delta, pull, n);
        }
      }
      return result;
    },
  };
}

/**
 * The eigenvalue of largest modulus, by power iteration: its Rayleigh quotient after so many products, or as soon as
 * it moves by less than `tolerance`, relatively. For a loss in training that is the largest eigenvalue, the sharpness.
 * @param vector where to start, not zero; replaced by the last iterate, the place to start next time
 */
export function powerIteration(
  product: (vector: Float64Array) => Float64Array,
  vector: Float64Array,
  iterations: number,
  tolerance = 0,
): number {
  let quotient = 0;
  for (let k = 0; k < iterations; k++) {
    const norm = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0));
    for (let i = 0; i < vector.length; i++) vector[i] = vector[i]! / norm;
    const image = product(vector);
    const before = quotient;
    quotient = image.reduce((sum, value, i) => sum + value * vector[i]!, 0);
    vector.set(image);
    if (k > 0 && Math.abs(quotient - before) <= tolerance * Math.abs(quotient)) break;
  }
  return quotient;
}
