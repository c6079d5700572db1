// First, so that Node can load tfjs.
import '../../../src/lab/runner/node.ts';
import { describe, expect, it } from 'vitest';
import '../../../src/lab/engine/gradients.ts';
import * as tf from '../../../src/lab/engine/tf.ts';

const { ready, withoutLeak } = tf;
ready();

describe('the engine', () => {
  it('computes on the cpu backend, with one copy of tfjs', async () => {
    expect(tf.getBackend()).toBe('cpu');
    const core = await import('@tensorflow/tfjs-core');
    expect(core.engine()).toBe(tf.engine());
  });

  it('has the derivative of a two-layer network that differences give', () => {
    const x = [0.3, -0.7, 0.2, 0.9, -0.4, 0.1];
    const loss = (weights: tf.Tensor) => {
      const hidden = tf.tanh(
        tf.matMul(tf.tensor2d(x, [3, 2]), tf.reshape(tf.slice(weights, [0], [4]), [2, 2])),
      );
      const logits = tf.matMul(hidden, tf.reshape(tf.slice(weights, [4], [2]), [2, 1]));
      const margin = tf.mul(logits, tf.tensor2d([1, -1, 1], [3, 1]));
      return tf.add(
        tf.mean(tf.softplus(tf.neg(margin))),
        tf.mul(0.1, tf.sum(tf.square(weights))),
      ) as tf.Scalar;
    };
    const w = [0.5, -0.2, 0.1, 0.8, -0.6, 0.4];
    const valueAt = (weights: readonly number[]) =>
      tf.tidy(() => loss(tf.tensor1d([...weights])).dataSync()[0] as number);
    const gradient = tf.tidy(() => tf.grad(loss)(tf.tensor1d(w)).dataSync());
    const step = 1e-2;
    for (const [i, derivative] of [...gradient].entries()) {
      const moved = (by: number) => valueAt(w.map((value, j) => (i === j ? value + by : value)));
      expect(derivative).toBeCloseTo((moved(step) - moved(-step)) / (2 * step), 3);
    }
  });

  type Op = (x: tf.Tensor) => tf.Tensor;
  const differentiable: [string, Op][] = [
    ['abs', (x) => tf.abs(x)],
    ['addN', (x) => tf.addN([x, x, x])],
    ['cast', (x) => tf.cast(x, 'float32')],
    ['concat', (x) => tf.mul(tf.concat([x, tf.square(x)]), tf.tensor1d([1, 2, 3, 4]))],
    ['div', (x) => tf.div(2, tf.add(x, 3))],
    ['exp', (x) => tf.exp(x)],
    ['gather', (x) => tf.mul(tf.gather(x, tf.tensor1d([1, 0, 1], 'int32')), tf.tensor1d([1, 2, 4]))],
    ['log', (x) => tf.log(tf.add(x, 2))],
    ['max', (x) => tf.max(x)],
    ['maximum', (x) => tf.maximum(x, 0.1)],
    ['min', (x) => tf.min(x)],
    ['minimum', (x) => tf.minimum(x, 0.1)],
    ['pow', (x) => tf.pow(tf.add(x, 2), 3)],
    ['relu', (x) => tf.relu(x)],
    ['rsqrt', (x) => tf.rsqrt(tf.add(x, 2))],
    ['sigmoid', (x) => tf.sigmoid(x)],
    ['sqrt', (x) => tf.sqrt(tf.add(x, 2))],
    ['squaredDifference', (x) => tf.squaredDifference(x, tf.tensor1d([0.5, 0.5]))],
    ['stack', (x) => tf.mul(tf.stack([x, tf.square(x)]), tf.tensor2d([1, 2, 3, 4], [2, 2]))],
    ['sub', (x) => tf.sub(1, x)],
    ['tile', (x) => tf.mul(tf.tile(x, [2]), tf.tensor1d([1, 2, 3, 4]))],
    [
      'transpose',
      (x) =>
        tf.mul(
          tf.transpose(tf.matMul(tf.reshape(x, [2, 1]), tf.ones([1, 2]))),
          tf.tensor2d([1, 2, 3, 4], [2, 2]),
        ),
    ],
    ['where', (x) => tf.where(tf.tensor1d([1, 0], 'bool'), tf.square(x), tf.mul(3, x))],
  ];
  it.each(differentiable)('differentiates %s as differences do', (_, op) => {
    const f = (x: tf.Tensor) => tf.sum(op(x)) as tf.Scalar;
    const at = [0.7, -0.4];
    const valueAt = (x: number[]) => tf.tidy(() => f(tf.tensor1d(x)).dataSync()[0] as number);
    const gradient = withoutLeak(() => [...tf.tidy(() => tf.grad(f)(tf.tensor1d(at)).dataSync())]);
    const step = 1e-2;
    gradient.forEach((derivative, i) => {
      const moved = (by: number) => valueAt(at.map((value, j) => (i === j ? value + by : value)));
      expect(derivative).toBeCloseTo((moved(step) - moved(-step)) / (2 * step), 2);
    });
  });

  it('gathers rows per replica and multiplies batches of matrices', () => {
    const product = tf.tidy(() => {
      const rows = tf.gather(tf.tensor2d([1, 2, 3, 4], [2, 2]), tf.tensor1d([1, 0, 1], 'int32'));
      return tf.matMul(tf.reshape(rows, [3, 1, 2]), tf.ones([3, 2, 1])).dataSync();
    });
    expect([...product]).toEqual([7, 3, 7]);
  });
});

describe('withoutLeak', () => {
  it('hands back the result of work that tidies up', () => {
    expect(withoutLeak(() => tf.tidy(() => tf.add(1, 2).dataSync()[0]))).toBe(3);
  });

  it('counts what is left over, or too many gone', () => {
    const left: tf.Tensor[] = [];
    expect(() => withoutLeak(() => left.push(tf.scalar(1), tf.scalar(2)))).toThrow('2 tensors leaked.');
    expect(() => withoutLeak(() => tf.dispose(left))).toThrow('2 tensors too many were disposed of.');
  });
});
