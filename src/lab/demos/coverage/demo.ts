import type { Axis, Demo, Plot } from '../../contract/demo.ts';
import type { Values } from '../../contract/parameter.ts';
import { predict } from './predict.ts';
import { CALIBRATION, FITTED, FRESH, NOISE } from './setting.ts';

/** A plot of values against the curvature that the line leaves out. */
function againstCurvature(
  { key, title }: Pick<Plot, 'key' | 'title'>,
  y: Pick<Axis, 'words' | 'scale'>,
  series: Plot['series'],
): Plot {
  const x: Axis = { words: 'curvature', symbol: 'c', scale: 'linear' };
  return { key, title, x, y: { ...y, symbol: '' }, series, show: 'value' };
}

const coverage = { words: 'coverage', scale: 'linear' } as const;

export const demo: Demo = {
  title: 'Two cultures, two kinds of interval',
  question: 'Which 95 per cent intervals cover 95 per cent when the model is wrong, and what does that cost?',
  chapter: 'statistical-learning/two-cultures',
  parameters: [
    {
      key: 'replicas',
      words: 'data sets with a line, per point',
      symbol: 'R_1',
      min: 100,
      max: 6400,
      step: 1,
      scale: 'log',
      integer: true,
      default: 3200,
      restarts: true,
    },
    {
      key: 'nets',
      words: 'networks per point',
      symbol: 'R_2',
      min: 2,
      max: 256,
      step: 1,
      scale: 'log',
      integer: true,
      default: 64,
      restarts: true,
    },
    {
      key: 'shift',
      words: 'shift of the new inputs',
      symbol: '\\tau',
      min: 0,
      max: 2,
      step: 0.1,
      scale: 'linear',
      integer: false,
      default: 0,
      restarts: true,
      breaks: {
        claim: 'thm:split-conformal',
        hypothesis: 'the new examples come from the law of the old ones',
        holds: 0,
        demonstrate: 1,
        expect:
          'New inputs are drawn around $\\tau$ instead of 0; the data for fit and calibration stay. The coverage of the prediction intervals should fall out of its band for $c > 0$, most for the line, and all errors should rise. At $c = 0$, where a line is right, both should keep their coverage at $\\tau = 1$. The intervals for the slope do not see the new examples and should not move.',
      },
    },
  ],
  testSize: { replicas: 100, nets: 2 },
  series: [
    { key: 'naive', name: 'textbook interval', short: 'textbook', law: '', mark: 'disc' },
    { key: 'sandwich', name: 'sandwich interval', short: 'sandwich', law: '', mark: 'triangle' },
    { key: 'cover-line', name: 'line', short: 'line', law: '', mark: 'disc' },
    { key: 'cover-net', name: 'network', short: 'network', law: '', mark: 'diamond' },
    { key: 'law-line', name: 'line', short: 'line', law: '', mark: 'disc' },
    { key: 'law-net', name: 'network', short: 'network', law: '', mark: 'diamond' },
    { key: 'width-line', name: 'line', short: 'line', law: '', mark: 'disc' },
    { key: 'width-net', name: 'network (as seen)', short: 'network', law: '', mark: 'diamond' },
    { key: 'error-line', name: 'line', short: 'line', law: '\\simeq2c^2+\\sigma^2', mark: 'disc' },
    { key: 'error-net', name: 'network (as seen)', short: 'network', law: '', mark: 'diamond' },
  ],
  plots: [
    againstCurvature({ key: 'slope', title: 'Intervals for the slope' }, coverage, ['naive', 'sandwich']),
    againstCurvature({ key: 'cover', title: 'Intervals for the next example' }, coverage, [
      'cover-line',
      'cover-net',
    ]),
    {
      key: 'law',
      title: 'The law of that coverage, over data sets',
      x: { words: 'coverage', symbol: 'p', scale: 'linear' },
      y: { words: 'data sets with at most', symbol: 'p', scale: 'linear' },
      series: ['law-line', 'law-net'],
      show: 'value',
    },
    againstCurvature(
      { key: 'width', title: 'What it costs: half the width' },
      { words: 'half-width', scale: 'log' },
      ['width-line', 'width-net'],
    ),
    againstCurvature(
      { key: 'error', title: 'Mean squared error on new examples' },
      { words: 'error', scale: 'log' },
      ['error-line', 'error-net'],
    ),
  ],
  words({ replicas, nets }: Values) {
    return `Inputs are standard normal and $y = x + c(x^2-1)$ plus noise of deviation $\\sigma = ${NOISE}$. A straight line, and a network with 16 hidden units, are fitted to ${FITTED} examples; ${CALIBRATION} more set the width of the prediction interval by split conformal prediction, ${FRESH} new ones test it. Each point will be made of $R_1 = ${replicas}$ data sets with a line, or $R_2 = ${nets}$ with a network. The coverage of the prediction interval, and its law over data sets, are exact and the same for both.`;
  },
  predict,
};
