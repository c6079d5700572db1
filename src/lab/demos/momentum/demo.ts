import type { Demo } from '../../contract/demo.ts';
import type { Values } from '../../contract/parameter.ts';
import type { Prediction } from '../../contract/prediction.ts';
import { meanSquareQuantile, normalQuantile, tailOfEach } from '../../contract/statistics.ts';
import { losses, METHODS, MODES, NOISE_STEP, noisePoints, RULES, tuned, varianceAfter } from './exact.ts';

const CLAIMS = {
  descent: 'prop:modes-of-descent',
  'heavy-ball': 'thm:heavy-ball',
  nesterov: 'prop:lookahead-spectrum',
} as const;

export const demo: Demo = {
  title: 'What momentum buys, and what it does not',
  question:
    'How fast do three methods lower the loss of a linear regression, and how far does noise hold them up?',
  chapter: 'sgd/gradient-descent',
  parameters: [
    {
      key: 'kappa',
      words: 'condition number',
      symbol: '\\kappa',
      min: 25,
      max: 1600,
      step: 1,
      scale: 'log',
      integer: true,
      default: 400,
      restarts: true,
    },
    {
      key: 's',
      words: 'exponent of the spectrum',
      symbol: 's',
      min: 0.25,
      max: 2,
      step: 0.25,
      scale: 'linear',
      integer: false,
      default: 0.5,
      restarts: true,
    },
    {
      key: 'replicas',
      words: 'runs under noise, per point',
      symbol: 'R',
      min: 200,
      max: 3200,
      step: 1,
      scale: 'log',
      integer: true,
      default: 1600,
      restarts: true,
    },
    {
      key: 'saturation',
      words: 'saturation of the output',
      symbol: '\\varepsilon',
      min: 0,
      max: 2,
      step: 0.1,
      scale: 'linear',
      integer: false,
      default: 0,
      restarts: true,
      breaks: {
        claim: 'prop:modes-of-descent',
        hypothesis: 'the loss is quadratic',
        holds: 0,
        demonstrate: 1,
        expect:
          'The model’s output a becomes tanh(εa)/ε, a neuron that saturates. Near the minimum the loss is the old parabola, further out it is flatter. The points of gradient descent and, after the first, of Nesterov should rise above their lines, because a flatter loss pulls less; those of the heavy ball should fall far below, because its stiff modes, which grow at first, are caught by the flat region. At κ = 1600 and s = 2 they may be caught for good, far above the line: a few outputs end so far out that hardly any slope is left.',
      },
    },
  ],
  testSize: { replicas: 200 },
  series: [
    { key: 'descent', name: 'gradient descent', short: 'descent', law: '' },
    { key: 'heavy-ball', name: 'heavy ball', short: 'heavy ball', law: '' },
    { key: 'nesterov', name: 'Nesterov', short: 'Nesterov', law: '' },
    { key: 'same-step', name: 'same step size', short: 'same step', law: '\\propto 1/(1-\\beta)' },
    { key: 'same-effective', name: 'same effective step', short: 'same effective step', law: '' },
  ],
  plots: [
    {
      key: 'loss',
      title: 'Exact gradients',
      x: { words: 'steps', symbol: 't', scale: 'log' },
      y: { words: 'loss', symbol: '', scale: 'log' },
      series: METHODS,
      show: 'value',
    },
    {
      key: 'noise',
      title: 'Noisy gradients: what the heavy ball keeps',
      x: { words: 'memory of the momentum', symbol: '1/(1-\\beta)', scale: 'log' },
      y: { words: 'mean square', symbol: '\\mathbb{E}x^2', scale: 'log' },
      series: RULES,
      show: 'value',
    },
  ],
  words({ kappa, s, replicas }: Values) {
    const { eta, beta } = tuned('heavy-ball', kappa!);
    return `Linear regression with ${MODES} weights whose curvatures lie between $1/${kappa}$ and 1 in a random basis; the number of those below $h$ grows as $h^{${s}}$. Gradient descent takes $\\eta = 1$; the other two have their best constants for $\\kappa = ${kappa}$, for the heavy ball $\\eta = ${eta.toFixed(2)}$ and $\\beta = ${beta.toFixed(3)}$. The loss is taken where the gradient is, for Nesterov at the point looked ahead to. The lines are exact sums over the modes; each point will be the mean over 4 random bases. In the second plot a single weight with $h = 1$ is trained on noise of variance 1, with $\\eta = ${NOISE_STEP}$ or $\\eta/(1-\\beta) = ${NOISE_STEP}$; each point will be the mean over $R = ${replicas}$ runs.`;
  },
  predict,
};

function predict(values: Values): Prediction {
  const spectrum = { kappa: values['kappa']!, s: values['s']! };
  const replicas = values['replicas']!;
  const trained = METHODS.map((method) => ({ method, points: losses(method, spectrum) }));
  const rested = RULES.map((rule) => ({ rule, points: noisePoints(rule) }));
  const count = [...trained, ...rested].reduce((sum, { points }) => sum + points.length, 0);
  const tail = tailOfEach(count) / 2;
  const z = -normalQuantile(tail);
  const [low, high] = [meanSquareQuantile(replicas, tail), meanSquareQuantile(replicas, 1 - tail)];
  return {
    series: [
      ...trained.map(({ method, points }) => ({
        key: method,
        kind: 'value' as const,
        claim: CLAIMS[method],
        points: points.map(({ t, loss, deviation, shift }) => ({
          x: t,
          y: loss,
          lower: loss - z * deviation - shift,
          upper: loss + z * deviation + shift,
        })),
      })),
      ...rested.map(({ rule, points }) => ({
        key: rule,
        kind: 'value' as const,
        claim: 'thm:momentum-noise',
        points: points.map(({ memory, eta, beta, steps }) => {
          const variance = varianceAfter(eta, beta, 1, steps);
          return { x: memory, y: variance, lower: low * variance, upper: high * variance };
        }),
      })),
    ],
    tolerance: `In the first plot nothing is random but the basis and the signs, which do not matter: the band, often thinner than the line, holds what rounding to 24 bits does, taken as noise of one unit in the last place of numbers near 1 per step and as a shift of the curvatures. In the second the weights are Gaussian, so a mean of $R$ squares is $\\chi^2_R/R$ times its mean. All ${count} points land in 999 runs of 1,000.`,
  };
}
