import type { Delta, Experiment } from '../../contract/demo.ts';
import type { Values } from '../../contract/parameter.ts';
import { meanAndError } from '../../contract/statistics.ts';
import { fixedOrder, reshuffle, shuffleOnce, withReplacement } from '../../engine/schedules.ts';
import { EPOCHS, START, stepSize } from './exact.ts';

const SCHEDULES = { replacement: withReplacement, once: shuffleOnce, each: reshuffle };

/** Updates between two yields: a few milliseconds of work. */
const SLICE = 300_000;

/**
 * SGD on n parabolas f_i(x) = a_i x²/2 − b_i x with b_i = ±1 and a_i = 1 + c b_i, in double precision.
 * Every point is the mean of x_K² over R replicas, each with its own stream.
 */
export const experiment: Experiment = function* (values: Values, seed: number): Generator<Delta | null> {
  const n = values['n'] as number;
  const replicas = values['replicas'] as number;
  const spread = values['spread'] as number;
  // First half +1, second half −1: in this order the data are also the worst order of all.
  const b = Float64Array.from({ length: n }, (_, i) => (i < n / 2 ? 1 : -1));
  const a = b.map((slope) => 1 + spread * slope);

  /** One epoch of every replica; `order` has shape [replicas, n]. */
  const train = (x: Float64Array, order: Int32Array, eta: number) => {
    for (let replica = 0; replica < x.length; replica++) {
      let at = x[replica]!;
      for (let j = replica * n; j < (replica + 1) * n; j++) {
        const i = order[j]!;
        at -= eta * (a[i]! * at - b[i]!);
      }
      x[replica] = at;
    }
  };

  for (const epochs of EPOCHS) {
    const eta = stepSize(n, epochs);
    for (const [index, [key, schedule]] of Object.entries(SCHEDULES).entries()) {
      const orders = schedule({ n, replicas, seed, path: [index, epochs] });
      const x = new Float64Array(replicas).fill(START);
      let updates = 0;
      for (let epoch = 0; epoch < epochs; epoch++) {
        train(x, orders.next(), eta);
        updates += n * replicas;
        if (updates >= SLICE) {
          updates = 0;
          yield null;
        }
      }
      yield {
        kind: 'point',
        series: key,
        x: epochs,
        ...meanAndError(x.map((value) => value ** 2)),
        replicas,
      };
    }
    const sorted = fixedOrder({ n, replicas: 1 });
    const x = Float64Array.of(START);
    for (let epoch = 0; epoch < epochs; epoch++) train(x, sorted.next(), eta);
    yield { kind: 'point', series: 'worst', x: epochs, mean: x[0]! ** 2, standardError: 0, replicas: 1 };
  }
};
