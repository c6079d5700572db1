import type { Demo, Plot } from '../../contract/demo.ts';
import type { Values } from '../../contract/parameter.ts';
import type { PredictedPoint, Prediction } from '../../contract/prediction.ts';
import { meanSquareQuantile, tailOfEach } from '../../contract/statistics.ts';
import { contraction, momentsAfter, nextMoments, type Moments } from './exact.ts';
import { contractionPoints, floorPoints, FLOORS, NOISE, RULES, START } from './grid.ts';

const error: Plot['y'] = {
  words: 'mean squared error at rest',
  symbol: '\\mathbb{E}|\\delta|^2',
  scale: 'log',
};

export const demo: Demo = {
  title: 'Where does the noise stop training, and when does a larger batch stop helping?',
  question:
    'How far from the truth does least squares by SGD settle, and how much does one step gain for each batch size?',
  chapter: 'sgd/noise',
  parameters: [
    {
      key: 'd',
      words: 'dimension',
      symbol: 'd',
      min: 15,
      max: 40,
      step: 5,
      scale: 'linear',
      integer: true,
      default: 20,
      restarts: true,
      work: 1.6,
    },
    {
      key: 'replicas',
      words: 'runs per point',
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
      key: 'tail',
      words: 'spread of the inputs’ lengths',
      symbol: '\\tau',
      min: 0,
      max: 1.2,
      step: 0.1,
      scale: 'linear',
      integer: false,
      default: 0,
      restarts: true,
      breaks: {
        claim: 'thm:critical-batch',
        hypothesis: 'the fourth moment of the inputs is Gaussian, q = d + 2',
        holds: 0,
        demonstrate: 1,
        expect:
          'Stretch every input by a random factor with a log-normal, heavy-tailed law and mean square one. The mean Hessian stays the identity, but the fourth moment grows by exp(τ²), and with it the critical batch size, to exp(τ²)(d + 2) − 1. Nearly all floors should rise above their bands, those of the smallest steps by little; where the step is too large for the new critical batch there is no floor at all, and a mean of runs with such tails, far off the scale, is worth nothing. A step should gain less than predicted at every batch size, and at τ = 1 lose for the small ones, where the step that was best is then beyond stability.',
      },
    },
  ],
  testSize: { replicas: 50 },
  series: [
    { key: 'floor-1', name: 'batches of 1', short: 'B = 1', law: '\\approx d\\eta/2' },
    { key: 'floor-4', name: 'batches of 4', short: 'B = 4', law: '\\approx d\\eta/8' },
    { key: 'floor-16', name: 'batches of 16', short: 'B = 16', law: '\\approx d\\eta/32' },
    { key: 'best', name: 'best step', short: 'best', law: 'B_c/(B+B_c)' },
    { key: 'linear', name: 'linear scaling', short: 'linear', law: '\\eta\\propto B' },
  ],
  plots: [
    {
      key: 'floor',
      title: 'The noise floor',
      x: { words: 'step size', symbol: '\\eta', scale: 'log' },
      y: error,
      series: FLOORS.map(({ key }) => key),
      show: 'value',
    },
    {
      key: 'contraction',
      title: 'What one step leaves of the error, without label noise',
      x: { words: 'batch size', symbol: 'B', scale: 'log' },
      y: { words: 'remaining fraction', symbol: '', scale: 'log' },
      series: RULES,
      show: 'value',
    },
  ],
  words({ d, replicas }: Values) {
    return `Least squares with fresh Gaussian examples in $d = ${d}$ dimensions, trained by stochastic gradient descent. In the first plot labels carry noise of variance 1, and each point will be the mean of $|\\delta|^2$ over $R = ${replicas}$ runs; in the second there is no label noise, and each point will be the mean of what a step leaves of $|\\delta|^2$. All lines are exact; beside the names of the first stands the law of small steps, $d\\eta/(2B)$, from which they bend upwards. The critical batch size is $B_c = d+1 = ${(d as number) + 1}$.`;
  },
  predict,
};

function predict(values: Values): Prediction {
  const d = values['d'] as number;
  const replicas = values['replicas'] as number;
  const floors = FLOORS.map(({ key, batch }) => ({ key, batch, points: floorPoints(d, batch) }));
  const rules = RULES.map((key) => ({ key, points: contractionPoints(d, key) }));
  const count = [...floors, ...rules].reduce((sum, { points }) => sum + points.length, 0);
  const tail = tailOfEach(count) / 2;

  return {
    series: [
      ...floors.map(({ key, batch, points }) => ({
        key,
        kind: 'value' as const,
        claim: 'thm:critical-batch',
        points: points.map(({ eta, steps }) =>
          banded(eta, momentsAfter({ d, batch, eta, noise: NOISE }, steps, START), replicas, tail),
        ),
      })),
      ...rules.map(({ key, points }) => ({
        key,
        kind: 'value' as const,
        claim: 'thm:critical-batch',
        points: points.map(({ batch, eta, steps }) => ({
          ...banded(batch, ratio(d, batch, eta), replicas * steps, tail),
          y: contraction({ d, batch, eta }),
        })),
      })),
    ],
    tolerance: `Mean, variance and skewness of |δ|² are known exactly, because by rotation invariance it is a Markov chain by itself. All ${count} points land in the band in 999 runs of 1,000, if the mean over ${replicas} runs (in the second plot also over their steps, which are independent) has those three moments and the shape of a shifted gamma law.`,
  };
}

/** The law of |δ'|²/|δ|² without label noise: that of one step from |δ|² = 1. */
function ratio(d: number, batch: number, eta: number): Moments {
  const [first, second, third] = nextMoments({ d, batch, eta, noise: 0 });
  const [m1, m2, m3] = [first[1]!, second[2]!, third[3]!];
  const variance = m2 - m1 ** 2;
  return { mean: m1, variance, skewness: (m3 - 3 * m1 * m2 + 2 * m1 ** 3) / variance ** 1.5 };
}

/** A band for the mean of `sample` independent values: the gamma law with their mean, variance and skewness, shifted. */
function banded(
  x: number,
  { mean, variance, skewness }: Moments,
  sample: number,
  tail: number,
): PredictedPoint {
  const deviation = Math.sqrt(variance / sample);
  // χ²_k/k has variance 2/k and skewness √(8/k); the mean of a sample has the skewness over √sample.
  const k = (8 * sample) / skewness ** 2;
  const quantile = (probability: number) =>
    deviation * Math.sqrt(k / 2) * (meanSquareQuantile(k, probability) - 1) * Math.sign(skewness);
  const [one, other] = [quantile(tail), quantile(1 - tail)];
  return { x, y: mean, lower: mean + Math.min(one, other), upper: mean + Math.max(one, other) };
}
