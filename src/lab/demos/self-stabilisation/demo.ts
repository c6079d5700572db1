import type { Demo, Otherwise } from '../../contract/demo.ts';
import type { Values } from '../../contract/parameter.ts';
import type { Prediction } from '../../contract/prediction.ts';
import { opening, period, softening } from './exact.ts';
import { DRIVE, DRIVES, SIZE, STEP_SIZES } from './grid.ts';

export const demo: Demo = {
  title: 'How fast does the sharpness swing about its threshold, and does the swing grow?',
  question:
    'What are the period and the growth of small oscillations about 2/η, in the reduced map and in a real loss?',
  chapter: 'sgd/edge-of-stability',
  parameters: [
    {
      key: 'eta',
      words: 'step size of the first plot',
      symbol: '\\eta',
      min: 0.1,
      max: 0.4,
      step: 0.05,
      scale: 'linear',
      integer: false,
      default: 0.2,
      restarts: true,
    },
    {
      key: 'replicas',
      words: 'runs per point',
      symbol: 'R',
      min: 3,
      max: 96,
      step: 1,
      scale: 'log',
      integer: true,
      default: 24,
      restarts: true,
    },
    {
      key: 'robust',
      words: 'softening of the loss',
      symbol: '\\rho',
      min: 0,
      max: 0.5,
      step: 0.01,
      scale: 'linear',
      integer: false,
      default: 0,
      restarts: true,
      breaks: {
        claim: 'prop:two-weight-spiral',
        hypothesis: 'the loss is quadratic in the residual',
        holds: 0,
        demonstrate: 0.1,
        expect:
          'Replace half the square of the residual $r$ by $\\ln\\,\\mathrm{cosh}(r\\sqrt\\rho)/\\rho$, a robust loss that grows more slowly. Its fourth derivative damps the spiral. In the second plot the discs should fall, by $\\rho/(3\\eta^2(1-\\eta^2))$: most at the small step sizes, where a spiral that opened now closes. The dashed line is the law with that term. The triangles have no such loss, and stay.',
      },
    },
  ],
  testSize: { replicas: 3 },
  series: [
    { key: 'period-map', name: 'reduced map', short: 'map', law: '2\\pi/\\omega', mark: 'triangle' },
    { key: 'period-weights', name: 'two weights', short: 'weights', law: '2\\pi/\\omega', mark: 'disc' },
    { key: 'growth-map', name: 'reduced map', short: 'map', law: '1', mark: 'triangle' },
    { key: 'growth-weights', name: 'two weights', short: 'weights', law: '\\chi(\\eta)', mark: 'disc' },
  ],
  plots: [
    {
      key: 'period',
      title: 'Steps in one turn',
      x: { words: 'drive', symbol: '\\alpha', scale: 'log' },
      y: { words: 'steps in one turn', symbol: '', scale: 'log' },
      series: ['period-map', 'period-weights'],
      show: 'value',
    },
    {
      key: 'growth',
      title: 'Growth of the swing in one turn',
      x: { words: 'step size', symbol: '\\eta', scale: 'linear' },
      y: { words: 'logarithm of the growth, over', symbol: '\\pi\\omega', scale: 'linear' },
      series: ['growth-map', 'growth-weights'],
      show: 'value',
    },
  ],
  words({ eta, replicas }: Values) {
    return `Gradient descent on a cubic loss (the reduced map) and on two weights with decay, set going near their cycle of period two. The first plot holds the period against $2\\pi/\\omega$, $\\omega = \\eta\\sqrt{2\\alpha}$, at $\\eta = ${eta}$; the second the growth of the swing against $e^{\\chi\\pi\\omega}$, at $\\alpha = ${DRIVE}$: $\\chi = 1$ for the map, and for the weights a $\\chi$ that changes sign at $\\eta = 0.518$. Each point will be the mean of $R = ${replicas}$ runs from random phases.`;
  },
  predict,
  otherwise,
};

/** With the robust loss the two weights have another χ, which is known too. */
function otherwise(values: Values): Otherwise {
  const rho = values['robust'] as number;
  if (rho === 0) return {};
  return { 'growth-weights': STEP_SIZES.map((x) => ({ x, y: opening(x) - softening(x, rho) })) };
}

function predict(values: Values): Prediction {
  const eta = values['eta'] as number;
  const band = (x: number, y: number, width: number) => ({ x, y, lower: y - width, upper: y + width });
  const periods = (key: keyof typeof DRIVES, claim: string) => ({
    key,
    kind: 'value' as const,
    claim,
    points: DRIVES[key].map((alpha) => {
      const y = period(eta, alpha);
      return band(alpha, y, y * (PERIOD_AT_ALL + PERIOD_PER_DRIVE * alpha));
    }),
  });
  const growths = (key: string, claim: string, growth: (eta: number) => number) => ({
    key,
    kind: 'value' as const,
    claim,
    points: STEP_SIZES.map((x) => band(x, growth(x), GROWTH)),
  });
  return {
    series: [
      periods('period-map', 'thm:self-stabilisation'),
      periods('period-weights', 'prop:two-weight-spiral'),
      growths('growth-map', 'thm:self-stabilisation', () => 1),
      growths('growth-weights', 'prop:two-weight-spiral', opening),
    ],
    tolerance: `The formulas are the leading order in the drive and in the size of the swing, which starts at ${100 * SIZE} %. What follows is of relative order α for the period (allowed: ${100 * PERIOD_AT_ALL} % plus ${PERIOD_PER_DRIVE} α), and for χ of order α over a power of √(1 − η²) (allowed: ${GROWTH}). The scatter from the random phases is a tenth of that, or less.`,
  };
}

/** Relative errors of the period: of a swing that is not infinitely small, and of the next order in the drive. */
const PERIOD_AT_ALL = 0.001;
const PERIOD_PER_DRIVE = 0.45;
/** Absolute error of χ: at η = 0.7, where √(1 − η²) = 0.71, it was seen to be 0.011. */
const GROWTH = 0.015;
