import type { Activation, Layer, Loss, Model } from '../../../src/lab/engine/model.ts';

/** The mean loss of one replica, in double precision and straight from the definitions: slow, and hard to get wrong. */
export function naiveLoss(
  { model, loss }: { model: Model; loss: Loss },
  weights: ArrayLike<number>,
  inputs: ArrayLike<number>,
  targets: ArrayLike<number>,
  examples: number,
): number {
  let sum = 0;
  const width = inputs.length / examples;
  const outputs = targets.length / examples;
  for (let e = 0; e < examples; e++) {
    const a = naiveOutputs(model, weights, Array.from(inputs).slice(e * width, (e + 1) * width));
    const y = Array.from(targets).slice(e * outputs, (e + 1) * outputs);
    sum += exampleLoss(loss, a, y);
  }
  return sum / examples;
}

function exampleLoss(loss: Loss, a: number[], y: number[]): number {
  if (loss === 'squared') return a.reduce((all, value, i) => all + (value - y[i]!) ** 2 / 2, 0);
  if (loss === 'logistic') return a.reduce((all, z, i) => all + Math.log1p(Math.exp(z)) - y[i]! * z, 0);
  const total = Math.log(a.reduce((all, value) => all + Math.exp(value), 0));
  return a.reduce((all, value, i) => all - y[i]! * (value - total), 0);
}

export function naiveOutputs(model: Model, weights: ArrayLike<number>, example: number[]): number[] {
  let shape = [...model.input];
  let values = example;
  let at = 0;
  const take = (count: number) => {
    at += count;
    return Array.from({ length: count }, (_, i) => weights[at - count + i]!);
  };
  for (const layer of model.layers) {
    [values, shape] = naiveLayer(layer, values, shape, take);
  }
  return values;
}

function naiveLayer(
  layer: Layer,
  values: number[],
  shape: number[],
  take: (count: number) => number[],
): [number[], number[]] {
  if (layer.kind === 'dense') {
    const kernel = take(values.length * layer.units);
    const bias = take(layer.bias ? layer.units : 0);
    const outputs = Array.from({ length: layer.units }, (_, o) =>
      values.reduce((sum, value, i) => sum + value * kernel[i * layer.units + o]!, bias[o] ?? 0),
    );
    return [outputs.map((z) => applied(layer.activation, z)), [layer.units]];
  }
  // One dimension is two with a height of 1.
  const flat = shape.length === 2;
  const [height, width, channels] = (flat ? [1, ...shape] : shape) as [number, number, number];
  const both = (sizes: readonly number[], other: number): [number, number] =>
    flat ? [other, sizes[0]!] : [sizes[0]!, sizes.at(-1)!];
  const [kh, kw] = both(layer.window, 1);
  const [sh, sw] = both(layer.stride, 1);
  const [dh, dw] = layer.kind === 'convolution' ? both(layer.dilation, 1) : [1, 1];
  const padding = layer.kind === 'convolution' ? layer.padding : 'none';
  const rows = extent(height, kh, sh, dh, padding);
  const columns = extent(width, kw, sw, dw, padding);
  const read = (y: number, x: number, c: number) => {
    if (padding === 'circular') {
      y = ((y % height) + height) % height;
      x = ((x % width) + width) % width;
    }
    return y < 0 || x < 0 || y >= height || x >= width ? 0 : values[(y * width + x) * channels + c]!;
  };
  const units = layer.kind === 'convolution' ? layer.channels : channels;
  const kernel = layer.kind === 'convolution' ? take(kh * kw * channels * units) : [];
  const bias = layer.kind === 'convolution' && layer.bias ? take(units) : [];
  const outputs: number[] = [];
  for (let r = 0; r < rows.outputs; r++) {
    for (let k = 0; k < columns.outputs; k++) {
      for (let o = 0; o < units; o++) {
        let sum = bias[o] ?? 0;
        for (let i = 0; i < kh; i++) {
          for (let j = 0; j < kw; j++) {
            const [y, x] = [r * sh + i * dh - rows.before, k * sw + j * dw - columns.before];
            if (layer.kind === 'mean-pooling') sum += read(y, x, o) / (kh * kw);
            else
              for (let c = 0; c < channels; c++)
                sum += read(y, x, c) * kernel[((i * kw + j) * channels + c) * units + o]!;
          }
        }
        outputs.push(layer.kind === 'convolution' ? applied(layer.activation, sum) : sum);
      }
    }
  }
  const size = [rows.outputs, columns.outputs].slice(flat ? 1 : 0);
  return [outputs, [...size, units]];
}

function extent(length: number, window: number, stride: number, dilation: number, padding: string) {
  const reach = (window - 1) * dilation + 1;
  if (padding === 'none') return { outputs: Math.floor((length - reach) / stride) + 1, before: 0 };
  const outputs = Math.ceil(length / stride);
  return { outputs, before: Math.floor(Math.max(0, (outputs - 1) * stride + reach - length) / 2) };
}

function applied(activation: Activation, z: number): number {
  if (activation === 'tanh') return Math.tanh(z);
  if (activation === 'relu') return Math.max(z, 0);
  return activation === 'logistic' ? 1 / (1 + Math.exp(-z)) : z;
}
