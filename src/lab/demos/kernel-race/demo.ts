import type { Demo } from '../../contract/demo.ts';
import type { Values } from '../../contract/parameter.ts';
import type { PredictedPoint, Prediction } from '../../contract/prediction.ts';
import { meanSquareQuantile, normalQuantile, tailOfEach } from '../../contract/statistics.ts';
import { bestError } from './exact.ts';
import { BATCH, EXAMPLES, TEST_IMAGES, TRAINING } from './race.ts';
import { OBSERVED, SEEN } from './seen.ts';
import { SIDE } from './texture.ts';

const STEPS = TRAINING.reduce((sum, { steps }) => sum + steps, 0);

export const demo: Demo = {
  title: 'A race of kernel sizes',
  question: 'Which kernel size tells two textures apart best, when all cost the same?',
  chapter: 'convolution/kernel-size',
  parameters: [
    {
      key: 'replicas',
      words: 'networks per size',
      symbol: 'R',
      min: 1,
      max: 48,
      step: 1,
      scale: 'log',
      integer: true,
      default: 8,
      restarts: true,
    },
    {
      key: 'gap',
      words: 'distance of neighbours',
      symbol: 't',
      min: 1,
      max: 5,
      step: 1,
      scale: 'linear',
      integer: true,
      default: 1,
      restarts: true,
      breaks: {
        claim: 'prop:texture-optimum',
        hypothesis: 'pixels that interact stand next to each other',
        holds: 1,
        demonstrate: 3,
        expect:
          'Move the pixel at place $u$ to place $tu$, modulo 11 in either direction: no pixel is lost, and the discs of the best rule must stay where they are. But partners now stand $t$ pixels apart, and a window that does not hold two of them is nearly blind. At $t = 3$ size 2 should fall back to guessing, 3 nearly so, and 5 wins.',
      },
    },
  ],
  testSize: { replicas: 1 },
  series: [
    { key: 'rule', name: 'best rule', short: 'best rule', law: '' },
    { key: 'network', name: 'networks, empirical', short: 'networks', law: '' },
  ],
  plots: [
    {
      key: 'error',
      title: '',
      x: { words: 'kernel size', symbol: 'k', scale: 'linear' },
      y: { words: 'share of images mistaken', symbol: '', scale: 'linear' },
      series: ['rule', 'network'],
      show: 'value',
    },
  ],
  words({ replicas }: Values) {
    return `Two Gaussian textures on ${SIDE} × ${SIDE} pixels, equal in every pixel’s law and different in how neighbours go together. The level line is the error of the best rule there is, which is known. For the networks there is no formula: their line is the mean of ${OBSERVED} others of each size. Each has one convolution of 45 to 50 multiplications a pixel, ReLU, a mean and a linear unit, and trains for ${STEPS} steps of Adam on ${EXAMPLES} images, ${BATCH} at a time; each point will be the mean over $R = ${replicas}$ of them.`;
  },
  predict,
};

function predict(values: Values): Prediction {
  const replicas = values['replicas']!;
  const tail = tailOfEach(2 * SEEN.length) / 2;
  const best = bestError();
  const width = -normalQuantile(tail) * Math.sqrt((best * (1 - best)) / TEST_IMAGES);
  const rule = SEEN.map(({ k }): PredictedPoint => ({
    x: k,
    y: best,
    lower: best - width,
    upper: best + width,
  }));
  const networks = SEEN.map(({ k, mean, deviation, skewness, shared }): PredictedPoint => {
    // The mean that was seen is itself a mean over a sample.
    const variance = (deviation ** 2 - shared ** 2) * (1 / replicas + 1 / OBSERVED) + shared ** 2;
    // A gamma law with this variance, and the skewness of a mean of R.
    const freedom = (8 * replicas) / skewness ** 2;
    const at = (probability: number) =>
      mean + Math.sqrt((variance * freedom) / 2) * (meanSquareQuantile(freedom, probability) - 1);
    // Of few networks the gamma law forgets that the best are better than its edge; all lean to the right.
    const lower = Math.min(at(tail), mean + normalQuantile(tail) * Math.sqrt(variance));
    return { x: k, y: mean, lower: Math.max(0, lower), upper: at(1 - tail) };
  });
  return {
    series: [
      { key: 'rule', kind: 'value', claim: 'prop:texture-optimum', points: rule },
      { key: 'network', kind: 'value', claim: 'obs:kernel-race', points: networks },
    ],
    tolerance: `All ${2 * SEEN.length} points land in the band in 999 runs of 1,000. The best rule is tried on ${TEST_IMAGES} images for each size, and its count is binomial. The band of the networks is empirical: mean, scatter and skewness of ${OBSERVED} networks of each size, part of it shared by the networks of a run because they are tested on the same images.`,
  };
}
