import type { Demo, Plot } from '../../contract/demo.ts';
import type { Values } from '../../contract/parameter.ts';
import type { PredictedPoint, Prediction } from '../../contract/prediction.ts';
import { tailOfEach } from '../../contract/statistics.ts';
import { countBand } from './counts.ts';
import { FOUND, SHAPES, TRAINING, type Shape } from './networks.ts';
import { OBSERVED, SEEN } from './seen.ts';
import { builtExplains, ceiling, FOLDS, POINTS, TARGETS, WIDTHS } from './target.ts';

const fraction: Plot['y'] = { words: 'explained fraction of the variance', symbol: '', scale: 'linear' };

/** What rounding may do to an exact result. */
const ROUNDING = 1e-9;

export const demo: Demo = {
  title: 'A sawtooth: what exists, and what is found',
  question: 'How much of a sawtooth can a shallow network explain, and do networks find what exists?',
  chapter: 'depth/depth-separation',
  parameters: [
    {
      key: 'replicas',
      words: 'networks trained for each point',
      symbol: 'R',
      min: 1,
      max: 32,
      step: 1,
      scale: 'log',
      integer: true,
      default: 16,
      restarts: true,
    },
    {
      key: 'folds',
      words: 'folding layers placed below',
      symbol: 'f',
      min: 0,
      max: 2,
      step: 1,
      scale: 'linear',
      integer: true,
      default: 0,
      restarts: true,
      breaks: {
        claim: 'thm:depth-separation',
        hypothesis: 'the shallow networks have one hidden layer',
        holds: 0,
        demonstrate: 1,
        expect:
          'Put $f$ layers of two units below every network, which fold the input and are not trained. Each doubles the number of pieces that the same $m$ units make: the networks built by hand should explain $2^f$ times as much, up to everything, and leave their line. Trained networks should gain too, and in the second plot the step from found to not found should move to the right by $f$.',
      },
    },
  ],
  testSize: { replicas: 1 },
  series: [
    { key: 'trained', name: 'trained', short: 'trained', law: '\\le m/2^{k-1}' },
    { key: 'built', name: 'built by hand', short: 'built', law: '(m-1/2)/2^k' },
    { key: 'shallow', name: 'one layer of 64', short: '1 × 64', law: '', mark: 'disc' },
    { key: 'deep', name: 'four layers of 16', short: '4 × 16', law: '', mark: 'triangle' },
    {
      key: 'witness',
      name: 'built, $2k$ units',
      short: 'built',
      law: '1',
      mark: 'diamond',
    },
  ],
  plots: [
    {
      key: 'width',
      title: `One hidden layer, ${FOLDS} folds`,
      x: { words: 'hidden units', symbol: 'm', scale: 'log' },
      y: fraction,
      series: ['trained', 'built'],
      show: 'value',
    },
    {
      key: 'folds',
      title: 'Found after training, out of all tries',
      x: { words: 'folds', symbol: 'k', scale: 'linear' },
      y: { words: 'fraction of networks', symbol: '', scale: 'linear' },
      series: ['shallow', 'deep', 'witness'],
      show: 'value',
    },
  ],
  words({ replicas }: Values) {
    return `The target is $s_k$ on [0, 1], $2^k$ pieces, measured at ${POINTS} points; to predict the constant 1/2 explains nothing of it. First plot, $k = ${FOLDS}$: the bound of the theorem for one hidden layer of $m$ units, and what a shallow network built by hand explains, exactly. Discs will be means over $R = ${replicas}$ networks trained from random weights, ${TRAINING.steps.toLocaleString('en')} steps of Adam; one that does worse than the constant counts as 0. Second plot: the fraction of networks with 64 units, trained in the same way, that explain more than half. That is not a prediction but what was seen before; for the network of $2k$ units in $k$ layers, built by hand, it is the lemma.`;
  },
  predict,
};

function predict(values: Values): Prediction {
  const replicas = values['replicas']!;
  const shapes = Object.keys(SHAPES) as Shape[];
  const count = shapes.length * TARGETS.length;
  const tail = tailOfEach(count) / 2;
  return {
    series: [
      {
        key: 'trained',
        kind: 'upper-bound',
        claim: 'thm:depth-separation',
        points: WIDTHS.map((m): PredictedPoint => {
          const y = ceiling(m, FOLDS);
          return { x: m, y, lower: 0, upper: y };
        }),
      },
      {
        key: 'built',
        kind: 'value',
        claim: 'thm:depth-separation',
        points: WIDTHS.map((m) => exactly(m, builtExplains(m, FOLDS))),
      },
      ...shapes.map((key) => ({
        key,
        kind: 'value' as const,
        claim: 'obs:sawtooth-found',
        points: TARGETS.map((k, i): PredictedPoint => {
          const found = SEEN[key][i]!;
          return { x: k, y: found / OBSERVED, ...countBand(found, OBSERVED, replicas, tail) };
        }),
      })),
      {
        key: 'witness',
        kind: 'value',
        claim: 'lem:sawtooth',
        points: TARGETS.map((k) => exactly(k, 1)),
      },
    ],
    tolerance: `What is built by hand may be off by rounding alone, and the bound holds for every single network. The bands of the second plot are where all ${count} counts land in 999 runs of 1,000, if a network finds $s_k$ (explains more than ${FOUND}) as often as ${OBSERVED} networks of each kind did before; the law is binomial, with the uncertainty of that frequency.`,
  };
}

function exactly(x: number, y: number): PredictedPoint {
  return { x, y, lower: y - ROUNDING, upper: y + ROUNDING };
}
