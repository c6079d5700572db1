import type { Demo } from '../../contract/demo.ts';
import type { Values } from '../../contract/parameter.ts';
import type { Prediction } from '../../contract/prediction.ts';
import { ENDS, STEP_SIZES, threshold } from './grid.ts';

const keys = STEP_SIZES.map(({ key }) => key);

export const demo: Demo = {
  title: 'Where does the sharpness stop rising?',
  question: 'How large is the largest curvature of a network’s loss in the course of its training?',
  chapter: 'sgd/edge-of-stability',
  parameters: [
    {
      key: 'replicas',
      words: 'networks per step size',
      symbol: 'R',
      min: 3,
      max: 48,
      step: 1,
      scale: 'log',
      integer: true,
      default: 12,
      restarts: true,
    },
    {
      key: 'slow',
      words: 'slowing of all steps',
      symbol: 's',
      min: 1,
      max: 32,
      step: 1,
      scale: 'log',
      integer: true,
      default: 1,
      restarts: true,
      breaks: {
        claim: 'obs:midpoint-sharpness',
        hypothesis: 'training lasts long enough for the sharpness to reach the threshold',
        holds: 1,
        demonstrate: 8,
        expect:
          'Divide all step sizes by $s$ and keep the number of steps. The thresholds rise to $2s/\\eta$, and training is too short to reach them: it follows the gradient flow and does not oscillate. The lines of the old step sizes mean nothing to it. At $s=8$ the discs should walk straight through theirs, and no series should stop.',
      },
    },
  ],
  testSize: { replicas: 3 },
  series: STEP_SIZES.map(({ key, eta }) => ({
    key,
    name: `step size ${eta}`,
    short: `η = ${eta}`,
    law: '2/\\eta',
  })),
  plots: [
    {
      key: 'sharpness',
      title: 'The climb, and its end',
      x: { words: 'steps', symbol: 't', scale: 'linear' },
      y: { words: 'sharpness at midpoints', symbol: 'S', scale: 'linear' },
      series: keys,
      show: 'value',
    },
    {
      key: 'compensated',
      title: 'The same, divided by the threshold',
      x: { words: 'steps', symbol: 't', scale: 'linear' },
      y: { words: 'sharpness over threshold', symbol: '\\eta S/2', scale: 'linear' },
      series: keys,
      show: 'compensated',
    },
  ],
  words({ replicas }: Values) {
    return `The lines are the thresholds $2/\\eta$ of three step sizes, full batch. Each point will be the mean over $R = ${replicas}$ networks, from different initial weights, of the sharpness midway between two successive iterates (a median over the 200 steps before). While it climbs the theory claims nothing but that it does not overshoot by much; after a training time $\\eta t$ of 200 to 240 it should stay at its line.`;
  },
  predict,
};

function predict(values: Values): Prediction {
  const replicas = values['replicas'] as number;
  const width = SYSTEMATIC + SCATTER / Math.sqrt(replicas);
  return {
    series: STEP_SIZES.map(({ key, eta, arrived }) => ({
      key,
      kind: 'value' as const,
      claim: 'obs:midpoint-sharpness',
      points: ENDS.map((x) => {
        const y = threshold(eta);
        const [lower, upper] = x < arrived ? [0, OVERSHOOT] : [1 - width, 1 + width];
        return { x, y, lower: lower * y, upper: upper * y, rate: y };
      }),
    })),
    tolerance: `No formula gives this band; it is empirical. In 300 networks trained beforehand the sharpness after arrival had a mean within ${percent(SYSTEMATIC)} of the threshold and a standard deviation of 1.3 % or less between networks, with tails; the band is ${percent(SYSTEMATIC)} plus ${percent(SCATTER)} over the square root of R. Before arrival it reaches from zero to ${percent(OVERSHOOT - 1)} above the line.`,
  };
}

/** Relative: how far the mean over many networks was seen to be off, and four standard deviations between networks. */
const SYSTEMATIC = 0.01;
const SCATTER = 0.05;
/** How much, during the climb, a mean may exceed the threshold. */
const OVERSHOOT = 1.25;

const percent = (ratio: number) => `${(100 * ratio).toFixed(0)} %`;
