import type { Demo, Plot } from '../../contract/demo.ts';
import type { Values } from '../../contract/parameter.ts';
import type { PredictedPoint, PredictedSeries, Prediction } from '../../contract/prediction.ts';
import { meanSquareQuantile, tailOfEach } from '../../contract/statistics.ts';
import { fisher, highDimension } from './exact.ts';
import { DIMENSIONS, EXAMPLES, SCATTER, SIGNAL, type Quantity, type Scatter } from './grid.ts';

const x: Plot['x'] = { words: 'weights per example', symbol: 'd/n', scale: 'linear' };

export const demo: Demo = {
  title: 'Slopes that are too steep, and errors that are too small',
  question: 'What does maximum likelihood report when the weights are not few against the examples?',
  chapter: 'statistical-learning/logistic-regression',
  parameters: [
    {
      key: 'replicas',
      words: 'fits per point',
      symbol: 'R',
      min: 8,
      max: 256,
      step: 1,
      scale: 'log',
      integer: true,
      default: 128,
      restarts: true,
    },
    {
      key: 'flips',
      words: 'labels turned over',
      symbol: '',
      min: 0,
      max: 0.3,
      step: 0.02,
      scale: 'linear',
      integer: false,
      default: 0,
      restarts: true,
      breaks: {
        claim: 'thm:logistic-high-dimension',
        hypothesis: 'the labels are drawn from the model',
        holds: 0,
        demonstrate: 0.1,
        expect:
          "Turn over this fraction of the labels at random, as careless annotators do. No logistic curve has such tails any more: the slopes should fall below their line, and the printed variance with them, as $s'$ is larger at smaller weights. The true spread falls by less than its band is wide.",
      },
    },
  ],
  testSize: { replicas: 8 },
  series: [
    { key: 'slope', name: 'mean slope', short: 'slope', law: '\\alpha' },
    { key: 'spread', name: 'true spread', short: 'true', law: '\\sigma^2' },
    { key: 'reported', name: 'as printed', short: 'printed', law: '\\lambda n/d' },
  ],
  plots: [
    {
      key: 'slope',
      title: 'Estimated over true weight',
      x,
      y: { words: 'slope', symbol: '', scale: 'linear' },
      series: ['slope'],
      show: 'value',
    },
    {
      key: 'spread',
      title: 'Variance of a weight that is zero',
      x,
      y: { words: 'variance, times', symbol: 'n', scale: 'linear' },
      series: ['spread', 'reported'],
      show: 'value',
    },
  ],
  words({ replicas }: Values) {
    const classical = 1 / fisher(SIGNAL).across;
    return `Logistic models with $d$ weights are trained on $n = ${EXAMPLES}$ Gaussian examples whose labels come from a logistic model with weights of norm $r = ${SIGNAL}$. The theory for few weights says slope 1 and $n$ times variance ${classical.toFixed(2)} throughout. The lines are the theory for $d$ proportional to $n$. Each point will be the mean of $R = ${replicas}$ fits.`;
  },
  predict,
};

/** Solving the equations takes some ten milliseconds a point, and nothing that a reader moves changes them. */
let laws: readonly Record<Quantity, number>[] | undefined;

function predict(values: Values): Prediction {
  const replicas = values['replicas']!;
  const tail = tailOfEach(3 * DIMENSIONS.length) / 2;
  laws ??= DIMENSIONS.map((d) => {
    const { alpha, sigma, lambda } = highDimension(d / EXAMPLES, SIGNAL);
    return { slope: alpha, spread: sigma ** 2, reported: (lambda * EXAMPLES) / d };
  });
  const series = (['slope', 'spread', 'reported'] as const).map((key): PredictedSeries => ({
    key,
    kind: 'value',
    claim: 'thm:logistic-high-dimension',
    points: DIMENSIONS.map((d, i) => banded(d / EXAMPLES, laws![i]![key], SCATTER[d][key], replicas, tail)),
  }));
  return {
    series,
    tolerance: `We know no formula for what a finite $n$ adds to the lines, nor for the scatter of a single fit. Both were measured once, in 3,000 fits at each point with a seed of their own; the band reaches up by that shift, and holds the scatter of a mean of ${replicas} fits, so that all points land inside in 999 runs of 1,000.`,
  };
}

/** A band for a mean of so many fits: the gamma law with their variance and skewness, shifted. */
function banded(
  at: number,
  y: number,
  { shift, deviation, skewness }: Scatter,
  replicas: number,
  tail: number,
): PredictedPoint {
  const k = (8 * replicas) / skewness ** 2;
  const quantile = (probability: number) =>
    (deviation / Math.sqrt(replicas)) * Math.sqrt(k / 2) * (meanSquareQuantile(k, probability) - 1);
  return { x: at, y, lower: y * (1 + quantile(tail)), upper: y * (1 + shift + quantile(1 - tail)) };
}
