import type { Delta, Experiment } from '../../contract/demo.ts';
import type { Values } from '../../contract/parameter.ts';
import { stream } from '../../contract/random.ts';
import { meanAndError } from '../../contract/statistics.ts';
import { DEPTHS, SMALL } from './exact.ts';
import { meanDepths } from './demo.ts';
import { gaussianLayer, orthogonalLayer } from './layers.ts';

/** Weights drawn between two yields: a few milliseconds of work. */
const SLICE = 150_000;

/**
 * R ReLU networks of width m, every weight drawn, go up one layer at a time; s is the mean square of the activations.
 * Networks in which a layer has died are left out of what is said about ln s.
 */
export const experiment: Experiment = function* (values: Values, seed: number): Generator<Delta | null> {
  const m = values['width']!;
  const replicas = values['replicas']!;
  const layer = values['orthogonal'] ? orthogonalLayer : gaussianLayer;
  const randoms = Array.from({ length: replicas }, (_, replica) => stream(seed, replica));
  // The input: all entries 1, s = 1. By rotation invariance of the first layer any other would do.
  const h = new Float64Array(replicas * m).fill(1);
  let drawn = 0;
  for (let depth = 1; depth <= DEPTHS.at(-1)!; depth++) {
    for (const [replica, random] of randoms.entries()) {
      layer(h.subarray(replica * m, (replica + 1) * m), random);
      drawn += m * m;
      if (drawn > SLICE) {
        drawn = 0;
        yield null;
      }
    }
    if (!(DEPTHS as readonly number[]).includes(depth)) continue;
    const squares = Array.from({ length: replicas }, (_, replica) => {
      let sum = 0;
      for (let i = replica * m; i < (replica + 1) * m; i++) sum += h[i]! ** 2;
      return sum / m;
    });
    if (meanDepths(m).includes(depth)) {
      const { mean, standardError } = meanAndError(squares);
      yield {
        kind: 'point',
        series: 'mean',
        x: depth,
        mean: Math.log(mean),
        standardError: standardError / mean,
        replicas,
      };
    }
    const alive = squares.filter((value) => value > 0).map(Math.log);
    const count = alive.length;
    const { mean, standardError } = meanAndError(alive);
    const variance = standardError ** 2 * count;
    const fourth = meanAndError(alive.map((value) => (value - mean) ** 4)).mean;
    yield { kind: 'point', series: 'typical', x: depth, mean, standardError, replicas: count };
    yield {
      kind: 'point',
      series: 'spread',
      x: depth,
      mean: variance,
      standardError: Math.sqrt(Math.max(0, fourth - variance ** 2) / count),
      replicas: count,
    };
    const share = alive.filter((value) => value <= Math.log(SMALL)).length / count;
    yield {
      kind: 'point',
      series: 'small',
      x: depth,
      mean: share,
      standardError: Math.sqrt((share * (1 - share)) / count),
      replicas: count,
    };
  }
};
