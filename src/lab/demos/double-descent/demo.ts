import type { Demo } from '../../contract/demo.ts';
import type { Values } from '../../contract/parameter.ts';
import type { PredictedPoint, Prediction } from '../../contract/prediction.ts';
import { normalQuantile, tailOfEach } from '../../contract/statistics.ts';
import { effectiveNoise, errorOf, EXAMPLES, FEATURES, NOISE, SIZES, type Cumulants } from './exact.ts';

export const demo: Demo = {
  title: 'Two models, one formula',
  question: 'What happens to the error of least squares as the features outnumber the examples?',
  chapter: 'statistical-learning/double-descent',
  parameters: [
    {
      key: 'replicas',
      words: 'fits per point',
      symbol: 'R',
      min: 100,
      max: 1600,
      step: 1,
      scale: 'log',
      integer: true,
      default: 400,
      restarts: true,
    },
    {
      key: 'ridge',
      words: 'ridge',
      symbol: '\\lambda',
      min: 0,
      max: 1,
      step: 0.02,
      scale: 'linear',
      integer: false,
      default: 0,
      restarts: true,
      breaks: {
        claim: 'thm:finite-n-double-descent',
        hypothesis: 'the fit is the least-squares solution of minimum norm',
        holds: 0,
        demonstrate: 0.3,
        expect:
          'Add $\\lambda n |w|^2$ to the sum of squares. The soft directions of the data, whose inverses make the peak, are cut off: the points near $p = n$ should fall far below the line, and hardly move elsewhere.',
      },
    },
  ],
  testSize: { replicas: 100 },
  series: [{ key: 'error', name: 'error on new data', short: 'error', law: '' }],
  plots: [
    {
      key: 'error',
      title: 'Error on new data',
      x: { words: 'features used', symbol: 'p', scale: 'log' },
      y: { words: 'mean squared error', symbol: '', scale: 'log' },
      series: ['error'],
      show: 'value',
    },
  ],
  words({ replicas }: Values) {
    return `A linear model with ${FEATURES} equally important Gaussian features is fitted to $n = ${EXAMPLES}$ noisy examples ($\\sigma^2 = ${NOISE}$), using only $p$ of the features. The line is exact at the points, below and above $p = n$, where it has a pole. Each point will be the mean of $R = ${replicas}$ fits to fresh data.`;
  },
  predict,
};

function predict(values: Values): Prediction {
  const replicas = values['replicas']!;
  const tail = tailOfEach(SIZES.length) / 2;
  const points = SIZES.map((p): PredictedPoint => {
    const error = errorOf(p, EXAMPLES);
    return {
      x: p,
      y: error.mean,
      // Leaning to the right, the law has a lighter tail on the left than a Gaussian: its quantile is on the safe side.
      lower: error.mean + normalQuantile(tail) * Math.sqrt(error.variance / replicas),
      upper: Math.max(quantileOfMean(error, replicas, 1 - tail), singleJump(p, error, replicas, tail)),
    };
  });
  return {
    series: [{ key: 'error', kind: 'value', claim: 'thm:finite-n-double-descent', points }],
    tolerance: `The band is where all ${SIZES.length} points land in 999 runs of 1,000. The error of a single fit has a known law, a ratio of $\\chi^2$ variables with a heavy tail near $p = n$; the band takes the first three moments of a mean of $R$ of them, and leaves room above for a single fit that misses by very much.`,
  };
}

/** Quantile of a mean of R values from their first three cumulants (Cornish and Fisher's expansion, first term). */
function quantileOfMean({ mean, variance, third }: Cumulants, replicas: number, probability: number): number {
  const z = normalQuantile(probability);
  const skewness = third / variance ** 1.5 / Math.sqrt(replicas);
  return mean + Math.sqrt(variance / replicas) * (z + (skewness * (z ** 2 - 1)) / 6);
}

/**
 * Where a single fit alone may push the mean: R P(χ²_a/χ²_b > t) = probability, with the tail's upper bound
 * t^{−b/2} Γ((a+b)/2) / (Γ(a/2) Γ(b/2 + 1)). Heavy tails reach their extremes in one jump, not in many small steps.
 */
function singleJump(p: number, { mean }: Cumulants, replicas: number, probability: number): number {
  const [a, b] = p < EXAMPLES ? [p, EXAMPLES - p + 1] : [EXAMPLES, p - EXAMPLES + 1];
  const constant = logGammaOfHalf(a + b) - logGammaOfHalf(a) - logGammaOfHalf(b + 2);
  const jump = Math.exp((Math.log(replicas / probability) + constant) * (2 / b));
  return mean + (effectiveNoise(p) * jump) / replicas;
}

/** ln Γ(k/2) for whole k ≥ 1. */
function logGammaOfHalf(k: number): number {
  let sum = k % 2 === 0 ? 0 : Math.log(Math.PI) / 2;
  for (let j = k % 2 === 0 ? 2 : 1; j < k; j += 2) sum += Math.log(j / 2);
  return sum;
}
