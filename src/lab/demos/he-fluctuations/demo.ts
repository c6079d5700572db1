import type { Demo, Otherwise, Plot } from '../../contract/demo.ts';
import type { Values } from '../../contract/parameter.ts';
import type { PredictedPoint, Prediction } from '../../contract/prediction.ts';
import { meanSquareQuantile, normalQuantile, tailOfEach } from '../../contract/statistics.ts';
import { binomialQuantile } from './binomial.ts';
import { below, DEPTHS, logFactor, moments, SMALL } from './exact.ts';

const depth: Plot['x'] = { words: 'layers', symbol: '\\ell', scale: 'log' };

/** The mean of s is measured while its relative variance, (1 + 5/m)^ℓ − 1, is at most this. */
const TAME = 2;

export const demo: Demo = {
  title: 'What does He initialisation preserve?',
  question: 'How large are the activations of a ReLU network after ℓ layers, on average and typically?',
  chapter: 'depth/signal-propagation',
  parameters: [
    {
      key: 'width',
      words: 'units a layer',
      symbol: 'm',
      min: 16,
      max: 64,
      step: 2,
      scale: 'log',
      integer: true,
      default: 32,
      restarts: true,
      work: 2,
    },
    {
      key: 'replicas',
      words: 'networks',
      symbol: 'R',
      min: 125,
      max: 4000,
      step: 1,
      scale: 'log',
      integer: true,
      default: 2000,
      restarts: true,
    },
    {
      key: 'orthogonal',
      words: 'orthogonal matrices (1) or Gaussian (0)',
      symbol: 'o',
      min: 0,
      max: 1,
      step: 1,
      scale: 'linear',
      integer: true,
      default: 0,
      restarts: true,
      breaks: {
        claim: 'thm:norm-product',
        hypothesis: 'the weights of a layer are independent',
        holds: 0,
        demonstrate: 1,
        expect:
          'Draw each matrix uniformly from the orthogonal ones, times $\\sqrt{2}$. It keeps every length, and what fluctuates is only the share of the length that falls on the live units: the variance of a factor is then $3/(m+2)$ instead of $5/m$. The mean of the logarithm should then fall by little more than half of what is predicted, and its variance lie at little more than half of its line: dashed, their exact laws. The mean of $s$ does not notice.',
      },
    },
  ],
  testSize: { width: 16, replicas: 125 },
  series: [
    { key: 'mean', name: 'logarithm of the mean', short: 'ln of mean', law: '0' },
    { key: 'typical', name: 'mean of the logarithm', short: 'mean of ln', law: '\\approx -5\\ell/(2m)' },
    { key: 'spread', name: 'variance of ln s', short: 'variance', law: '\\approx 5\\ell/m', mark: 'diamond' },
    { key: 'small', name: 'share with s below 1/10', short: 'share', law: '', mark: 'diamond' },
  ],
  plots: [
    {
      key: 'size',
      title: 'The mean stays, the typical network fades',
      x: depth,
      y: { words: 'size, logarithm', symbol: '', scale: 'linear' },
      series: ['mean', 'typical'],
      show: 'value',
    },
    {
      key: 'spread',
      title: 'The spread grows',
      x: depth,
      y: { words: 'variance of the logarithm', symbol: '\\ln\\,s', scale: 'log' },
      series: ['spread'],
      show: 'value',
    },
    {
      key: 'small',
      title: 'More than ten times too small',
      x: depth,
      y: { words: 'share of the networks', symbol: '', scale: 'linear' },
      series: ['small'],
      show: 'value',
    },
  ],
  words({ width, replicas }: Values) {
    return `ReLU networks of width $m = ${width}$ at He’s variance, without biases; $s$ is the mean square of a layer’s activations, 1 at the input. By the product theorem $\\ln\\,s$ is a sum of $\\ell$ independent terms with a known law, from which all lines are computed: the mean of $s$ is 1 at every depth, the logarithm drifts down by ${(-logFactor(width!).mean).toFixed(4)} a layer. Each point will come from $R = ${replicas}$ networks; the logarithm leaves out networks with a dead layer.`;
  },
  predict,
  otherwise,
};

/** With orthogonal matrices the law of a factor is known exactly too. */
function otherwise(values: Values): Otherwise {
  if (!values['orthogonal']) return {};
  const m = values['width']!;
  const { mean, variance } = logFactor(m, 'orthogonal');
  const shares = below(m, Math.log(SMALL), DEPTHS, 'orthogonal');
  const along = (y: (depth: number, index: number) => number) =>
    DEPTHS.map((x, index) => ({ x, y: y(x, index) }));
  return {
    typical: along((depth) => depth * mean),
    spread: along((depth) => depth * variance),
    small: along((_, index) => shares[index]!),
  };
}

/** Depths at which the mean of s is a fair thing to measure. */
export function meanDepths(m: number): number[] {
  return DEPTHS.filter((depth) => moments(m, depth).second - 1 <= TAME);
}

function predict(values: Values): Prediction {
  const m = values['width']!;
  const replicas = values['replicas']!;
  const { mean, variance, third, fourth } = logFactor(m);
  const means = meanDepths(m);
  const count = means.length + 3 * DEPTHS.length;
  const tail = tailOfEach(count) / 2;
  /** Quantile of a mean over the networks from variance and skewness of one (Cornish and Fisher's first term). */
  const off = (variance: number, skewness: number, probability: number) => {
    const z = normalQuantile(probability);
    return Math.sqrt(variance / replicas) * (z + (skewness * (z ** 2 - 1)) / (6 * Math.sqrt(replicas)));
  };
  const ofMean = (x: number): PredictedPoint => {
    const { second, third: cube } = moments(m, x);
    const spread = second - 1;
    const skewness = (cube - 3 * second + 2) / spread ** 1.5;
    // Skewed to the right, the mean has the shape of a shifted gamma law.
    const freedom = (8 * replicas) / skewness ** 2;
    const at = (probability: number) =>
      1 +
      Math.sqrt(spread / replicas) * Math.sqrt(freedom / 2) * (meanSquareQuantile(freedom, probability) - 1);
    return { x, y: 0, lower: Math.log(at(tail)), upper: Math.log(at(1 - tail)) };
  };
  const ofLogarithm = (x: number): PredictedPoint => {
    const skewness = (x * third) / (x * variance) ** 1.5;
    const at = (probability: number) => x * mean + off(x * variance, skewness, probability);
    return { x, y: x * mean, lower: at(tail), upper: at(1 - tail) };
  };
  const ofSpread = (x: number): PredictedPoint => {
    // A sample variance scatters as χ²_k/k with the k that gives its own variance.
    const freedom = (2 * (replicas - 1)) / (2 + fourth / (x * variance ** 2));
    const y = x * variance;
    return {
      x,
      y,
      lower: y * meanSquareQuantile(freedom, tail),
      upper: y * meanSquareQuantile(freedom, 1 - tail),
    };
  };
  const shares = below(m, Math.log(SMALL), DEPTHS);
  const claim = 'prop:typical-size';
  return {
    series: [
      { key: 'mean', kind: 'value', claim: 'thm:norm-product', points: means.map(ofMean) },
      { key: 'typical', kind: 'value', claim, points: DEPTHS.map(ofLogarithm) },
      { key: 'spread', kind: 'value', claim, points: DEPTHS.map(ofSpread) },
      {
        key: 'small',
        kind: 'value',
        claim,
        points: DEPTHS.map((x, index) => {
          const y = shares[index]!;
          const [low, high] = [tail, 1 - tail].map((p) => binomialQuantile(replicas, y, p) / replicas);
          return { x, y, lower: Math.min(low!, y), upper: Math.max(high!, y) };
        }),
      },
    ],
    tolerance: `The band is where all ${count} points land in 999 runs of 1,000. The cumulants of $\\ln\\,s$ are known exactly; the mean of the logarithm is nearly Gaussian, its sample variance scatters as $\\chi^2$, and the share is binomial. The mean of $s$ itself is heavy-tailed, with second moment $(1+5/m)^{\\ell}$, and is shown only while that is at most 3.`,
  };
}
