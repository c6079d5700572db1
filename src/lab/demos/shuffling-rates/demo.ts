import type { Demo, Plot } from '../../contract/demo.ts';
import type { Values } from '../../contract/parameter.ts';
import type { PredictedPoint, Prediction } from '../../contract/prediction.ts';
import { meanSquareQuantile, tailOfEach } from '../../contract/statistics.ts';
import { EPOCHS, meanSquares, rates } from './exact.ts';

const epochs: Plot['x'] = { words: 'epochs', symbol: 'K', scale: 'log' };
const error: Plot['y'] = { words: 'mean squared error', symbol: '\\mathbb{E} x_T^2', scale: 'log' };

/** Schemes whose points scatter; the fourth is deterministic. */
const RANDOM = ['replacement', 'once', 'each'] as const;

export const demo: Demo = {
  title: 'How fast does each way of drawing forget the noise?',
  question: 'How does the error after K epochs depend on the way the examples are drawn?',
  chapter: 'sgd/shuffling',
  parameters: [
    {
      key: 'n',
      words: 'examples',
      symbol: 'n',
      min: 4,
      max: 128,
      step: 1,
      scale: 'log',
      integer: true,
      default: 32,
      restarts: true,
      work: 1,
    },
    {
      key: 'replicas',
      words: 'runs per point',
      symbol: 'R',
      min: 125,
      max: 8000,
      step: 1,
      scale: 'log',
      integer: true,
      default: 2000,
      restarts: true,
    },
    {
      key: 'spread',
      words: 'spread of curvatures',
      symbol: 'c',
      min: 0,
      max: 0.9,
      step: 0.05,
      scale: 'linear',
      integer: false,
      default: 0,
      restarts: true,
      breaks: {
        claim: 'thm:equal-curvature',
        hypothesis: 'all curvatures are equal',
        holds: 0,
        demonstrate: 0.5,
        expect:
          'Give example $i$ the curvature $1 + c b_i$, so that steep examples pull to the right and flat ones to the left. Shuffling then acquires a bias that no averaging removes: the triangles should rise above their band at large $K$. The diamonds have the same bias, small beside their variance; the discs have none.',
      },
    },
  ],
  testSize: { replicas: 125 },
  series: [
    { key: 'replacement', name: 'with replacement', short: 'with', law: '\\ell/(nK)' },
    { key: 'once', name: 'shuffled once', short: 'once', law: '\\ell^2/(3nK^2)' },
    { key: 'each', name: 'shuffled each epoch', short: 'each epoch', law: '\\ell^3/(3nK^3)' },
    { key: 'worst', name: 'worst fixed order', short: 'worst', law: '\\ell^2/(4K^2)' },
  ],
  plots: [
    { key: 'error', title: 'Three random ways to draw', x: epochs, y: error, series: RANDOM, show: 'value' },
    {
      key: 'compensated',
      title: 'The same, divided by the leading-order law',
      x: epochs,
      y: { words: 'error over its law', symbol: '', scale: 'linear' },
      series: RANDOM,
      show: 'compensated',
    },
    {
      key: 'order',
      title: 'One order for ever: a random one, and the worst',
      x: epochs,
      y: error,
      series: ['once', 'worst'],
      show: 'value',
    },
  ],
  words({ n, replicas }: Values) {
    return `The lines are the exact mean squares of the equal-curvature theorem for $n = ${n}$ examples, at the end of $K$ epochs, $T = nK$ steps, at the step size $\\eta = 2\\ell/(nK)$ with $\\ell = \\ln(nK)$. Each random point will be the mean of $R = ${replicas}$ runs.`;
  },
  predict,
};

function predict(values: Values): Prediction {
  const n = values['n'] as number;
  const replicas = values['replicas'] as number;
  const tail = tailOfEach(RANDOM.length * EPOCHS.length) / 2;
  const low = meanSquareQuantile(replicas, tail);
  const high = meanSquareQuantile(replicas, 1 - tail);
  const series = (key: keyof ReturnType<typeof meanSquares>, from: number, to: number) => ({
    key,
    kind: 'value' as const,
    claim: 'thm:equal-curvature',
    points: EPOCHS.map((x): PredictedPoint => {
      const y = meanSquares(n, x)[key];
      return { x, y, lower: from * y, upper: to * y, rate: rates(n, x)[key] };
    }),
  });
  const percent = (ratio: number) => `${(100 * Math.abs(ratio - 1)).toFixed(0)} %`;
  return {
    series: [...RANDOM.map((key) => series(key, low, high)), series('worst', 1 - ROUNDING, 1 + ROUNDING)],
    tolerance: `The band, ${percent(low)} below to ${percent(high)} above, is where all ${RANDOM.length * EPOCHS.length} random points land in 999 runs of 1,000: the end values are nearly Gaussian, so the mean of $R$ squares scatters as $\\chi^2$ with $R$ degrees of freedom, divided by $R$. The worst order is deterministic; its points may be off by rounding alone.`,
  };
}

/** Relative rounding error allowed to the deterministic scheme: nK ≤ 2¹⁵ steps of double precision, with room. */
const ROUNDING = 1e-9;
