import type { Demo } from '../../../src/lab/contract/demo.ts';
import type { Delta } from '../../../src/lab/contract/delta.ts';
import type { Parameter } from '../../../src/lab/contract/parameter.ts';

/** A small demo: three points on y = n x with a band of ten per cent. */
export const slope: Parameter = {
  key: 'n',
  words: 'slope',
  symbol: 'n',
  min: 1,
  max: 16,
  step: 1,
  scale: 'log',
  integer: true,
  default: 4,
  restarts: true,
};
export const tint: Parameter = { ...slope, key: 'tint', words: 'tint', restarts: false };
export const bend: Parameter = {
  key: 'bend',
  words: 'bend',
  symbol: 's',
  min: 0,
  max: 1,
  step: 0.05,
  scale: 'linear',
  integer: false,
  default: 0,
  restarts: true,
  breaks: {
    claim: 'thm:straight',
    hypothesis: 'the line is straight',
    holds: 0,
    demonstrate: 0.5,
    expect: 'The points leave the band.',
  },
};

const axis = { words: 'place', symbol: 'x', scale: 'linear' } as const;

export const demo: Demo = {
  title: 'Is it straight?',
  question: 'Is the line straight?',
  chapter: 'theme/lines',
  parameters: [slope, tint, bend],
  testSize: {},
  series: [{ key: 'line', name: 'the line', short: 'line', law: 'nx' }],
  plots: [
    {
      key: 'plot',
      title: 'The line',
      x: axis,
      y: { ...axis, words: 'height' },
      series: ['line'],
      show: 'value',
    },
  ],
  words: ({ n }) => `The line has slope $n = ${n}$.`,
  predict: ({ n = 0 }) => ({
    series: [
      {
        key: 'line',
        kind: 'value',
        claim: 'thm:straight',
        points: [1, 2, 3].map((x) => ({ x, y: n * x, lower: 0.9 * n * x, upper: 1.1 * n * x })),
      },
    ],
    tolerance: 'Ten per cent each way.',
  }),
};

export const values = { n: 4, tint: 4, bend: 0 };

export function point(x: number, mean = 4 * x): Delta {
  return { kind: 'point', series: 'line', x, mean, standardError: 0.1, replicas: 10 };
}
