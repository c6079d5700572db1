import type { Stream } from '../../contract/random.ts';
import { CHANNELS } from './exact.ts';

/** One random stack of L convolutions with odd windows k in one dimension, and its gradient at the input. */
export interface StackShape {
  k: number;
  L: number;
  /** Whether a ReLU follows each layer but the last. */
  relu: boolean;
  /** Correlation between two taps of the same pair of channels. */
  correlation: number;
}

/**
 * Squared gradients, summed over the channels, of a random combination of the middle output's channels: at the input of
 * the last m layers, m = 1, …, L; each [(k − 1) L + 1], the middle site in the middle. The input is white noise; a linear
 * stack does not need it.
 */
export function squaredGradients({ k, L, relu, correlation }: StackShape, random: Stream): Float64Array[] {
  const C = CHANNELS;
  const half = (k - 1) / 2;
  const middle = half * L;
  const sites = 2 * middle + 1;
  const layers = Array.from({ length: L }, (_, layer) =>
    weights(k, Math.sqrt((relu && layer < L - 1 ? 2 : 1) / (k * C)), correlation, random),
  );
  const gates = relu ? forward(layers, { k, sites, middle }, random) : [];

  let gradient = new Float32Array(sites * C);
  let length = 0;
  for (let c = 0; c < C; c++) {
    const value = random.normal();
    gradient[middle * C + c] = value;
    length += value ** 2;
  }
  for (let c = 0; c < C; c++) gradient[middle * C + c]! /= Math.sqrt(length);

  const squares: Float64Array[] = [];
  for (let layer = L - 1; layer >= 0; layer--) {
    const below = new Float32Array(sites * C);
    const kernel = layers[layer]!;
    const reach = half * (L - 1 - layer);
    for (let p = middle - reach; p <= middle + reach; p++) {
      for (let j = 0; j < k; j++) {
        const q = p + j - half;
        for (let i = 0; i < C; i++) {
          const row = (j * C + i) * C;
          let sum = 0;
          for (let o = 0; o < C; o++) sum += kernel[row + o]! * gradient[p * C + o]!;
          below[q * C + i]! += sum;
        }
      }
    }
    const gate = layer > 0 ? gates[layer - 1] : undefined;
    if (gate) for (let t = 0; t < below.length; t++) below[t]! *= gate[t]!;
    gradient = below;
    squares.push(
      Float64Array.from({ length: sites }, (_, u) => {
        let sum = 0;
        for (let c = 0; c < C; c++) sum += gradient[u * C + c]! ** 2;
        return sum;
      }),
    );
  }
  return squares;
}

/** A kernel [k, inputs, outputs]: Gaussian, a part √correlation of each weight the same for all taps. */
function weights(k: number, deviation: number, correlation: number, random: Stream): Float32Array {
  const size = CHANNELS ** 2;
  const kernel = new Float32Array(k * size);
  for (let i = 0; i < kernel.length; i++) kernel[i] = deviation * random.normal();
  if (correlation === 0) return kernel;
  const [own, shared] = [Math.sqrt(1 - correlation), Math.sqrt(correlation)];
  for (let i = 0; i < size; i++) {
    const common = shared * deviation * random.normal();
    for (let j = 0; j < k; j++) kernel[j * size + i] = own * kernel[j * size + i]! + common;
  }
  return kernel;
}

/** Which units are open (1) or shut (0) after each layer but the last, [sites, C]; outside the cone they do not matter. */
function forward(
  layers: readonly Float32Array[],
  { k, sites, middle }: { k: number; sites: number; middle: number },
  random: Stream,
): Float32Array[] {
  const C = CHANNELS;
  const half = (k - 1) / 2;
  let activations = Float32Array.from({ length: sites * C }, () => random.normal());
  return layers.slice(0, -1).map((kernel, layer) => {
    const sums = new Float32Array(sites * C);
    const gate = new Float32Array(sites * C);
    const reach = middle - half * (layer + 1);
    for (let p = middle - reach; p <= middle + reach; p++) {
      for (let tap = 0; tap < k * C; tap++) {
        const value = activations[(p - half) * C + tap]!;
        if (value === 0) continue;
        for (let o = 0; o < C; o++) sums[p * C + o]! += kernel[tap * C + o]! * value;
      }
      for (let t = p * C; t < (p + 1) * C; t++) {
        if (sums[t]! > 0) gate[t] = 1;
        else sums[t] = 0;
      }
    }
    activations = sums;
    return gate;
  });
}
