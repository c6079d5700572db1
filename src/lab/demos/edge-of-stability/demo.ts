import type { Demo } from '../../contract/demo.ts';
import type { Values } from '../../contract/parameter.ts';
import type { Prediction } from '../../contract/prediction.ts';
import { normalQuantile, tailOfEach } from '../../contract/statistics.ts';
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
          'Divide all step sizes by $s$ and keep the number of steps. The thresholds rise to $2s/\\eta$, and training is too short to reach them: it follows the gradient flow and does not oscillate. The lines of the old step sizes mean nothing to it. At $s=8$ the discs of $\\eta=0.2$ should walk straight through their line and end far above it, the diamonds of $\\eta=0.14$ reach theirs late, and the triangles of $\\eta=0.1$ run out of time below theirs; no series should stop.',
      },
    },
  ],
  testSize: { replicas: 3 },
  series: STEP_SIZES.map(({ key, eta }) => ({
    key,
    name: `step size ${eta}`,
    short: `η = ${eta}`,
    // The law is only the end of each line; the words say so.
    law: '',
  })),
  plots: [
    {
      key: 'sharpness',
      title: '',
      x: { words: 'steps', symbol: 't', scale: 'linear' },
      y: { words: 'sharpness at midpoints', symbol: 'S', scale: 'linear' },
      series: keys,
      show: 'value',
    },
  ],
  words({ replicas }: Values) {
    return `Full-batch training with three step sizes. Each point will be the mean over $R = ${replicas}$ networks, from different initial weights, of the sharpness midway between two successive iterates (a median over the 200 steps before). The plateaus of the lines are the thresholds $2/\\eta$ = 10, 14.3 and 20, claimed from a training time $\\eta t$ of 200 to 240 on. For the climb before there is no formula; there the lines are what 300 other networks did.`;
  },
  predict,
};

function predict(values: Values): Prediction {
  const replicas = values['replicas'] as number;
  const z = -normalQuantile(tailOfEach(STEP_SIZES.length * ENDS.length) / 2);
  return {
    series: STEP_SIZES.map(({ key, eta, arrived, seen }) => ({
      key,
      kind: 'value' as const,
      claim: 'obs:midpoint-sharpness',
      points: ENDS.map((x, i) => {
        const y = x < arrived ? seen[i]![0] : 1;
        const recent = seen.slice(Math.max(0, i - 2), i + 1).map(([, deviation]) => deviation);
        const width = SYSTEMATIC + (z * Math.max(...recent, SMALLEST_DEVIATION)) / Math.sqrt(replicas);
        const scale = threshold(eta);
        return { x, y: y * scale, lower: Math.max(0, y - width) * scale, upper: (y + width) * scale };
      }),
    })),
    tolerance: `The band is empirical too: ${percent(SYSTEMATIC)} of the threshold, and ${z.toFixed(1)} standard errors by the scatter among the 300 networks, the largest in this and the two windows before, and at least ${(100 * SMALLEST_DEVIATION).toFixed(1)} %: a few networks arrive late and overshoot.`,
  };
}

/** Relative to the threshold: by how much the mean over many networks was seen to be off after arrival, and more. */
const SYSTEMATIC = 0.01;
/** The scatter has tails, those that arrive late, which a standard deviation of one window does not show. */
const SMALLEST_DEVIATION = 0.012;

const percent = (ratio: number) => `${(100 * ratio).toFixed(0)} %`;
