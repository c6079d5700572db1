import type { Delta, Experiment } from '../../contract/demo.ts';
import type { Values } from '../../contract/parameter.ts';
import { meanAndError } from '../../contract/statistics.ts';
import { forceWay, wayName } from '../../engine/way.ts';
import { FOUND, SHAPES, type Shape } from './networks.ts';
import { built, explained, FOLDS, GRID, sawtooth, TARGETS, WIDTHS } from './target.ts';
import { trained } from './training.ts';

/**
 * Networks for the sawtooth on 512 inputs: built by hand, trained with one hidden layer of growing width, and trained with
 * 64 units in one layer or in four. `folds` layers that fold the input, as the deep construction does, may stand before all
 * of them.
 */
export const experiment: Experiment = function* (
  values: Values,
  seed: number,
  engine?: string,
): Generator<Delta | null> {
  if (engine) forceWay(engine);
  yield { kind: 'engine', name: wayName() };
  const [replicas, folds] = [values['replicas']!, values['folds']!];
  const folded = GRID.map((x) => sawtooth(folds, x));
  for (const m of WIDTHS) {
    const network = built(m, Math.max(0, FOLDS - folds));
    const outputs = folded.map(network);
    yield { kind: 'point', series: 'built', x: m, ...exactly(explained(FOLDS, outputs)) };
  }
  for (const k of TARGETS) {
    yield {
      kind: 'point',
      series: 'witness',
      x: k,
      ...exactly(explained(k, GRID.map(witness(k))) > FOUND ? 1 : 0),
    };
  }
  for (const [index, m] of WIDTHS.entries()) {
    const sample = (yield* trained([m], FOLDS, folded, replicas, [seed, 0, index])).map((value) =>
      Math.max(0, value),
    );
    yield { kind: 'point', series: 'trained', x: m, ...meanAndError(sample), replicas };
  }
  for (const k of TARGETS) {
    for (const [index, shape] of (Object.keys(SHAPES) as Shape[]).entries()) {
      const sample = yield* trained(SHAPES[shape], k, folded, replicas, [seed, 1 + index, k]);
      const found = sample.filter((value) => value > FOUND).length / replicas;
      const standardError = Math.sqrt((found * (1 - found)) / replicas);
      yield { kind: 'point', series: shape, x: k, mean: found, standardError, replicas };
    }
  }
};

function exactly(mean: number) {
  return { mean, standardError: 0, replicas: 1 };
}

/** The network of lem:sawtooth, two units in each of k layers, in single precision. */
function witness(k: number): (x: number) => number {
  return (x) => {
    let value = Math.fround(x);
    for (let layer = 0; layer < k; layer++) {
      const first = Math.fround(Math.max(value, 0));
      const second = Math.fround(Math.max(value - 0.5, 0));
      value = Math.fround(2 * first - 4 * second);
    }
    return value;
  };
}
