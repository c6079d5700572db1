import type { Loss } from '../model.ts';
import type { Plan, PlannedLayer } from '../plan.ts';
import { activate, timesSlope } from './activation.ts';
import { lossAndGradient } from './loss.ts';
import { mean } from './mean.ts';
import { biasGradient, outer, outerProducts, type Outer } from './outer.ts';
import { backwards, forwards, multiply, type Product } from './product.ts';

/**
 * Room for one replica at work on one batch: activations and their gradients, layer by layer, [positions][units][batch]
 * each. All replicas take turns in it.
 */
export interface Desk {
  size: number;
  /** The batch, then the outputs of every layer. */
  activations: Float32Array[];
  targets: Float32Array;
  /** The loss's gradient in the outputs of every layer. */
  deltas: Float32Array[];
  layers: readonly (PlannedLayer & { forwards: Product; backwards: Product; outer: Outer })[];
}

export function makeDesk(plan: Plan, size: number): Desk {
  const outputs = (layer: PlannedLayer) => new Float32Array(layer.wiring.positions * layer.units * size);
  return {
    size,
    activations: [new Float32Array(plan.inputs * size), ...plan.layers.map(outputs)],
    targets: new Float32Array(plan.outputs * size),
    deltas: plan.layers.map(outputs),
    layers: plan.layers.map((layer) => ({
      ...layer,
      forwards: forwards(layer),
      backwards: backwards(layer),
      outer: outer(layer),
    })),
  };
}

/** Copies rows of `from` [n, width] into columns of `to` [width, rows]. */
export function gather(to: Float32Array, from: Float32Array, rows: Int32Array, width: number): void {
  const size = rows.length;
  for (let b = 0; b < size; b++) {
    const row = rows[b]! * width;
    for (let i = 0; i < width; i++) to[i * size + b] = from[row + i]!;
  }
}

/** The outputs for the batch on the desk. */
export function forward({ layers, activations, size }: Desk, w: Float32Array): Float32Array {
  for (const [l, layer] of layers.entries()) {
    const below = activations[l]!;
    const above = activations[l + 1]!;
    if (layer.kind === 'mean') {
      mean(above, below, layer.wiring.byPosition, layer.wiring.taps, layer.units * size);
    } else {
      multiply(above, below, w, layer.kernel, layer.bias, layer.forwards, size);
      activate(layer.activation, above);
    }
  }
  return activations.at(-1)!;
}

/** Writes the gradient in the weights into g and returns the loss, both of the batch on the desk. */
export function gradient(desk: Desk, loss: Loss, w: Float32Array, g: Float32Array): number {
  const { layers, activations, deltas, size } = desk;
  const value = lossAndGradient(loss, deltas.at(-1)!, forward(desk, w), desk.targets, size);
  for (let l = layers.length - 1; l >= 0; l--) {
    const layer = layers[l]!;
    const delta = deltas[l]!;
    const below = activations[l]!;
    const { wiring, units } = layer;
    if (layer.kind === 'mean') {
      if (l > 0) mean(deltas[l - 1]!, delta, wiring.bySource, wiring.taps, units * size);
      continue;
    }
    timesSlope(layer.activation, delta, activations[l + 1]!);
    outerProducts(g, layer.kernel, below, delta, layer.outer, size);
    if (layer.bias >= 0) biasGradient(g, layer.bias, delta, wiring.positions, units, size);
    if (l > 0) multiply(deltas[l - 1]!, delta, w, layer.kernel, -1, layer.backwards, size);
  }
  return value;
}
