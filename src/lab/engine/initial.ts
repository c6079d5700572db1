import { stream } from '../contract/random.ts';
import type { Plan, PlannedLayer } from './plan.ts';

/** Fills the weights [replicas, parameters] of an ensemble; biases start at 0. */
export type Initialiser = (plan: Plan, replicas: number) => Float32Array;

/** Gaussian kernels of variance 2/(fan in), after He et al. (2015): preserves the scale through ReLU layers. */
export const he = (seed: number): Initialiser => kernels(seed, ({ fanIn }) => Math.sqrt(2 / fanIn));

/** Gaussian kernels of variance 2/(fan in + fan out), after Glorot and Bengio (2010). */
export const glorot = (seed: number): Initialiser =>
  kernels(seed, ({ fanIn, fanOut }) => Math.sqrt(2 / (fanIn + fanOut)));

/** Gaussian kernels of the given variance; a function sees the layer's number and its fan in. */
export const gaussian = (
  seed: number,
  variance: number | ((layer: number, fanIn: number) => number),
): Initialiser =>
  kernels(seed, ({ layer, fanIn }) =>
    Math.sqrt(typeof variance === 'number' ? variance : variance(layer, fanIn)),
  );

/** All weights 0. */
export const zero: Initialiser = (plan, replicas) => new Float32Array(plan.parameters * replicas);

interface Fans {
  layer: number;
  fanIn: number;
  fanOut: number;
}

/** Replica r draws from the stream (seed, r): its weights do not depend on how many others there are. */
function kernels(seed: number, deviation: (fans: Fans) => number): Initialiser {
  return (plan, replicas) => {
    const weights = zero(plan, replicas);
    for (let replica = 0; replica < replicas; replica++) {
      const random = stream(seed, replica);
      for (const [layer, planned] of plan.layers.entries()) {
        const scale = deviation({ layer, ...fans(planned) });
        const from = replica * plan.parameters + planned.kernel;
        const size = kernelSize(planned);
        for (let i = 0; i < size; i++) weights[from + i] = scale * random.normal();
      }
    }
    return weights;
  };
}

function fans({ wiring: { taps }, inputs, units }: PlannedLayer) {
  return { fanIn: taps * inputs, fanOut: taps * units };
}

/** Numbers in a layer's kernel; 0 for pooling. */
export function kernelSize({ kind, wiring, inputs, units }: PlannedLayer): number {
  return kind === 'affine' ? wiring.taps * inputs * units : 0;
}
