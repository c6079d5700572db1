import type { Delta, Experiment } from '../../contract/demo.ts';
import type { Values } from '../../contract/parameter.ts';
import { stream, type Stream } from '../../contract/random.ts';
import { meanAndError } from '../../contract/statistics.ts';
import { minimumNorm, solveSymmetric } from '../../engine/minimum-norm.ts';
import { CLEAN, CONVOLVED, DENSE, N, truth } from './exact.ts';

/** A constant of this file's own: imported ones are slow in inner loops where a test runner wraps them. */
const SIZE = N;

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
      work += Object.keys(fits).length * SIZE * SIZE * (n + SIZE);
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

/** The map is sparse; its entries by row. */
function draw(random: Stream, n: number, target: Float64Array, noise: number): Data {
  const x = new Float64Array(n * SIZE);
  const y = new Float64Array(n * SIZE);
  for (let i = 0; i < x.length; i++) x[i] = random.normal();
  if (noise > 0) for (let i = 0; i < y.length; i++) y[i] = noise * random.normal();
  for (let entry = 0; entry < target.length; entry++) {
    const weight = target[entry]!;
    if (weight === 0) continue;
    const [output, input] = [Math.floor(entry / SIZE), entry % SIZE];
    for (let i = 0; i < n; i++) y[i * SIZE + output]! += weight * x[i * SIZE + input]!;
  }
  return { n, x, y };
}

/** N × N, rows are outputs. */
function fitDense({ n, x, y }: Data): Float64Array {
  const fitted = minimumNorm(x, y, n, SIZE, 0);
  const map = new Float64Array(SIZE * SIZE);
  for (let i = 0; i < SIZE; i++) for (let j = 0; j < SIZE; j++) map[i * SIZE + j] = fitted[j * SIZE + i]!;
  return map;
}

/** The normal equations for N shared weights: autocorrelation of the inputs, correlation with the outputs. */
function fitConvolution({ n, x, y }: Data): Float64Array {
  const auto = new Float64Array(SIZE);
  const right = new Float64Array(SIZE);
  const twice = new Float64Array(2 * SIZE);
  for (let i = 0; i < n; i++) {
    for (let p = 0; p < SIZE; p++) twice[p] = twice[p + SIZE] = x[i * SIZE + p]!;
    for (let lag = 0; lag < SIZE; lag++) {
      let [square, cross] = [0, 0];
      for (let p = 0; p < SIZE; p++) {
        const shifted = twice[p + SIZE - lag]!;
        square += twice[p]! * shifted;
        cross += y[i * SIZE + p]! * shifted;
      }
      auto[lag]! += square;
      right[lag]! += cross;
    }
  }
  const gram = new Float64Array(SIZE * SIZE);
  for (let i = 0; i < SIZE; i++) for (let j = 0; j < SIZE; j++) gram[i * SIZE + j] = auto[Math.abs(i - j)]!;
  return circulant(solveSymmetric(gram, right, SIZE));
}

function circulant(kernel: Float64Array): Float64Array {
  const map = new Float64Array(SIZE * SIZE);
  for (let i = 0; i < SIZE; i++) {
    for (let j = 0; j < SIZE; j++) map[i * SIZE + j] = kernel[(i - j + SIZE) % SIZE]!;
  }
  return map;
}

/** The circulant nearest to a map: the mean over its wrapped diagonals. */
function overShifts(map: Float64Array): Float64Array {
  const kernel = new Float64Array(SIZE);
  for (let i = 0; i < SIZE; i++) {
    for (let j = 0; j < SIZE; j++) kernel[(i - j + SIZE) % SIZE]! += map[i * SIZE + j]! / SIZE;
  }
  return circulant(kernel);
}

/** Mean squared error of a map on new inputs, per output. */
function distance(map: Float64Array, target: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < map.length; i++) sum += (map[i]! - target[i]!) ** 2;
  return sum / SIZE;
}
