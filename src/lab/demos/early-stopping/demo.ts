import type { Demo, Plot } from '../../contract/demo.ts';
import type { Values } from '../../contract/parameter.ts';
import type { PredictedPoint, Prediction } from '../../contract/prediction.ts';
import { meanSquareQuantile, tailOfEach } from '../../contract/statistics.ts';
import { errorsAt, EXAMPLES, STEP_SIZE, taskOf, TIMES, TRAINING_TIMES } from './exact.ts';
import { NETWORK, networks, OBSERVED, SEEN } from './network.ts';

const time: Plot['x'] = { words: 'training time', symbol: 't', scale: 'log' };
const error: Plot['y'] = { words: 'mean squared error', symbol: '', scale: 'log' };

export const demo: Demo = {
  title: 'When to stop',
  question:
    'How does the error on new data change in the course of training, and what does stopping early replace?',
  chapter: 'statistical-learning/double-descent',
  parameters: [
    {
      key: 'features',
      words: 'features',
      symbol: 'p',
      min: 15,
      max: 85,
      step: 2,
      scale: 'log',
      integer: true,
      default: 60,
      restarts: true,
      work: 0.7,
    },
    {
      key: 'noise',
      words: 'variance of the noise',
      symbol: '\\sigma^2',
      min: 0.1,
      max: 2,
      step: 0.1,
      scale: 'linear',
      integer: false,
      default: 0.5,
      restarts: true,
    },
    {
      key: 'replicas',
      words: 'data sets',
      symbol: 'R',
      min: 50,
      max: 1600,
      step: 1,
      scale: 'log',
      integer: true,
      default: 400,
      restarts: true,
    },
    {
      key: 'start',
      words: 'length of the first weights',
      symbol: '|w_0|',
      min: 0,
      max: 2,
      step: 0.1,
      scale: 'linear',
      integer: false,
      default: 0,
      restarts: true,
      breaks: {
        claim: 'thm:early-stopping',
        hypothesis: 'training starts at zero',
        holds: 0,
        demonstrate: 1,
        expect:
          'Start each training at weights of a random direction. Until they are forgotten they add to both errors of gradient descent, most at small $t$. With more features than examples some of them are never forgotten: a direction without curvature keeps what it began with. Ridge regression has no start and stays in its band.',
      },
    },
  ],
  testSize: { replicas: 50 },
  series: [
    { key: 'test', name: 'new data, beyond the noise', short: 'new', law: '' },
    { key: 'train', name: 'training data', short: 'training', law: '' },
    { key: 'ridge', name: 'ridge $\\lambda = 1/t$', short: 'ridge', law: '' },
    { key: 'network', name: 'networks', short: 'networks', law: '' },
  ],
  plots: [
    {
      key: 'time',
      title: 'Gradient descent on training data and on new data',
      x: time,
      y: error,
      series: ['test', 'train'],
      show: 'value',
    },
    {
      key: 'ridge',
      title: 'Stopping early against a ridge, on new data',
      x: time,
      y: error,
      series: ['test', 'ridge'],
      show: 'value',
    },
    {
      key: 'network',
      title: 'A network, for which there is no formula',
      x: { words: 'steps', symbol: '', scale: 'log' },
      y: { words: 'mean squared error beyond the noise', symbol: '', scale: 'log' },
      series: ['network'],
      show: 'value',
    },
  ],
  words({ features, noise, replicas }: Values) {
    return `A linear model with $p = ${features}$ Gaussian features learns $n = ${EXAMPLES}$ examples with noise of variance $\\sigma^2 = ${noise}$ by gradient descent from zero. The lines are the law of the curvatures put through the filter of $t/\\eta$ steps, $\\eta = ${STEP_SIZE}$; the training error is shown up to $t = ${TRAINING_TIMES.at(-1)}$. Each point will be the mean over $R = ${replicas}$ data sets. The third plot is not a prediction: it shows where ${networks(replicas!)} networks with ${NETWORK.units} hidden units, on ${NETWORK.examples} examples of ${NETWORK.features} features, were seen before.`;
  },
  predict,
};

/** Of one data set's error; left out, the skewness is that of a gamma law. */
interface Law {
  mean: number;
  variance: number;
  skewness?: number;
}

function predict(values: Values): Prediction {
  const replicas = values['replicas']!;
  const task = taskOf(values);
  const trained = networks(replicas);
  const count = 2 * TIMES.length + TRAINING_TIMES.length + SEEN.length;
  const tail = tailOfEach(count) / 2;
  /** A mean over a sample of something positive: gamma law with its mean, variance and skewness, shifted. */
  const banded = (x: number, error: Law, sample: number): PredictedPoint => {
    const { mean, variance, skewness = (2 * Math.sqrt(variance)) / mean } = error;
    // χ²_k/k has mean 1, variance 2/k and skewness √(8/k); the mean of a sample has the skewness over √sample.
    const k = (8 * sample) / skewness ** 2;
    const at = (probability: number) =>
      mean + Math.sqrt((variance / sample) * (k / 2)) * (meanSquareQuantile(k, probability) - 1);
    return { x, y: mean, lower: at(tail), upper: at(1 - tail) };
  };
  const points = TIMES.map((t) => ({ t, errors: errorsAt(task, t) }));
  return {
    series: [
      ...(['test', 'train', 'ridge'] as const).map((key) => ({
        key,
        kind: 'value' as const,
        claim: key === 'ridge' ? 'thm:ridge' : 'thm:early-stopping',
        points: points
          .filter(({ t }) => key !== 'train' || TRAINING_TIMES.includes(t))
          .map(({ t, errors }) => banded(t, errors[key], replicas)),
      })),
      {
        key: 'network',
        kind: 'value',
        claim: 'obs:network-early-stopping',
        points: SEEN.map(({ steps, mean, deviation, skewness }) => {
          // The mean that was seen is itself a mean over a sample.
          const variance = deviation ** 2 * (1 + trained / OBSERVED);
          return banded(steps, { mean, variance, skewness }, trained);
        }),
      },
    ],
    tolerance: `All ${count} points land in the band in 999 runs of 1,000. For the linear model the mean of one data set's error follows from the law of the curvatures with its first correction in $1/n$, the variance from the law and from the central limit theorem of Bai and Silverstein, up to a relative error of order $1/n$; and a mean of $R$ scatters as $\\chi^2$ with these two. For the networks mean, variance and skewness were measured, on ${OBSERVED.toLocaleString('en')} of them.`,
  };
}
