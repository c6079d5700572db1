import { env, getBackend, memory, setBackend } from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu/dist/base.js';
import './kernels.ts';

/**
 * tfjs as the lab uses it: its core and the plain JavaScript backend, with the kernels of kernels.ts. The
 * only door to tfjs; experiments take their operations from here. There are no chained operations
 * (`add(x, y)`, not `x.add(y)`), and no derivatives unless gradients.ts is imported as well.
 *
 * On this backend `tensor(array)` may keep the caller's array: whoever writes to the array afterwards writes
 * into the tensor.
 */
export * from '@tensorflow/tfjs-core';

// Production mode leaves out checks on every kernel, and advice on the console.
env().set('PROD', true);

/**
 * Makes sure that the backend stands; call it first in an experiment. Nothing to wait for: the backend
 * starts synchronously.
 * @throws Error when another backend has been set
 */
export function ready(): void {
  void setBackend('cpu');
  if (getBackend() !== 'cpu')
    throw new Error(`The lab computes on the cpu backend, not on "${getBackend()}".`);
}

/**
 * Runs `work` and insists that it leaves as many tensors as it found.
 * @throws Error that says how many too many, or too few, are left
 */
export function withoutLeak<T>(work: () => T): T {
  const before = memory().numTensors;
  const result = work();
  const left = memory().numTensors - before;
  if (left !== 0)
    throw new Error(
      `${Math.abs(left)} ${left > 0 ? 'tensors leaked' : 'tensors too many were disposed of'}.`,
    );
  return result;
}
