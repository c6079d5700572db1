import type { Stream } from '../../contract/random.ts';

/** Hidden layers of the networks that are not trained, and the width of the narrow ones. */
export const DEPTH = 6;
export const NARROW = 4;
/** Narrow networks for each wide one: they cost little. */
export const NARROW_FOR_EACH = 16;

/** The networks that are trained, on cos(frequency θ) at equally spaced θ; Adam, all points at once, Keras's zero biases. */
export const TRAINED = { units: 32, layers: 3, points: 128, stepSize: 0.003 } as const;
export const TARGETS = [
  { key: 'slow', frequency: 4 },
  { key: 'fast', frequency: 16 },
] as const;
export const STEPS = [10, 30, 100, 300] as const;

/** How many networks a run trains for each target. */
export function trainedNetworks(replicas: number): number {
  return Math.max(1, Math.round(replicas / 8));
}

/**
 * Weights as Keras's He initialiser draws them, but from the whole normal law: variance 2/(inputs), biases of the given
 * standard deviation. Two inputs, `layers` hidden layers of `units`; in the layout that arcs.ts reads.
 */
export function heNetwork(units: number, layers: number, bias: number, random: Stream): Float64Array {
  const size = (inputs: number) => (inputs + 1) * units;
  const weights = new Float64Array(size(2) + (layers - 1) * size(units));
  let position = 0;
  for (let layer = 0; layer < layers; layer++) {
    const inputs = layer === 0 ? 2 : units;
    const scale = Math.sqrt(2 / inputs);
    for (let i = 0; i < inputs * units; i++) weights[position++] = scale * random.normal();
    for (let i = 0; i < units; i++) weights[position++] = bias === 0 ? 0 : bias * random.normal();
  }
  return weights;
}
