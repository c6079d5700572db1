import type { Demo } from '../../contract/demo.ts';
import type { Values } from '../../contract/parameter.ts';
import type { PredictedPoint, Prediction } from '../../contract/prediction.ts';
import { meanSquareQuantile, normalQuantile, tailOfEach } from '../../contract/statistics.ts';
import {
  effectiveNoise,
  errorOf,
  EXAMPLES,
  FEATURES,
  FEWER,
  MORE,
  NOISE,
  SIGNAL,
  SIZES,
  tunedError,
  type Cumulants,
} from './exact.ts';

export const demo: Demo = {
  title: 'The peak, and what removes it',
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
          'Add $\\lambda n |w|^2$ to the sum of squares of both kinds of fit without a ridge. The soft directions of the data, whose inverses make the peak, are cut off: near $p = n$ discs and diamonds should fall far below their lines. Half and one and a half times as many features as examples still lose a third to a half of their error; from $p = 200$ on they hardly move. A hump of about 1.8 is left.',
      },
    },
  ],
  testSize: { replicas: 100 },
  series: [
    { key: 'fewer', name: 'fewer features than examples', short: 'fewer', law: '' },
    { key: 'more', name: 'more: minimum norm', short: 'more', law: '' },
    { key: 'tuned', name: 'the best ridge', short: 'ridge', law: '' },
  ],
  plots: [
    {
      key: 'error',
      title: 'Error on new data',
      x: { words: 'features used', symbol: 'p', scale: 'log' },
      y: { words: 'mean squared error', symbol: '', scale: 'log' },
      series: ['fewer', 'more', 'tuned'],
      show: 'value',
    },
  ],
  words({ replicas }: Values) {
    return `A linear model with ${FEATURES} equally important Gaussian features is fitted to $n = ${EXAMPLES}$ noisy examples ($\\sigma^2 = ${NOISE}$), using only $p$ of the features. The features left out are drawn as what they are to the fit, independent noise, and the error on new data is computed from the weights. To predict zero costs ${NOISE + SIGNAL}. Between the two upper branches, at $p = n$, the mean error has a pole. The third line is the fit with the best ridge for its $p$. Each point will be the mean of $R = ${replicas}$ fits to fresh data.`;
  },
  predict,
};

function predict(values: Values): Prediction {
  const replicas = values['replicas']!;
  const count = 2 * SIZES.length;
  const tail = tailOfEach(count) / 2;
  const ridgeless = (p: number): PredictedPoint => {
    const error = errorOf(p, EXAMPLES);
    return {
      x: p,
      y: error.mean,
      // Leaning to the right, the law has a lighter tail on the left than a Gaussian: its quantile is on the safe side.
      lower: error.mean + normalQuantile(tail) * Math.sqrt(error.variance / replicas),
      upper: Math.max(quantileOfMean(error, replicas, 1 - tail), singleJump(p, error, replicas, tail)),
    };
  };
  const tuned = (p: number): PredictedPoint => {
    const { mean, variance } = tunedError(p);
    const excess = mean - effectiveNoise(p);
    const freedom = (2 * replicas * excess ** 2) / variance;
    const at = (probability: number) => mean + excess * (meanSquareQuantile(freedom, probability) - 1);
    return { x: p, y: mean, lower: at(tail), upper: at(1 - tail) };
  };
  return {
    series: [
      { key: 'fewer', kind: 'value', claim: 'thm:finite-n-double-descent', points: FEWER.map(ridgeless) },
      { key: 'more', kind: 'value', claim: 'thm:finite-n-double-descent', points: MORE.map(ridgeless) },
      { key: 'tuned', kind: 'value', claim: 'thm:ridge', points: SIZES.map(tuned) },
    ],
    tolerance: `The band is where all ${count} points land in 999 runs of 1,000. Without a ridge the error of a single fit has a known law, a ratio of $\\chi^2$ variables with a heavy tail near $p = n$; the band allows for its lean to one side, and above for a single fit that misses by very much. With the best ridge it is nearly $\\chi^2$, with mean and variance from the law of the curvatures.`,
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
