import type { Demo } from '../../contract/demo.ts';
import type { Values } from '../../contract/parameter.ts';
import type { PredictedPoint, Prediction } from '../../contract/prediction.ts';
import { meanSquareQuantile, tailOfEach } from '../../contract/statistics.ts';
import { ellipse, type Ellipse } from './exact.ts';

/** Examples in a data set; multiples of 12, so that up to four copies of each fit in. */
export const SIZES = [120, 180, 300, 480, 960] as const;

export const demo: Demo = {
  title: 'How large is the Fisher ellipse, and which way does it point?',
  question: 'How far from the truth do fitted weights scatter, along the true weights and across them?',
  chapter: 'statistical-learning/logistic-regression',
  parameters: [
    {
      key: 'r',
      words: 'norm of the true weights',
      symbol: 'r',
      min: 0.25,
      max: 1.5,
      step: 0.25,
      scale: 'linear',
      integer: false,
      default: 1,
      restarts: true,
    },
    {
      key: 'replicas',
      words: 'fits per point',
      symbol: 'R',
      min: 100,
      max: 3200,
      step: 1,
      scale: 'log',
      integer: true,
      default: 1600,
      restarts: true,
    },
    {
      key: 'copies',
      words: 'copies of each example',
      symbol: '',
      min: 1,
      max: 4,
      step: 1,
      scale: 'linear',
      integer: true,
      default: 1,
      restarts: true,
      breaks: {
        claim: 'thm:logistic-normality',
        hypothesis: 'the examples are independent',
        holds: 1,
        demonstrate: 2,
        expect:
          'Write every example into the file twice, as augmentation or overlapping exposures do, and keep the number of rows. The fit believes in $n$ examples and has $n/2$: all points should stand at about twice their prediction.',
      },
    },
  ],
  testSize: { replicas: 100 },
  series: [
    { key: 'along', name: 'along', short: 'along', law: '\\to 1/\\tau_2' },
    { key: 'across', name: 'across', short: 'across', law: '\\to 1/\\tau_0' },
  ],
  plots: [
    {
      key: 'axes',
      title: 'Squared half-axes of the ellipse',
      x: { words: 'examples', symbol: 'n', scale: 'log' },
      y: { words: 'mean squared deviation, times', symbol: 'n', scale: 'linear' },
      series: ['along', 'across'],
      show: 'value',
    },
  ],
  words({ r, replicas }: Values) {
    const { along, across } = ellipse(r!);
    return `Logistic models with two weights are trained on $n$ examples drawn from a logistic model with weights of norm $r = ${r}$. By Fisher’s formula $n$ times the mean squared deviation tends to $1/\\tau_2 = ${along.limit.toFixed(2)}$ along the true weights and $1/\\tau_0 = ${across.limit.toFixed(2)}$ across them; the lines carry the next order in $1/n$ as well. Each point will be the mean of $R = ${replicas}$ fits to fresh data.`;
  },
  predict,
};

/** The order after the two that are drawn, in units of the square of the second: up to 1.9 in 60,000 fits. */
const THIRD_ORDER = 3;
/** Excess kurtosis of a deviation, in units of the relative second order: up to 7.6 in 60,000 fits. */
const KURTOSIS = 8;

function predict(values: Values): Prediction {
  const replicas = values['replicas']!;
  const tail = tailOfEach(2 * SIZES.length) / 2;
  const { along, across } = ellipse(values['r']!);
  const points = ({ limit, next }: Ellipse) =>
    SIZES.map((n): PredictedPoint => {
      const y = limit + next / n;
      const small = next / limit / n;
      const freedom = replicas / (1 + (KURTOSIS * small) / 2);
      return {
        x: n,
        y,
        lower: y * meanSquareQuantile(freedom, tail),
        upper: y * (meanSquareQuantile(freedom, 1 - tail) + THIRD_ORDER * small ** 2),
      };
    });
  return {
    series: [
      { key: 'along', kind: 'value', claim: 'cor:fisher-gaussian', points: points(along) },
      { key: 'across', kind: 'value', claim: 'cor:fisher-gaussian', points: points(across) },
    ],
    tolerance: `The band holds the scatter of a mean of ${replicas} squares of nearly Gaussian deviations (χ², with fewer degrees of freedom at small $n$ for heavier tails), so that all points land inside in 999 runs of 1,000, and above it ${THIRD_ORDER} times the square of the second-order term, for the orders left out.`,
  };
}
