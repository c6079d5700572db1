import { describe, expect, test } from 'vitest';
import { stream } from '../../../src/lab/contract/random.ts';
import {
  logisticSteps,
  logisticStepsReference,
  type LogisticSteps,
} from '../../../src/lab/engine/logistic.ts';
import * as tf from '../../../src/lab/engine/tf.ts';

/** A random request of the given shape; everything is drawn from `seed`. */
function request(seed: number, replicas: number, n: number, d: number, steps: number): LogisticSteps {
  const random = stream(seed);
  const normals = (count: number) => Float32Array.from({ length: count }, () => random.normal());
  return {
    weights: tf.tensor2d(normals(replicas * d), [replicas, d]),
    inputs: tf.tensor2d(normals(n * d), [n, d]),
    labels: tf.tensor1d(Float32Array.from({ length: n }, () => random.uniform())),
    reference: tf.tensor1d(normals(d)),
    order: tf.tensor2d(
      Int32Array.from({ length: replicas * steps }, () => random.below(n)),
      [replicas, steps],
      'int32',
    ),
    stepSize: 0.1,
    ridge: 0.25,
  };
}

function dispose(made: LogisticSteps) {
  tf.dispose([made.weights, made.inputs, made.labels, made.reference, made.order]);
}

describe('logisticSteps', () => {
  tf.ready();

  test.each([
    [1, 3, 5, 2, 20],
    [2, 1, 1, 1, 7],
    [3, 40, 8, 5, 20],
    [4, 17, 33, 9, 20],
  ])('seed %i: %i replicas, n = %i, d = %i: %i steps agree with plain operations', (...shape) => {
    tf.withoutLeak(() => {
      const made = request(...(shape as [number, number, number, number, number]));
      const fast = logisticSteps(made);
      const plain = logisticStepsReference(made);
      const a = fast.dataSync();
      const b = plain.dataSync();
      const scale = Math.max(...b.map(Math.abs));
      for (let i = 0; i < b.length; i++) expect(Math.abs(a[i]! - b[i]!)).toBeLessThanOrEqual(1e-5 * scale);
      tf.dispose([fast, plain]);
      dispose(made);
    });
  });

  test('one step is minus the step size times the gradient, by central differences of the loss', () => {
    const d = 4;
    const made = request(5, 1, 6, d, 1);
    const w = Array.from(made.weights.dataSync());
    const example = made.order.dataSync()[0]!;
    const x = Array.from(made.inputs.dataSync()).slice(example * d, (example + 1) * d);
    const y = made.labels.dataSync()[example]!;
    const reference = made.reference.dataSync();
    const loss = (at: number[]) => {
      const z = at.reduce((sum, value, k) => sum + value * x[k]!, 0);
      const pull = at.reduce((sum, value, k) => sum + (value - reference[k]!) ** 2, 0);
      return Math.log1p(Math.exp(z)) - y * z + (made.ridge / 2) * pull;
    };
    const trained = logisticSteps(made).dataSync();
    for (let k = 0; k < d; k++) {
      const shifted = (h: number) => w.map((value, j) => (j === k ? value + h : value));
      const derivative = (loss(shifted(1e-5)) - loss(shifted(-1e-5))) / 2e-5;
      expect((w[k]! - trained[k]!) / made.stepSize).toBeCloseTo(derivative, 4);
    }
  });

  test('replicas do not touch each other, and the weights that were given stay as they were', () => {
    const made = request(6, 5, 7, 3, 12);
    const before = Array.from(made.weights.dataSync());
    const together = logisticSteps(made).dataSync();
    for (let replica = 0; replica < 5; replica++) {
      const alone = logisticSteps({
        ...made,
        weights: tf.slice(made.weights, [replica, 0], [1, 3]),
        order: tf.slice(made.order, [replica, 0], [1, 12]),
      }).dataSync();
      expect(Array.from(together.slice(3 * replica, 3 * replica + 3))).toEqual(Array.from(alone));
    }
    expect(Array.from(made.weights.dataSync())).toEqual(before);
  });
});
