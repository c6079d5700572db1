import type { Activation, Convolution, Layer, Loss, MeanPooling, Model, Optimiser } from './model.ts';
import { FULL, slidingWindow, type Wiring } from './wiring.ts';

/**
 * A model worked out: every shape, and where each layer's numbers stand.
 *
 * Memory. All weights of a replica are one row of `parameters` float32 numbers, layer after layer: the kernel as
 * [taps, inputs, units], last index fastest (tfjs's order), then the bias [units]. Weights of an ensemble are
 * [replicas, parameters]; optimiser state has the same layout, once for each moment. While it trains, a kernel
 * keeps the activations of a layer as [positions, units, batch]: the batch is innermost, so that inner loops run
 * over contiguous memory whatever the width of the layer.
 */
export interface Plan {
  model: Model;
  layers: readonly PlannedLayer[];
  /** Numbers in one example, in one target. */
  inputs: number;
  outputs: number;
  /** Numbers in one replica's weights. */
  parameters: number;
}

export interface PlannedLayer {
  kind: 'affine' | 'mean';
  wiring: Wiring;
  /** Entries at each source position, and at each position of the output. */
  inputs: number;
  units: number;
  activation: Activation;
  /** Where the kernel starts in a replica's weights; where the bias does, or −1. */
  kernel: number;
  bias: number;
}

/**
 * @throws RangeError for a model that cannot be: wrong dimensions, a window that does not fit, an activation after
 * which the loss expects logits
 */
export function plan(model: Model, loss: Loss): Plan {
  const layers: PlannedLayer[] = [];
  let shape = [...model.input];
  let parameters = 0;
  for (const layer of model.layers) {
    const { wiring, inputs, units, next } = worked(layer, shape);
    const weights = layer.kind === 'mean-pooling' ? 0 : wiring.taps * inputs * units;
    const bias = layer.kind !== 'mean-pooling' && layer.bias;
    layers.push({
      kind: layer.kind === 'mean-pooling' ? 'mean' : 'affine',
      wiring,
      inputs,
      units,
      activation: layer.kind === 'mean-pooling' ? 'linear' : layer.activation,
      kernel: parameters,
      bias: bias ? parameters + weights : -1,
    });
    parameters += weights + (bias ? units : 0);
    shape = next;
  }
  const last = layers.at(-1);
  if (!last) throw new RangeError('A model has at least one layer.');
  if (loss !== 'squared' && last.activation !== 'linear') {
    throw new RangeError(`The ${loss} loss expects logits: a last layer that is linear.`);
  }
  const inputs = model.input.reduce((all, size) => all * size, 1);
  return { model, layers, inputs, outputs: last.wiring.positions * last.units, parameters };
}

interface Worked {
  wiring: Wiring;
  inputs: number;
  units: number;
  next: number[];
}

function worked(layer: Layer, shape: readonly number[]): Worked {
  if (layer.kind === 'dense') {
    const inputs = shape.reduce((all, size) => all * size, 1);
    return { wiring: FULL, inputs, units: layer.units, next: [layer.units] };
  }
  const lengths = shape.slice(0, -1);
  const channels = shape.at(-1)!;
  if (lengths.length < 1 || lengths.length > 2) {
    throw new RangeError(
      `A ${layer.kind} layer reads [length, channels] or [height, width, channels], not [${shape}].`,
    );
  }
  const wiring = slidingWindow(windows(layer, lengths));
  const units = layer.kind === 'convolution' ? layer.channels : channels;
  return { wiring, inputs: channels, units, next: [...wiring.shape, units] };
}

function windows(layer: Convolution | MeanPooling, lengths: readonly number[]) {
  const spread = (sizes: readonly number[]): readonly number[] => {
    if (sizes.length === lengths.length) return sizes;
    if (sizes.length === 1) return lengths.map(() => sizes[0]!);
    throw new RangeError(`[${sizes}] has more dimensions than an input of [${lengths}].`);
  };
  const pooled = layer.kind === 'mean-pooling';
  return {
    lengths,
    window: spread(layer.window),
    stride: spread(layer.stride),
    dilation: pooled ? lengths.map(() => 1) : spread(layer.dilation),
    padding: pooled ? ('none' as const) : layer.padding,
  };
}

/** How many moments an optimiser keeps of each weight. */
export function moments(optimiser: Optimiser): number {
  return { sgd: 0, 'heavy-ball': 1, nesterov: 1, adam: 2 }[optimiser.kind];
}
