import type { Demo, Plot } from '../../contract/demo.ts';
import type { Values } from '../../contract/parameter.ts';
import type { PredictedPoint, Prediction } from '../../contract/prediction.ts';
import { normalQuantile, tailOfEach } from '../../contract/statistics.ts';
import { lawOfMinimum, meanOfMinimum, sumInterval } from './exact.ts';
import { HIDDEN, sizes, TEST, TRAINING, trials } from './grid.ts';

const error: Plot['y'] = { words: 'fraction of wrong labels', symbol: '', scale: 'linear' };

export const demo: Demo = {
  title: 'How far does luck go, and how far does training?',
  question:
    'How well can the best of N guesses fit pure noise, and what is that worth on examples it has not seen?',
  chapter: 'statistical-learning/finite-samples',
  parameters: [
    {
      key: 'n',
      words: 'examples',
      symbol: 'n',
      min: 25,
      max: 200,
      step: 1,
      scale: 'log',
      integer: true,
      default: 100,
      restarts: true,
    },
    {
      key: 'most',
      words: 'hypotheses tried',
      symbol: 'N',
      min: 64,
      max: 16384,
      step: 0.5,
      scale: 'log',
      integer: true,
      default: 4096,
      restarts: true,
    },
    {
      key: 'runs',
      words: 'runs per point',
      symbol: 'M',
      min: 4,
      max: 32,
      step: 1,
      scale: 'log',
      integer: true,
      default: 16,
      restarts: true,
    },
    {
      key: 'd',
      words: 'dimension of an input',
      symbol: 'd',
      min: 2,
      max: 50,
      step: 1,
      scale: 'linear',
      integer: true,
      default: 50,
      restarts: true,
      breaks: {
        claim: 'prop:lucky-minimum',
        hypothesis: 'the hypotheses err independently of each other',
        holds: 50,
        demonstrate: 2,
        expect:
          'Put the examples into a plane. Two networks that treat one point alike then treat its neighbours alike, so thousands of networks are worth a few dozen independent ones: the discs should rise above their band. Training finds it harder too. What stays at one half is the error on new data.',
      },
    },
  ],
  testSize: { n: 25, most: 64, runs: 4 },
  series: [
    { key: 'train', name: 'luckiest, on its examples', short: 'luckiest', law: '' },
    { key: 'test', name: 'the same one, on new data', short: 'new data', law: '1/2' },
    { key: 'fitted', name: 'trained, on its examples', short: 'trained', law: '0' },
    { key: 'fitted-test', name: 'trained, on new data', short: 'new data', law: '1/2', mark: 'diamond' },
  ],
  plots: [
    {
      key: 'luck',
      title: 'The best of N random networks',
      x: { words: 'hypotheses tried', symbol: 'N', scale: 'log' },
      y: error,
      series: ['train', 'test'],
      show: 'value',
    },
    {
      key: 'network',
      title: 'One network, trained',
      x: { words: 'examples', symbol: '', scale: 'log' },
      y: error,
      series: ['fitted', 'fitted-test'],
      show: 'value',
    },
  ],
  words({ n, runs, d }: Values) {
    return `All labels are fair coin flips. First plot: the fewest errors that $N$ random networks (${d as number} inputs, ${HIDDEN.tried} hidden units) make on $n = ${n}$ examples; the line is exact for hypotheses that err independently. Second plot: a network with ${HIDDEN.trained} hidden units, trained by Adam for ${TRAINING.steps} steps on a quarter, half and all of them. Points are means of $M = ${runs}$ runs, with ${TEST} new coin flips each.`;
  },
  predict,
};

/**
 * Networks in 50 dimensions do not err quite independently, because random inputs are not quite orthogonal. By
 * rem:nearly-independent a luck of τ standard deviations falls short by τ²/(50 π²) of itself.
 */
function shortOfLuck(n: number, error: number): number {
  const luck = 0.5 - error;
  return (luck * 4 * n * luck ** 2) / (50 * Math.PI ** 2);
}

/**
 * How much the labels of a run widen the scatter of the luckiest: by rem:nearly-independent luck is proportional to
 * √v, and v scatters by 8/(50 π²).
 */
function widening(law: Float64Array, n: number, error: number): number {
  const variance = law.reduce((sum, p, k) => sum + p * (k - n * error) ** 2, 0);
  return Math.sqrt(1 + (2 * (n * (0.5 - error)) ** 2) / (50 * Math.PI ** 2 * variance));
}

/** Fraction of labels that a trained network may miss; none was missed in the runs that the chapter reports. */
const MISSED = 0.01;

function predict(values: Values): Prediction {
  const [n, most, runs] = ['n', 'most', 'runs'].map((key) => values[key]!) as [number, number, number];
  const counts = trials(most);
  const examples = sizes(n);
  const points = 2 * counts.length + examples.length;
  const tail = tailOfEach(points) / 2;
  const flip = -normalQuantile(tail) / Math.sqrt(4 * TEST * runs);
  const half = (x: number): PredictedPoint => ({ x, y: 0.5, lower: 0.5 - flip, upper: 0.5 + flip });
  const luckiest = (hypotheses: number): PredictedPoint => {
    const y = meanOfMinimum(n, hypotheses);
    const law = lawOfMinimum(n, hypotheses);
    const wide = widening(law, n, y);
    const [lower, upper] = sumInterval(law, runs, tail).map(
      (errors) => y + wide * (errors / (n * runs) - y),
    ) as [number, number];
    // Rounding room for the mean of fractions, which is held against a sum of whole numbers.
    return {
      x: hypotheses,
      y,
      lower: lower - 1e-9,
      upper: upper + shortOfLuck(n, y) + 1e-9,
    };
  };
  return {
    series: [
      { key: 'train', kind: 'value', claim: 'prop:lucky-minimum', points: counts.map(luckiest) },
      { key: 'test', kind: 'value', claim: 'prop:coin-flips', points: counts.map(half) },
      {
        key: 'fitted',
        kind: 'value',
        claim: 'obs:adam-memorises',
        points: examples.map((x) => ({ x, y: 0, lower: 0, upper: MISSED })),
      },
      { key: 'fitted-test', kind: 'value', claim: 'prop:coin-flips', points: examples.map(half) },
    ],
    tolerance: `The bands of the ${points} random points are quantiles, exact for independent hypotheses and Gaussian for new labels, in which all of them land in 999 runs of 1,000; those of the luckiest are widened for the luck of the labels, and moved upwards by up to ${shortOfLuck(n, meanOfMinimum(n, counts.at(-1)!)).toFixed(4)}, since random inputs are not quite orthogonal. That the trained network fits everything is no theorem: its band, up to ${100 * MISSED} %, is wider than anything seen in 100 runs at n = 100.`,
  };
}
