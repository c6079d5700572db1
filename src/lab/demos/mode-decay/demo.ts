import type { Demo } from '../../contract/demo.ts';
import type { Values } from '../../contract/parameter.ts';
import type { Prediction } from '../../contract/prediction.ts';
import { meanSquareQuantile, normalQuantile, tailOfEach } from '../../contract/statistics.ts';
import {
  AVERAGED,
  DIRECTIONS,
  distance,
  GROUP,
  groups,
  LENGTH,
  MODES,
  MOMENT,
  remaining,
  SIGNALS,
  STEP_SIZE,
  TARGETS,
  TIMES,
} from './exact.ts';

const MARKS = { convolution: 'disc', matrix: 'diamond' } as const;
const NAMES = { convolution: 'target a convolution', matrix: 'target any matrix' } as const;
const SHORT = { convolution: 'convolution', matrix: 'any matrix' } as const;

export const demo: Demo = {
  title: 'Does a dense layer learn the symmetry of its data?',
  question:
    'How fast does a dense layer forget that it is not a convolution, when it sees every signal in all its shifts?',
  chapter: 'convolution/translation',
  parameters: [
    {
      key: 'slope',
      words: 'slope of the power spectrum',
      symbol: '\\alpha',
      min: 0,
      max: 3,
      step: 0.5,
      scale: 'linear',
      integer: false,
      default: 2,
      restarts: true,
    },
    {
      key: 'cut',
      words: 'last mode with power',
      symbol: 'k_c',
      min: 6,
      max: 16,
      step: 1,
      scale: 'linear',
      integer: true,
      default: 12,
      restarts: true,
    },
    {
      key: 'replicas',
      words: 'layers trained',
      symbol: 'R',
      min: 2,
      max: 32,
      step: 1,
      scale: 'log',
      integer: true,
      default: 8,
      restarts: true,
    },
    {
      key: 'missing',
      words: 'shifts left out',
      symbol: '',
      min: 0,
      max: 24,
      step: 1,
      scale: 'linear',
      integer: true,
      default: 0,
      restarts: true,
      breaks: {
        claim: 'thm:mode-decay',
        hypothesis: 'the data are closed under shifts',
        holds: 0,
        demonstrate: 16,
        expect:
          'Of the 32 shifts of each signal some are left out, drawn at random, as when augmentation has not yet drawn them all. The covariance of the inputs is then no convolution, and no mode is left alone: the fast ones should stay far above the line, held up by the slow ones. Leave out one shift, and the first plot already notices. In the third plot the triangles should stay above the line, because the networks now share a preference, which no mean removes.',
      },
    },
  ],
  testSize: { replicas: 2 },
  series: [
    ...TARGETS.map((target) => ({
      key: `mode-${target}`,
      name: NAMES[target],
      short: SHORT[target],
      law: '',
      mark: MARKS[target],
    })),
    ...TARGETS.map((target) => ({
      key: `distance-${target}`,
      name: NAMES[target],
      short: SHORT[target],
      law: '',
      mark: MARKS[target],
    })),
    { key: 'networks', name: 'networks with ReLU', short: 'ReLU', law: '1/M', mark: 'triangle' },
  ],
  plots: [
    {
      key: 'modes',
      title: `What ${MOMENT} steps leave of the error`,
      x: { words: 'mode', symbol: 'k', scale: 'linear' },
      y: { words: 'remaining fraction', symbol: '', scale: 'log' },
      series: TARGETS.map((target) => `mode-${target}`),
      show: 'value',
    },
    {
      key: 'distance',
      title: 'How far the layer is from being a convolution',
      x: { words: 'steps', symbol: 't', scale: 'log' },
      y: { words: 'squared distance, relative to the start', symbol: '', scale: 'linear' },
      series: TARGETS.map((target) => `distance-${target}`),
      show: 'value',
    },
    {
      key: 'networks',
      title: 'How far the mean of several networks is from invariance',
      x: { words: 'networks in the mean', symbol: 'M', scale: 'log' },
      y: { words: 'mean square, relative to one network', symbol: '', scale: 'log' },
      series: ['networks'],
      show: 'value',
    },
  ],
  words({ slope, cut, replicas }: Values) {
    return `Dense layers with ${LENGTH} inputs and outputs are trained with step size ${STEP_SIZE} on ${SIGNALS} signals in all their ${LENGTH} shifts, of power 1 for $k \\le 1$, falling as $k^{-${slope}}$ up to $k = ${cut}$ and 0 beyond; the targets are made by a random convolution or by any random matrix. First plot: a step leaves $1-\\eta P_k$ of the error of mode $k$. Second plot: the distance from the nearest convolution is forgotten at the same rates, but that of the teacher is learned. Each point is to be the mean of $R = ${replicas}$ layers. Third plot: ${GROUP * groups(replicas!)} dense networks with ReLUs are trained with Adam, in groups of ${GROUP} with the same data, to give one number for all shifts of a signal, and are then asked about white noise; the mean of $M$ of them is to vary with the shift $1/M$ as much as one does, in mean square.`;
  },
  predict,
};

function predict(values: Values): Prediction {
  const spectrum = { slope: values['slope']!, cut: values['cut']! };
  const replicas = values['replicas']!;
  const count = TARGETS.length * (MODES.length + TIMES.length) + AVERAGED.length;
  const tail = tailOfEach(count) / 2;
  const z = -normalQuantile(tail);
  return {
    series: [
      ...TARGETS.map((target) => ({
        key: `mode-${target}`,
        kind: 'value' as const,
        claim: 'thm:mode-decay',
        points: MODES.map((k) => {
          const y = remaining(spectrum, k, MOMENT);
          // Independent roundings of all weights in all steps; only those along the error count, to first order.
          const width = z * ROUNDING * Math.sqrt(MOMENT / (LENGTH * replicas));
          return { x: k, y, lower: Math.max(0, y - width), upper: y + width };
        }),
      })),
      ...TARGETS.map((target) => ({
        key: `distance-${target}`,
        kind: 'value' as const,
        claim: 'thm:mode-decay',
        points: TIMES.map((t) => {
          const { mean, variance } = distance(spectrum, target, t);
          // A χ² law with the same mean and variance.
          const freedom = (2 * mean ** 2 * replicas) / variance;
          return {
            x: t,
            y: mean,
            lower: mean * meanSquareQuantile(freedom, tail),
            upper: mean * meanSquareQuantile(freedom, 1 - tail),
          };
        }),
      })),
      {
        key: 'networks',
        kind: 'value' as const,
        claim: 'thm:average-network',
        points: AVERAGED.map((size) => {
          const freedom = (GROUP * groups(replicas) * DIRECTIONS) / (size - 1);
          return {
            x: size,
            y: 1 / size,
            lower: meanSquareQuantile(freedom, tail) / size,
            upper: meanSquareQuantile(freedom, 1 - tail) / size,
          };
        }),
      },
    ],
    tolerance: `In the first plot nothing is random but the signals and the weights, which do not matter: the band, thinner than the line, holds what rounding to 24 bits does, taken as independent noise of one unit in the last place of numbers near 1 on every weight in every step. In the second the distance is a sum of squares of Gaussian weights, taken as χ² with its exact mean and variance; in the third no formula gives the scatter, and the width is an empirical bound: the mean squares are taken as χ², with ${DIRECTIONS} independent directions in which a network may deviate from invariance, where no fewer than 12 were counted in 96 data sets at six settings of slope and last mode. All ${count} points land in 999 runs of 1,000.`,
  };
}

/** 2⁻²⁴, the spacing of float32 numbers below 1. */
const ROUNDING = 2 ** -24;
