import type { Values } from '../../contract/parameter.ts';
import type { PredictedPoint, PredictedSeries, Prediction } from '../../contract/prediction.ts';
import { normalQuantile, tailOfEach } from '../../contract/statistics.ts';
import { binomial, central } from './discrete.ts';
import { coverageBand, coveredUpTo, lineError, lineWidths, naiveCoverage } from './exact.ts';
import { NETS_SEEN, SEEN } from './seen.ts';
import { CALIBRATION, CURVATURES, FITTED, LEVELS, RANK } from './setting.ts';

/** Points whose chance is at stake: 2 + 2 + 2 + 2 series over the curvatures, 2 over the levels. */
const POINTS = 8 * CURVATURES.length + 2 * LEVELS.length;

/** Naive coverage at n = 200 differs from its limit by no more than this, as 200,000 fits a point show. */
const NAIVE_LIMIT = 0.006;
/** The sandwich is still short of its limit by at most this. */
const SANDWICH_LIMIT = 0.014;
/** Skewness of the error of one fitted line, which is nearly a sum of two squares; 2.9 at most. */
const SKEWNESS = 2.9;

/** Third-order terms in the excess error of the line, relative. */
const EXCESS_LIMIT = 0.04;

export function predict(values: Values): Prediction {
  const replicas = values['replicas']!;
  const nets = values['nets']!;
  const tail = tailOfEach(POINTS) / 2;
  const z = -normalQuantile(tail);

  /** A fraction of `count` data sets, each counted with probability y, give or take a known error of the formula. */
  const fraction = (x: number, y: number, count: number, below = 0, above = 0): PredictedPoint => ({
    x,
    y,
    lower: central(binomial(count, y - below), tail).lower / count,
    upper: central(binomial(count, Math.min(y + above, 1 - 1e-9)), tail).upper / count,
  });
  const over = (key: string, claim: string, point: (c: number, index: number) => PredictedPoint) =>
    ({ key, kind: 'value', claim, points: CURVATURES.map(point) }) satisfies PredictedSeries;
  const covered = (count: number) => {
    const { lower, upper } = coverageBand(count, tail);
    return (c: number) => ({ x: c, y: RANK / (CALIBRATION + 1), lower, upper });
  };
  const law = (key: string, count: number): PredictedSeries => ({
    key,
    kind: 'value',
    claim: 'thm:split-conformal',
    points: LEVELS.map((level) => fraction(level, coveredUpTo(level), count)),
  });
  /** A mean of `count` values, seen often enough to know mean and deviation; they lean to the right. */
  const seen = (sample: readonly { mean: number; deviation: number }[]) => (c: number, index: number) => {
    const { mean, deviation } = sample[index]!;
    const error = deviation * Math.sqrt(1 / nets + 1 / NETS_SEEN);
    return { x: c, y: mean, lower: mean - z * error, upper: mean + z * error * (1 + 3 / Math.sqrt(nets)) };
  };

  return {
    series: [
      over('naive', 'prop:slope-coverage', (c) =>
        fraction(c, naiveCoverage(c), replicas, NAIVE_LIMIT, NAIVE_LIMIT),
      ),
      over('sandwich', 'thm:sandwich', (c) => fraction(c, 0.95, replicas, SANDWICH_LIMIT, 0.001)),
      over('cover-line', 'thm:split-conformal', covered(replicas)),
      over('cover-net', 'thm:split-conformal', covered(nets)),
      law('law-line', CURVATURES.length * replicas),
      law('law-net', CURVATURES.length * nets),
      over('width-line', 'prop:who-pays', (c, index) => {
        const { mean, deviation } = lineWidths()[index]!;
        const { mean: error, excess } = lineError(c);
        const scatter = (z * deviation) / Math.sqrt(replicas);
        // The fitted line is a little worse than the best one, by at most its share of the error.
        return { x: c, y: mean, lower: mean - scatter, upper: mean * (1 + excess / error) + scatter };
      }),
      over('width-net', 'obs:net-beside-line', seen(SEEN.width)),
      over('error-line', 'prop:slope-coverage', (c) => {
        const { mean, excess, deviation } = lineError(c);
        const scatter = (z * deviation) / Math.sqrt(replicas) + EXCESS_LIMIT * excess;
        // The error of a fitted line leans to the right: the next term of its quantile.
        const lean = (((z * z - 1) * SKEWNESS) / 6) * (deviation / replicas);
        return { x: c, y: mean, lower: mean - scatter, upper: mean + scatter + lean };
      }),
      over('error-net', 'obs:net-beside-line', seen(SEEN.error)),
    ],
    tolerance: `The bands are where all ${POINTS} points land in 999 runs of 1,000. Fractions of data sets scatter binomially, and coverages as means of the beta-binomial law; both are exact. The slope's formulas are limits: at $n = ${FITTED}$ the textbook interval is allowed ${percent(NAIVE_LIMIT)} either way, the sandwich to fall short by ${percent(SANDWICH_LIMIT)}. For error and width of the network there is no formula; their bands are made of ${NETS_SEEN} networks that were trained before. The interval takes the residual of rank ${RANK} of ${CALIBRATION}.`,
  };
}

function percent(value: number): string {
  return `${(100 * value).toFixed(1)} points of a hundred`;
}
