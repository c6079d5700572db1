import type { Demo, Otherwise, Plot } from '../../contract/demo.ts';
import type { Values } from '../../contract/parameter.ts';
import type { PredictedPoint, Prediction } from '../../contract/prediction.ts';
import { meanSquareQuantile, tailOfEach } from '../../contract/statistics.ts';
import { floor, randomCorners } from './exact.ts';
import { equal, meanSquare, placed } from './polygon.ts';
import { POINTS, TRAINING, widths } from './problem.ts';
import { meanLogarithm, OBSERVED } from './seen.ts';

const units: Plot['x'] = { words: 'hidden units', symbol: 'm', scale: 'log' };
const error: Plot['y'] = { words: 'mean squared error', symbol: '', scale: 'log' };

export const demo: Demo = {
  title: 'What exists, and what training finds',
  question: 'How well can a network with m hidden units draw a curve, and how well does a trained one?',
  chapter: 'depth/universality',
  parameters: [
    {
      key: 'most',
      words: 'hidden units, at most',
      symbol: 'm',
      min: 8,
      max: 32,
      step: 1,
      scale: 'log',
      integer: true,
      default: 32,
      restarts: true,
    },
    {
      key: 'fits',
      words: 'random sets of kinks',
      symbol: 'R',
      min: 250,
      max: 8000,
      step: 1,
      scale: 'log',
      integer: true,
      default: 4000,
      restarts: true,
    },
    {
      key: 'networks',
      words: 'networks trained per point',
      symbol: 'M',
      min: 2,
      max: 32,
      step: 1,
      scale: 'log',
      integer: true,
      default: 8,
      restarts: true,
    },
    {
      key: 'jump',
      words: 'jump of the target',
      symbol: 'J',
      min: 0,
      max: 1,
      step: 0.1,
      scale: 'linear',
      integer: false,
      default: 0,
      restarts: true,
      breaks: {
        claim: 'thm:polygon',
        hypothesis: 'the target has two continuous derivatives',
        holds: 0,
        demonstrate: 0.5,
        expect:
          'Let the target jump up by $J$ at $x = 1/3$. A polygon needs a whole cell for the jump, and its error falls no faster than the width of that cell: the diamonds should leave their line, $\\propto m^{-4}$, for one $\\propto m^{-1}$, and the triangles, whose kinks were placed for the smooth target, should lose nearly all of their lead. Two more units with kinks beside the jump would be enough to repair either.',
      },
    },
  ],
  testSize: { most: 8, fits: 250, networks: 2 },
  series: [
    { key: 'random', name: 'kinks at random', short: 'random', law: '' },
    { key: 'equal', name: 'at equal distances', short: 'equal', law: '\\propto m^{-4}' },
    { key: 'placed', name: 'where the curve bends', short: 'placed', law: '\\propto m^{-4}' },
    { key: 'found', name: 'from random weights', short: 'random', law: '', mark: 'disc' },
    { key: 'refined', name: 'the floor, and placed kinks', short: 'floor', law: '', mark: 'triangle' },
  ],
  plots: [
    {
      key: 'written',
      title: 'Weights written down',
      x: units,
      y: error,
      series: ['random', 'equal', 'placed'],
      show: 'value',
    },
    {
      key: 'trained',
      title: 'Weights trained',
      x: units,
      // Networks that were trained from random weights differ by factors: their logarithms are averaged.
      y: { words: 'decimal logarithm of the mean squared error', symbol: '', scale: 'linear' },
      series: ['found', 'refined'],
      show: 'value',
    },
  ],
  words({ fits, networks, jump }: Values) {
    return `The target is $1/(1 + 25(2x - 1)^2)$ at ${POINTS} points of $[0, 1]$; to predict its mean costs 0.081. First plot: weights computed from the places of the kinks. The lines are exact, the upper one a mean over all sets of kinks, of which $R = ${fits}$ will be drawn. Second plot: after ${TRAINING.steps.toLocaleString('en')} steps of Adam. The lower line is the floor: no network with $m$ hidden units lies below, and training from the placed kinks (triangles) should end between it and where it began. The upper line is no prediction but the mean logarithm of ${OBSERVED.toLocaleString('en')} networks from random weights that were seen before; a disc will be that of $M = ${networks}$.${jump === 0 ? '' : ` Dashed: what is exact for the target with the jump $J = ${jump}$, the floor included.`}`;
  },
  predict,
  otherwise,
};

/** With a jump everything that is exact stays exact, the triangles' floor included. */
function otherwise(values: Values): Otherwise {
  const [most, jump] = [values['most']!, values['jump']!];
  if (jump === 0) return {};
  const along = (y: (m: number) => number) => widths(most).map((m) => ({ x: m, y: y(m) }));
  return {
    random: along((m) => randomCorners(m, jump).mean),
    equal: along((m) => meanSquare(equal(m, jump), jump)),
    placed: along((m) => meanSquare(placed(m, jump), jump)),
    refined: along((m) => Math.log10(floor(m, jump))),
  };
}

/** Relative error allowed to float32 arithmetic where nothing is random. */
const ROUNDING = 0.02;
const LOG_ROUNDING = Math.log10(1 + ROUNDING);

function predict(values: Values): Prediction {
  const [most, fits, networks] = ['most', 'fits', 'networks'].map((key) => values[key]!) as [
    number,
    number,
    number,
  ];
  const sizes = widths(most);
  // Nothing else is random than the discs of the two plots.
  const tail = tailOfEach(2 * sizes.length) / 2;
  const fixed = (x: number, y: number): PredictedPoint => ({
    x,
    y,
    lower: y * (1 - ROUNDING),
    upper: y * (1 + ROUNDING),
  });
  const random = (x: number): PredictedPoint => {
    const { mean, variance, skewness } = randomCorners(x);
    // A gamma law, shifted, with the mean, variance and skewness of the mean of R.
    const k = (8 * fits) / skewness ** 2;
    const at = (probability: number) =>
      mean + Math.sqrt((variance / fits) * (k / 2)) * (meanSquareQuantile(k, probability) - 1);
    return { x, y: mean, lower: at(tail), upper: at(1 - tail) };
  };
  const found = (x: number): PredictedPoint => {
    const [mean, low, high] = meanLogarithm(x, networks, tail);
    return { x, y: mean, lower: Math.max(Math.log10(floor(x)), low), upper: high };
  };
  return {
    series: [
      { key: 'random', kind: 'value', claim: 'prop:random-kinks', points: sizes.map(random) },
      {
        key: 'equal',
        kind: 'value',
        claim: 'thm:polygon',
        points: sizes.map((m) => fixed(m, meanSquare(equal(m)))),
      },
      {
        key: 'placed',
        kind: 'value',
        claim: 'thm:free-knots',
        points: sizes.map((m) => fixed(m, meanSquare(placed(m)))),
      },
      { key: 'found', kind: 'value', claim: 'obs:trained-from-random', points: sizes.map(found) },
      {
        key: 'refined',
        kind: 'value',
        claim: 'cor:floor',
        points: sizes.map((m) => {
          const y = Math.log10(floor(m));
          const start = Math.log10(meanSquare(placed(m)));
          return { x: m, y, lower: y - LOG_ROUNDING, upper: start + LOG_ROUNDING };
        }),
      },
    ],
    tolerance: `The discs are random: the band is where all of them land in 999 runs of 1,000, in the first plot from the exact mean, variance and skewness over all sets of kinks, in the second from what was seen. Nothing else is random; the other bands allow ${100 * ROUNDING} % for float32 arithmetic, and those of the triangles in the second plot reach from the floor to where training began.`,
  };
}
