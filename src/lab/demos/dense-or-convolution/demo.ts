import type { Demo, Otherwise, Plot } from '../../contract/demo.ts';
import type { Values } from '../../contract/parameter.ts';
import type { PredictedPoint, PredictedSeries, Prediction } from '../../contract/prediction.ts';
import { meanSquareQuantile, normalQuantile, tailOfEach } from '../../contract/statistics.ts';
import {
  averaged,
  averagedTail,
  CLEAN,
  convolved,
  convolvedTail,
  CONVOLVED,
  dense,
  DENSE,
  denseTail,
  N,
  unseen,
  type Cumulants,
  type Tail,
} from './exact.ts';

/** What rounding in the normal equations may leave of an error that is zero. */
const ROUNDING = 1e-9;

const examples: Plot['x'] = { words: 'examples', symbol: 'n', scale: 'linear' };

export const demo: Demo = {
  title: 'One image or twenty-four',
  question: 'How many examples does a dense map need where a convolution needs one?',
  chapter: 'convolution/sample-economy',
  parameters: [
    {
      key: 'replicas',
      words: 'fits per point',
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
      key: 'noise',
      words: 'label noise',
      symbol: '\\sigma',
      min: 0.125,
      max: 2,
      step: 1,
      scale: 'log',
      integer: false,
      default: 0.5,
      restarts: true,
    },
    {
      key: 'break',
      words: 'broken symmetry',
      symbol: 'c',
      min: 0,
      max: 0.9,
      step: 0.05,
      scale: 'linear',
      integer: false,
      default: 0,
      restarts: true,
      breaks: {
        claim: 'thm:dense-or-convolution',
        hypothesis: 'the true map commutes with shifts',
        holds: 0,
        demonstrate: 0.3,
        expect:
          'Mix into the true map a gain that depends on the pixel, a part $c^2$ of its square. No convolution can follow it: triangles and diamonds should leave their lines for the dashed ones, which come to rest at $c^2$. The discs do not care.',
      },
    },
  ],
  testSize: { replicas: 50 },
  series: [
    { key: 'dense-clean', name: 'dense', short: 'dense', law: '1 - n/N', mark: 'disc' },
    { key: 'conv-clean', name: 'convolution', short: 'conv', law: '0', mark: 'triangle' },
    { key: 'dense', name: 'dense', short: 'dense', law: '', mark: 'disc' },
    { key: 'averaged', name: 'dense, then averaged', short: 'mean', law: '', mark: 'diamond' },
    { key: 'conv', name: 'convolution', short: 'conv', law: '', mark: 'triangle' },
  ],
  plots: [
    {
      key: 'clean',
      title: 'Without noise',
      x: examples,
      y: { words: 'error per output', symbol: '', scale: 'linear' },
      series: ['dense-clean', 'conv-clean'],
      show: 'value',
    },
    {
      key: 'noisy',
      title: 'With noise',
      x: examples,
      y: { words: 'error per output', symbol: '', scale: 'log' },
      series: ['dense', 'averaged', 'conv'],
      show: 'value',
    },
  ],
  words({ replicas, noise }: Values) {
    return `The true map is a circular blur of $N = ${N}$ pixels, and to predict zero costs 1 per output. Without noise a dense map has to see $N$ examples, a convolution with $N$ free taps a single one. With noise of $\\sigma = ${noise}$ in each output the mean error of the dense map has a pole at $n = N + 1$, and averaging the fitted map over all shifts does not remove it. Each point will be the mean of $R = ${replicas}$ fits to fresh data.`;
  },
  predict,
  otherwise,
};

/** What prop:averaging and prop:broken-shift put in place of the laws; the dense map keeps its own. */
function otherwise(values: Values): Otherwise {
  const share = values['break']! ** 2;
  if (share === 0) return {};
  const noise = values['noise']! ** 2;
  const shared = (n: number, variance: number) => ({
    x: n,
    y: share + (variance + share) * convolved(n).mean,
  });
  return {
    // With one or two examples the mean is infinite.
    'conv-clean': CLEAN.filter((n) => n > 2).map((n) => shared(n, 0)),
    averaged: DENSE.map((n) => ({ x: n, y: share + noise * averaged(n).mean })),
    conv: CONVOLVED.map((n) => shared(n, noise)),
  };
}

function predict(values: Values): Prediction {
  const replicas = values['replicas']!;
  const noise = values['noise']! ** 2;
  const seen = CLEAN.filter((n) => n < N);
  const count = seen.length + CONVOLVED.length + 2 * DENSE.length;
  const tail = tailOfEach(count) / 2;

  const clean = (n: number): PredictedPoint => {
    const law = unseen(n);
    if (law.mean === 0) return { x: n, y: 0, lower: 0, upper: ROUNDING };
    return {
      x: n,
      y: law.mean,
      lower: quantile(law, replicas, tail),
      upper: quantile(law, replicas, 1 - tail),
    };
  };
  const noisy =
    (law: (n: number) => Cumulants, far: (n: number) => Tail) =>
    (n: number): PredictedPoint => {
      const one = law(n);
      return {
        x: n,
        y: noise * one.mean,
        // Leaning to the right, the law has a lighter tail on the left than a Gaussian: its quantile is on the safe side.
        lower: noise * (one.mean + normalQuantile(tail) * Math.sqrt(one.variance / replicas)),
        upper: noise * Math.max(quantile(one, replicas, 1 - tail), singleJump(one, far(n), replicas, tail)),
      };
    };
  const series: PredictedSeries[] = [
    {
      key: 'dense-clean',
      kind: 'value',
      claim: 'thm:price-of-blindness',
      points: CLEAN.map(clean),
      corners: [{ x: N, y: 0 }],
    },
    {
      key: 'conv-clean',
      kind: 'value',
      claim: 'thm:dense-or-convolution',
      points: CLEAN.map((n) => ({ x: n, y: 0, lower: 0, upper: ROUNDING })),
    },
    {
      key: 'dense',
      kind: 'value',
      claim: 'thm:dense-or-convolution',
      points: DENSE.map(noisy(dense, denseTail)),
    },
    {
      key: 'averaged',
      kind: 'value',
      claim: 'prop:averaging',
      points: DENSE.map(noisy(averaged, averagedTail)),
    },
    {
      key: 'conv',
      kind: 'value',
      claim: 'thm:dense-or-convolution',
      points: CONVOLVED.map(noisy(convolved, convolvedTail)),
    },
  ];
  return {
    series,
    tolerance: `The band is where all ${count} points that scatter land in 999 runs of 1,000, from mean, variance and skewness of a single fit; near the pole it allows for one fit that misses by very much. An error predicted as zero may be $10^{-9}$ by rounding. Without noise nothing is measured at $n = ${N}$: there a fit can be so ill-conditioned that no such limit holds.`,
  };
}

/** Quantile of a mean of R values from their first three cumulants, through the χ² law that has the same three. */
function quantile({ mean, variance, third }: Cumulants, replicas: number, probability: number): number {
  const deviation = Math.sqrt(variance / replicas);
  const skewness = third / variance ** 1.5 / Math.sqrt(replicas);
  const freedom = 8 / skewness ** 2;
  if (freedom > 1e6) return mean + deviation * normalQuantile(probability);
  const side = skewness > 0 ? probability : 1 - probability;
  return (
    mean + Math.sign(skewness) * deviation * Math.sqrt(freedom / 2) * (meanSquareQuantile(freedom, side) - 1)
  );
}

/** Where a single fit alone may push the mean. Heavy tails reach their extremes in one jump, not in many small steps. */
function singleJump(
  { mean }: Cumulants,
  { logConstant, power }: Tail,
  replicas: number,
  tail: number,
): number {
  return mean + Math.exp((Math.log(replicas / tail) + logConstant) / power) / replicas;
}
