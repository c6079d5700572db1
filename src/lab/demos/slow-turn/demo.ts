import type { Demo, Plot } from '../../contract/demo.ts';
import type { Values } from '../../contract/parameter.ts';
import type { PredictedPoint, Prediction } from '../../contract/prediction.ts';
import { normalQuantile, tailOfEach } from '../../contract/statistics.ts';
import { drawn, flow, inSteps, type State } from './exact.ts';

/** Times at which the weights are looked at: step size times the mean number of visits to an example. */
export const TIMES = [10, 30, 100, 300, 1000, 3000, 10_000] as const;

/** Length of the second example. */
export const SHORT = 0.5;

/** Steps until the time t, one example a step. */
export function stepsUntil(time: number, eta: number): number {
  return 2 * Math.round(time / eta);
}

const x: Plot['x'] = { words: 'time', symbol: 't = \\eta T/2', scale: 'log' };

export const demo: Demo = {
  title: 'The slow turn',
  question:
    'On separable data, how fast do the weights turn towards the widest margin while the loss goes to zero?',
  chapter: 'statistical-learning/logistic-regression',
  parameters: [
    {
      key: 'a',
      words: 'length of the first example',
      symbol: 'a',
      min: 0.5,
      max: 2.5,
      step: 0.5,
      scale: 'linear',
      integer: false,
      default: 2,
      restarts: true,
    },
    {
      key: 'eta',
      words: 'step size',
      symbol: '\\eta',
      min: 0.125,
      max: 0.5,
      step: 1,
      scale: 'log',
      integer: false,
      default: 0.25,
      restarts: true,
      work: -1.7,
    },
    {
      key: 'replicas',
      words: 'runs',
      symbol: 'R',
      min: 25,
      max: 400,
      step: 1,
      scale: 'log',
      integer: true,
      default: 100,
      restarts: true,
    },
    {
      key: 'decay',
      words: 'weight decay',
      symbol: '\\mu',
      min: 0,
      max: 0.002,
      step: 0.0002,
      scale: 'linear',
      integer: false,
      default: 0,
      restarts: true,
      breaks: {
        claim: 'prop:slow-turn',
        hypothesis: 'nothing but the examples pulls at the weights',
        holds: 0,
        demonstrate: 0.001,
        expect:
          'Add $\\mu|w|^2/2$ to the loss of every example. Now a minimum exists at finite weights: the turn should stop short of the line, and the loss should level off. (If both examples are equally long, nothing turns with or without it, and only the loss shows it.)',
      },
    },
  ],
  testSize: { replicas: 25, eta: 0.25 },
  series: [
    { key: 'angle', name: 'direction of the weights', short: 'direction', law: '' },
    { key: 'loss', name: 'loss', short: 'loss', law: '\\propto 1/t' },
  ],
  plots: [
    {
      key: 'angle',
      title: 'The direction turns logarithmically',
      x,
      y: { words: 'angle from the longer example, in degrees', symbol: '', scale: 'linear' },
      series: ['angle'],
      show: 'value',
    },
    {
      key: 'loss',
      title: 'The loss falls like 1/t',
      x,
      y: { words: 'loss of the two examples', symbol: '', scale: 'log' },
      series: ['loss'],
      show: 'value',
    },
  ],
  words({ a, eta, replicas }: Values) {
    const limit = (Math.atan2(a!, SHORT) * 180) / Math.PI;
    return `Logistic regression on two examples at right angles, of lengths $a = ${a}$ and $${SHORT}$, by stochastic gradient descent with step size $\\eta = ${eta}$, one example a step, drawn with replacement. The direction of the widest margin lies at ${limit.toFixed(2)} degrees. The lines are the exact gradient flow, averaged over how often each example is drawn; each point will be the mean of $R = ${replicas}$ runs.`;
  },
  predict,
};

/** Neglected higher orders in the step size, as a fraction of the first. */
const HIGHER_ORDERS = 1;
/** Float32 weights round each late step by up to 2 per cent of it: degrees, and fraction of the loss. */
const ROUNDING: State = { angle: 0.06, loss: 0.02 };

function predict(values: Values): Prediction {
  const { a, eta, replicas } = values as { a: number; eta: number; replicas: number };
  const pair = { a, b: SHORT };
  const z = -normalQuantile(tailOfEach(2 * TIMES.length) / 2);
  const points = (key: keyof State) =>
    TIMES.map((time): PredictedPoint => {
      const { mean, variance } = drawn(stepsUntil(time, eta), eta, pair)[key];
      const shift = inSteps(time, eta, pair)[key] - flow(time, time, pair)[key];
      const rounding = key === 'angle' ? ROUNDING.angle : ROUNDING.loss * mean;
      const scatter = z * Math.sqrt(variance / replicas) + rounding;
      const reach = (1 + HIGHER_ORDERS) * shift;
      return {
        x: time,
        y: mean,
        lower: mean - scatter + Math.min(0, reach),
        upper: mean + scatter + Math.max(0, reach),
      };
    });
  return {
    series: [
      { key: 'angle', kind: 'value', claim: 'prop:slow-turn', points: points('angle') },
      { key: 'loss', kind: 'value', claim: 'prop:slow-turn', points: points('loss') },
    ],
    tolerance: `The band holds the scatter from the number of times each example is drawn (binomial), so that all points land inside in 999 runs of 1,000; twice the first-order effect of finite steps, on the side on which it lies; and ${ROUNDING.angle} degrees, or ${100 * ROUNDING.loss} % of the loss, for weights rounded to float32.`,
  };
}
