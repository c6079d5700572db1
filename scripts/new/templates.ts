/** What new files begin with: each builds, and shows the parts that its kind has. */

export function note(attaches: string): string {
  return `---
attaches: ${attaches}
---

What you want to keep beside that place: words, $x^2$, a link to [a claim](#thm:equal-curvature), an experiment.
`;
}

export function resource(): string {
  return `---
title: The title of the work
authors: Its authors
year: 2026
url: https://example.org/
kind: book
level: graduate mathematics
cost: free
looked: '2026-11'
needs: what a reader has to know before
proves: what it proves, or nothing
asserts: what it says without proof, or nothing
themes: [sgd]
rank: 900
deepens:
  - { chapter: sgd/shuffling, at: ch. 1 }
---

What it is good for, in two or three honest sentences.
`;
}

export function question(): string {
  return `---
question: Why is it so?
theme: sgd
status: open
see: [sgd/shuffling]
---

The short answer, in three to eight sentences, with a link to [the theorem](#thm:equal-curvature) that proves it.
`;
}

export function chapter(name: string): string {
  return `---
title: Why is it so?
deck: The question in one sentence, as a reader would ask it.
summary: The answer in one or two sentences.
prerequisites: []
questions: [Why is it so?]
---

::::short-answer
The answer in a paragraph, for somebody who reads nothing else.

- proved: What is proved here: [](#thm:${name}-mean).
- open: What nobody knows.
::::

## The question

Where it comes from, with numbers that a reader knows from practice.

## The theorem

The mean of $n$ numbers has a variance, and it falls with $n$.

:::theorem[The variance of a mean]{#thm:${name}-mean status=proved}
Let $X_1, \\dots, X_n$ be uncorrelated with variance $\\sigma^2$. Then their mean has the variance $\\sigma^2/n$.
:::

:::proof{of=thm:${name}-mean}
Without correlations the variance of the sum is the sum of the variances, $n\\sigma^2$. Division by $n$ divides it by
$n^2$.
:::

## What is not explained

What the theorem does not say.

::::exercise[A correlation]{#ex:${name}-correlation time="ten minutes" tools="pencil"}
What is the variance if any two of the numbers have the correlation $\\rho$?

:::solution
$n\\sigma^2 + n(n-1)\\rho\\sigma^2$ for the sum, and $\\sigma^2\\bigl(\\rho + (1-\\rho)/n\\bigr)$ for the mean: it no longer
goes to zero.
:::
::::
`;
}

/** A demo that measures the variance of a mean; broken by a correlation. */
export function demoFiles(slug: string): Record<string, string> {
  const file = (name: string) => `src/lab/demos/${slug}/${name}.ts`;
  return { [file('demo')]: DEMO, [file('experiment')]: EXPERIMENT, [file('wrong')]: WRONG };
}

const DEMO = `import type { Demo } from '../../contract/demo.ts';
import type { Values } from '../../contract/parameter.ts';
import { meanSquareQuantile, tailOfEach } from '../../contract/statistics.ts';

/** How many numbers are averaged. */
export const SIZES = [1, 2, 4, 8, 16, 32] as const;

export const demo: Demo = {
  title: 'How fast does a mean settle?',
  question: 'What is the variance of the mean of n normal numbers?',
  chapter: 'sgd/shuffling',
  parameters: [
    {
      key: 'replicas',
      words: 'means per point',
      symbol: 'R',
      min: 50,
      max: 1600,
      step: 1,
      scale: 'log',
      integer: true,
      default: 400,
      restarts: true,
    },
    {
      key: 'rho',
      words: 'correlation of the numbers',
      symbol: '\\\\rho',
      min: 0,
      max: 0.9,
      step: 0.05,
      scale: 'linear',
      integer: false,
      default: 0,
      restarts: true,
      breaks: {
        claim: 'thm:equal-curvature',
        hypothesis: 'the numbers are uncorrelated',
        holds: 0,
        demonstrate: 0.5,
        expect: 'The points should leave the line and stay at half the variance of one number.',
      },
    },
  ],
  testSize: { replicas: 200 },
  series: [{ key: 'mean', name: 'mean of n numbers', short: 'mean', law: '1/n' }],
  plots: [
    {
      key: 'variance',
      title: 'The variance of a mean',
      x: { words: 'numbers', symbol: 'n', scale: 'log' },
      y: { words: 'variance', symbol: '', scale: 'log' },
      series: ['mean'],
      show: 'value',
    },
  ],
  words({ replicas }: Values) {
    return \`Each point will be the mean square of $R = \${replicas}$ means of $n$ normal numbers. The line is $1/n$.\`;
  },
  predict(values: Values) {
    const replicas = values['replicas'] as number;
    const tail = tailOfEach(SIZES.length) / 2;
    return {
      series: [
        {
          key: 'mean',
          kind: 'value',
          claim: 'thm:equal-curvature',
          points: SIZES.map((n) => ({
            x: n,
            y: 1 / n,
            lower: meanSquareQuantile(replicas, tail) / n,
            upper: meanSquareQuantile(replicas, 1 - tail) / n,
          })),
        },
      ],
      tolerance: \`The mean square of \${replicas} normal numbers is χ² over its degrees of freedom, exactly; all \${SIZES.length} points land in the band in 999 runs of 1,000.\`,
    };
  },
};
`;

const EXPERIMENT = `import type { Delta, Experiment } from '../../contract/demo.ts';
import type { Values } from '../../contract/parameter.ts';
import { stream } from '../../contract/random.ts';
import { meanAndError } from '../../contract/statistics.ts';
import { SIZES } from './demo.ts';

/** Mean squares of means of n standard normal numbers, any two with the correlation rho. */
export const experiment: Experiment = function* (values: Values, seed: number): Generator<Delta | null> {
  const { replicas, rho } = values as { replicas: number; rho: number };
  for (const [index, n] of SIZES.entries()) {
    const random = stream(seed, index);
    const squares = Float64Array.from({ length: replicas }, () => {
      const common = Math.sqrt(rho) * random.normal();
      let sum = 0;
      for (let i = 0; i < n; i++) sum += common + Math.sqrt(1 - rho) * random.normal();
      return (sum / n) ** 2;
    });
    yield { kind: 'point', series: 'mean', x: n, ...meanAndError(squares), replicas };
  }
};
`;

const WRONG = `import type { Wrong } from '../../contract/demo.ts';
import type { Values } from '../../contract/parameter.ts';
import { demo } from './demo.ts';

/** A plausible mistake that the measurement has to catch. */
export const wrong: Wrong = {
  description: 'takes the standard deviation for the variance',
  predict(values: Values) {
    const right = demo.predict(values);
    return {
      ...right,
      series: right.series.map((series) => ({
        ...series,
        points: series.points.map(({ x, y, lower, upper }) => {
          const factor = Math.sqrt(x);
          return { x, y: factor * y, lower: factor * lower, upper: factor * upper };
        }),
      })),
    };
  },
};
`;
