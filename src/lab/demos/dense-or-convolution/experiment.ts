import type { Delta, Experiment } from '../../contract/demo.ts';
import type { Values } from '../../contract/parameter.ts';
import { stream, type Stream } from '../../contract/random.ts';
import { meanAndError } from '../../contract/statistics.ts';
import { minimumNorm, solveSymmetric } from '../../engine/minimum-norm.ts';
import { CLEAN, CONVOLVED, DENSE, N, truth } from './exact.ts';

/** Multiplications between two yields: a few milliseconds of work. */
const SLICE = 2_000_000;

/** n inputs and their outputs, n × N each, row by row. */
interface Data {
  n: number;
  x: Float64Array;
  y: Float64Array;
}

/**
 * Fits a map of N pixels to N pixels to n examples y = W* x + noise, R times with fresh data: by least squares of minimum
 * norm over all maps, with the same result averaged over the shifts, and by least squares over circular convolutions.
 */
export const experiment: Experiment = function* (values: Values, seed: number): Generator<Delta | null> {
  const replicas = values['replicas']!;
  const target = truth(values['break']!);
  let work = 0;

  function* point(
    part: number,
    n: number,
    noise: number,
    fits: Record<string, (data: Data) => Float64Array>,
  ): Generator<Delta | null> {
    const errors = Object.fromEntries(Object.keys(fits).map((key) => [key, new Float64Array(replicas)]));
    for (let replica = 0; replica < replicas; replica++) {
      const data = draw(stream(seed, part, n, replica), n, target, noise);
      for (const [key, fit] of Object.entries(fits)) errors[key]![replica] = distance(fit(data), target);
      work += Object.keys(fits).length * N * N * (n + N);
      if (work > SLICE) {
        work = 0;
        yield null;
      }
    }
    for (const [key, sample] of Object.entries(errors)) {
      yield { kind: 'point', series: key, x: n, ...meanAndError(sample), replicas };
    }
  }

  for (const n of CLEAN) yield* point(0, n, 0, { 'dense-clean': fitDense, 'conv-clean': fitConvolution });
  const noise = values['noise']!;
  for (const n of CONVOLVED) yield* point(1, n, noise, { conv: fitConvolution });
  for (const n of DENSE) {
    let last: { data: Data; map: Float64Array } | undefined;
    const once = (data: Data) => {
      if (last?.data !== data) last = { data, map: fitDense(data) };
      return last.map;
    };
    yield* point(2, n, noise, { dense: once, averaged: (data) => overShifts(once(data)) });
  }
};

function draw(random: Stream, n: number, target: Float64Array, noise: number): Data {
  const x = new Float64Array(n * N);
  const y = new Float64Array(n * N);
  for (let i = 0; i < x.length; i++) x[i] = random.normal();
  for (let i = 0; i < n; i++) {
    for (let p = 0; p < N; p++) {
      let sum = noise === 0 ? 0 : noise * random.normal();
      for (let j = 0; j < N; j++) sum += target[p * N + j]! * x[i * N + j]!;
      y[i * N + p] = sum;
    }
  }
  return { n, x, y };
}

/** N × N, rows are outputs. */
function fitDense({ n, x, y }: Data): Float64Array {
  const transposed = minimumNorm(x, y, n, N, 0);
  return Float64Array.from({ length: N * N }, (_, i) => transposed[(i % N) * N + Math.floor(i / N)]!);
}

/** The normal equations for N shared weights: autocorrelation of the inputs, correlation with the outputs. */
function fitConvolution({ n, x, y }: Data): Float64Array {
  const auto = new Float64Array(N);
  const right = new Float64Array(N);
  for (let i = 0; i < n; i++) {
    for (let lag = 0; lag < N; lag++) {
      for (let p = 0; p < N; p++) {
        const shifted = x[i * N + ((p - lag + N) % N)]!;
        auto[lag]! += x[i * N + p]! * shifted;
        right[lag]! += y[i * N + p]! * shifted;
      }
    }
  }
  const gram = Float64Array.from({ length: N * N }, (_, i) => auto[Math.abs(Math.floor(i / N) - (i % N))]!);
  return circulant(solveSymmetric(gram, right, N));
}

function circulant(kernel: Float64Array): Float64Array {
  return Float64Array.from({ length: N * N }, (_, i) => kernel[(Math.floor(i / N) - (i % N) + N) % N]!);
}

/** The circulant nearest to a map: the mean over its wrapped diagonals. */
function overShifts(map: Float64Array): Float64Array {
  const kernel = new Float64Array(N);
  map.forEach((value, i) => (kernel[(Math.floor(i / N) - (i % N) + N) % N]! += value / N));
  return circulant(kernel);
}

/** Mean squared error of a map on new inputs, per output. */
function distance(map: Float64Array, target: Float64Array): number {
  return map.reduce((sum, value, i) => sum + (value - target[i]!) ** 2, 0) / N;
}
