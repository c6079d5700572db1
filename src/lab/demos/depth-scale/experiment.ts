import type { Delta, Experiment } from '../../contract/demo.ts';
import type { Values } from '../../contract/parameter.ts';
import { stream } from '../../contract/random.ts';
import { meanAndError } from '../../contract/statistics.ts';
import { BIASES, LAYERS, START } from './exact.ts';
import { fixedVariance } from './mean-field.ts';

/** Weights drawn between two yields: a few milliseconds of work. */
const SLICE = 150_000;

/** The input has three entries: two carry the pair of inputs, the third carries the nudge. */
const INPUTS = 3;

/**
 * R networks of width m, every weight drawn, are run on two inputs and on an infinitesimal nudge of the first. All
 * networks go up one layer at a time, so that the points come in order of depth.
 */
export const experiment: Experiment = function* (values: Values, seed: number): Generator<Delta | null> {
  const [weights, m, replicas, skip] = ['weights', 'width', 'replicas', 'skip'].map(
    (key) => values[key]!,
  ) as [number, number, number, number];
  const variance = fixedVariance({ weights, biases: BIASES });
  const first = inputs(weights, variance);
  const randoms = Array.from({ length: replicas }, (_, replica) => stream(seed, replica));
  // Pre-activations of the two inputs, and the change of the first per unit of nudge, each [R, m].
  const [z, other, moved] = [0, 1, 2].map(() => new Float64Array(replicas * m)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  let drawn = 0;
  for (let layer = 1; layer <= LAYERS.at(-1)!; layer++) {
    const fan = layer === 1 ? INPUTS : m;
    const scale = Math.sqrt(weights / fan);
    for (const [replica, random] of randoms.entries()) {
      const from = replica * m;
      const below = layer === 1 ? first : activations(z, other, moved, from, m);
      for (let i = from; i < from + m; i++) {
        let [s, t, u] = [0, 0, 0];
        for (let j = 0; j < fan; j++) {
          const w = random.normal();
          s += w * below[0][j]!;
          t += w * below[1][j]!;
          u += w * below[2][j]!;
        }
        const bias = Math.sqrt(BIASES) * random.normal();
        const carried = layer === 1 ? 0 : skip;
        z[i] = carried * z[i]! + scale * s + bias;
        other[i] = carried * other[i]! + scale * t + bias;
        moved[i] = carried * moved[i]! + scale * u;
      }
      drawn += fan * m;
      if (drawn > SLICE) {
        drawn = 0;
        yield null;
      }
    }
    if (!(LAYERS as readonly number[]).includes(layer)) continue;
    const distances = new Float64Array(replicas);
    const squares = new Float64Array(replicas);
    for (let replica = 0; replica < replicas; replica++) {
      let [distance, square] = [0, 0];
      for (let i = replica * m; i < (replica + 1) * m; i++) {
        distance += (z[i]! - other[i]!) ** 2 / 2;
        square += moved[i]! ** 2;
      }
      distances[replica] = Math.log(distance / m / variance);
      squares[replica] = Math.log(square / m);
    }
    yield { kind: 'point', series: 'distance', x: layer, ...meanAndError(distances), replicas };
    yield { kind: 'point', series: 'gradient', x: layer, ...meanAndError(squares), replicas };
  }
};

/**
 * Two inputs whose first pre-activations have variance q* and correlation c, and a nudge at right angles to both that
 * moves the first pre-activations by a mean square of 1.
 */
function inputs(weights: number, q: number): readonly [number[], number[], number[]] {
  const squared = (INPUTS * (q - BIASES)) / weights;
  const inner = (INPUTS * (q * START - BIASES)) / weights;
  const [length, angle] = [Math.sqrt(squared), Math.acos(inner / squared) / 2];
  const [x, y] = [length * Math.cos(angle), length * Math.sin(angle)];
  return [
    [x, y, 0],
    [x, -y, 0],
    [0, 0, Math.sqrt(INPUTS / weights)],
  ];
}

function activations(
  z: Float64Array,
  other: Float64Array,
  moved: Float64Array,
  from: number,
  m: number,
): readonly [Float64Array, Float64Array, Float64Array] {
  const [a, b, c] = [new Float64Array(m), new Float64Array(m), new Float64Array(m)];
  for (let j = 0; j < m; j++) {
    const value = Math.tanh(z[from + j]!);
    a[j] = value;
    b[j] = Math.tanh(other[from + j]!);
    c[j] = (1 - value * value) * moved[from + j]!;
  }
  return [a, b, c];
}
