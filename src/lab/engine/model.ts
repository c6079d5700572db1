/**
 * The words in which an experiment says what is trained: layers, losses, optimisers. Plain data, no computation;
 * every way of training reads the same description.
 */
export type Activation = 'linear' | 'tanh' | 'relu' | 'logistic';

/** How a convolution treats positions outside the input. `none`: it has no output where its window sticks out. */
export type Padding = 'zero' | 'circular' | 'none';

export interface Dense {
  kind: 'dense';
  units: number;
  activation: Activation;
  bias: boolean;
}

/** Spatial sizes have one entry (1-D) or two (2-D: height, width). */
export interface Convolution {
  kind: 'convolution';
  channels: number;
  window: readonly number[];
  stride: readonly number[];
  dilation: readonly number[];
  padding: Padding;
  activation: Activation;
  bias: boolean;
}

/** The mean over windows that do not stick out, channel by channel. */
export interface MeanPooling {
  kind: 'mean-pooling';
  window: readonly number[];
  stride: readonly number[];
}

export type Layer = Dense | Convolution | MeanPooling;

export interface Model {
  /** [units], [length, channels] or [height, width, channels]; an example is stored in this order, last index fastest. */
  input: readonly number[];
  layers: readonly Layer[];
}

/**
 * The loss of one example; training descends on its mean over the batch. With a the outputs and y the targets:
 *   squared        ½ |a − y|²
 *   logistic       Σ log(1 + e^a) − y a, y in [0, 1]; the outputs are the logits
 *   cross-entropy  −Σ y log softmax(a), Σ y = 1; the outputs are the logits
 */
export type Loss = 'squared' | 'logistic' | 'cross-entropy';

/** One step size for all replicas, or one each. */
export type StepSize = number | readonly number[];

/**
 * One step with gradient g and step size η:
 *   sgd         w ← w − η g
 *   heavy-ball  v ← μ v + g,  w ← w − η v
 *   nesterov    v ← μ v + g,  w ← w − η (g + μ v)
 *   adam        as in tfjs, with its bias corrections kept in float32
 */
export type Optimiser =
  | { kind: 'sgd'; stepSize: StepSize }
  | { kind: 'heavy-ball' | 'nesterov'; stepSize: StepSize; momentum: number }
  | { kind: 'adam'; stepSize: StepSize; beta1: number; beta2: number; epsilon: number };

export const sgd = (stepSize: StepSize): Optimiser => ({ kind: 'sgd', stepSize });

export const heavyBall = (stepSize: StepSize, momentum = 0.9): Optimiser => ({
  kind: 'heavy-ball',
  stepSize,
  momentum,
});

export const nesterov = (stepSize: StepSize, momentum = 0.9): Optimiser => ({
  kind: 'nesterov',
  stepSize,
  momentum,
});

export const adam = (stepSize: StepSize, { beta1 = 0.9, beta2 = 0.999, epsilon = 1e-7 } = {}): Optimiser => ({
  kind: 'adam',
  stepSize,
  beta1,
  beta2,
  epsilon,
});

/** Every unit sees every entry of the layer below, whatever its shape. */
export function dense(units: number, activation: Activation = 'linear', { bias = true } = {}): Dense {
  return { kind: 'dense', units, activation, bias };
}

interface ConvolutionOptions {
  activation?: Activation;
  stride?: number | readonly number[];
  dilation?: number | readonly number[];
  padding?: Padding;
  bias?: boolean;
}

/** A convolution with a square window unless one size an axis is given: `[5]` is 1-D, `[3, 5]` 2-D, `3` fits either. */
export function convolution(
  channels: number,
  window: number | readonly number[],
  { activation = 'linear', stride = 1, dilation = 1, padding = 'zero', bias = true }: ConvolutionOptions = {},
): Convolution {
  return {
    kind: 'convolution',
    channels,
    window: sizes(window),
    stride: sizes(stride),
    dilation: sizes(dilation),
    padding,
    activation,
    bias,
  };
}

export function meanPooling(
  window: number | readonly number[],
  stride: number | readonly number[] = window,
): MeanPooling {
  return { kind: 'mean-pooling', window: sizes(window), stride: sizes(stride) };
}

const sizes = (given: number | readonly number[]): readonly number[] =>
  typeof given === 'number' ? [given] : given;
