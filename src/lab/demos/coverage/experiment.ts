import type { Delta, Experiment } from '../../contract/demo.ts';
import type { Values } from '../../contract/parameter.ts';
import { stream } from '../../contract/random.ts';
import { meanAndError } from '../../contract/statistics.ts';
import { createEnsemble } from '../../engine/ensemble.ts';
import { adam, dense, type Model } from '../../engine/model.ts';
import { glorot } from '../../engine/initial.ts';
import { forceWay, wayName } from '../../engine/way.ts';
import { draw, examples, fitLine, type Examples } from './line.ts';
import { HIDDEN, quadrature, SIDE_BY_SIDE, SLICE, TRAINING } from './nets.ts';
import { CALIBRATION, CURVATURES, curve, FITTED, FRESH, LEVELS, NOISE, RANK, REACH } from './setting.ts';

/** Data sets fitted by a line between two yields: a few milliseconds of work. */
const LINES = 100;

const MODEL: Model = { input: [1], layers: [dense(HIDDEN, 'tanh'), dense(1)] };

/** What is measured on one data set with a line or a network. */
interface Tally {
  covered: number[];
  width: number[];
  error: number[];
}

/**
 * Every data set: FITTED examples to fit, CALIBRATION whose absolute residuals, put in order, give the half-width of
 * the prediction interval, and FRESH new ones on which its coverage is counted. With a shift the new ones, and they
 * alone, come from another law. Lines first, then networks.
 */
export const experiment: Experiment = function* (
  values: Values,
  seed: number,
  engine?: string,
): Generator<Delta | null> {
  if (engine) forceWay(engine);
  yield { kind: 'engine', name: wayName() };
  const [replicas, nets, shift] = ['replicas', 'nets', 'shift'].map((key) => values[key]!) as [
    number,
    number,
    number,
  ];
  const fresh = examples(FRESH);
  const calibration = examples(CALIBRATION);

  const pooled: Record<'line' | 'net', number[]> = { line: [], net: [] };
  const points = function* (kind: 'line' | 'net', c: number, tally: Tally): Generator<Delta> {
    const series = { cover: tally.covered, width: tally.width, error: tally.error };
    for (const [name, sample] of Object.entries(series)) {
      yield {
        kind: 'point',
        series: `${name}-${kind}`,
        x: c,
        ...meanAndError(sample),
        replicas: sample.length,
      };
    }
    pooled[kind].push(...tally.covered);
  };
  const laws = function* (kind: 'line' | 'net'): Generator<Delta> {
    for (const level of LEVELS) {
      yield proportion(`law-${kind}`, level, pooled[kind], (covered) => covered <= level + 1e-9);
    }
  };

  for (const [index, c] of CURVATURES.entries()) {
    const data = examples(FITTED);
    const tally: Tally = { covered: [], width: [], error: [] };
    const slopes: { naive: number[]; sandwich: number[] } = { naive: [], sandwich: [] };
    const randoms = Array.from({ length: replicas }, (_, replica) => stream(seed, 0, index, replica));
    const lines: { intercept: number; slope: number }[] = [];
    for (const random of randoms) {
      draw(data, c, 0, random);
      const { intercept, slope, naive, sandwich } = fitLine(data);
      // The best line has slope 1 and intercept 0.
      const miss = Math.abs(slope - 1) / REACH;
      slopes.naive.push(miss ** 2 / naive);
      slopes.sandwich.push(miss ** 2 / sandwich);
      lines.push({ intercept, slope });
      if (lines.length % LINES === 0) yield null;
    }
    for (const key of ['naive', 'sandwich'] as const) {
      yield proportion(key, c, slopes[key], (ratio) => ratio <= 1);
    }
    for (const [replica, { intercept, slope }] of lines.entries()) {
      const random = randoms[replica]!;
      draw(calibration, c, 0, random);
      draw(fresh, c, shift, random);
      const line = (x: number) => intercept + slope * x;
      const misses = ({ x, y }: Examples) => y.map((value, i) => value - line(x[i]!));
      tallyInterval(tally, misses(calibration), misses(fresh));
      tally.error.push(lineRisk(intercept, slope, c, shift));
      if (replica % LINES === LINES - 1) yield null;
    }
    yield* points('line', c, tally);
  }
  yield* laws('line');

  const { inputs: nodes, weights } = quadrature(shift);
  for (const [index, c] of CURVATURES.entries()) {
    const tally: Tally = { covered: [], width: [], error: [] };
    for (let from = 0; from < nets; from += SIDE_BY_SIDE) {
      const count = Math.min(SIDE_BY_SIDE, nets - from);
      const randoms = Array.from({ length: count }, (_, i) => stream(seed, 1, index, from + i));
      const inputs = new Float32Array(count * FITTED);
      const targets = new Float32Array(count * FITTED);
      const data = examples(FITTED);
      for (const [i, random] of randoms.entries()) {
        draw(data, c, 0, random);
        inputs.set(data.x, i * FITTED);
        targets.set(data.y, i * FITTED);
      }
      const ensemble = createEnsemble({
        model: MODEL,
        loss: 'squared',
        optimiser: adam(TRAINING[0].stepSize),
        replicas: count,
        weights: glorot(initialSeed(seed, index, from)),
        examples: FITTED,
        inputs,
        targets,
      });
      try {
        for (const { stepSize, steps } of TRAINING) {
          ensemble.setStepSize(stepSize);
          for (let done = 0; done < steps; done += SLICE) {
            ensemble.train(Math.min(SLICE, steps - done));
            yield null;
          }
        }
        const risks = ensemble.predict(nodes);
        for (const [i, random] of randoms.entries()) {
          draw(calibration, c, 0, random);
          draw(fresh, c, shift, random);
          const outputs = ensemble.predict(Float32Array.from([...calibration.x, ...fresh.x]));
          const own = outputs.subarray(i * (CALIBRATION + FRESH), (i + 1) * (CALIBRATION + FRESH));
          tallyInterval(
            tally,
            calibration.y.map((y, j) => y - own[j]!),
            fresh.y.map((y, j) => y - own[CALIBRATION + j]!),
          );
          let error = NOISE ** 2;
          for (const [j, weight] of weights.entries()) {
            error += weight * (risks[i * weights.length + j]! - curve(nodes[j]!, c)) ** 2;
          }
          tally.error.push(error);
        }
      } finally {
        ensemble.dispose();
      }
    }
    yield* points('net', c, tally);
  }
  yield* laws('net');
};

/** Networks start from weights of their own, as far as 31 bits can tell. */
function initialSeed(seed: number, index: number, from: number): number {
  return stream(seed, 2, index, from).below(2 ** 20);
}

/** The interval that the residuals of the calibration examples make: its half-width, and how many new ones it covers. */
function tallyInterval(tally: Tally, calibration: Float64Array, fresh: Float64Array): void {
  const half = calibration.map(Math.abs).sort()[RANK - 1]!;
  tally.width.push(half);
  tally.covered.push(fresh.reduce((count, miss) => count + (Math.abs(miss) <= half ? 1 : 0), 0) / FRESH);
}

/** Mean squared error of a line on inputs around `centre`, from the moments of the normal law. */
function lineRisk(intercept: number, slope: number, c: number, centre: number): number {
  // The error at x = centre + z is p + q z + c z².
  const p = curve(centre, c) - intercept - slope * centre;
  const q = 1 - slope + 2 * c * centre;
  return NOISE ** 2 + p ** 2 + q ** 2 + 3 * c ** 2 + 2 * p * c;
}

function proportion(
  series: string,
  x: number,
  sample: readonly number[],
  counts: (value: number) => boolean,
): Delta {
  const mean = sample.filter(counts).length / sample.length;
  const standardError = Math.sqrt((mean * (1 - mean)) / sample.length);
  return { kind: 'point', series, x, mean, standardError, replicas: sample.length };
}
