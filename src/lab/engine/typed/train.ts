import type { MathBackendCPU } from '@tensorflow/tfjs-backend-cpu/dist/backend_cpu';
import { tensorsOf, type Steps, type Trained } from '../steps.ts';
import * as tf from '../tf.ts';
import { gather, gradient, makeDesk } from './replica.ts';
import { update } from './update.ts';

const KERNEL = 'TrainOnTypedArrays';

/**
 * Training as one tfjs kernel over typed arrays: K steps of every replica in one call, one replica after the other, so
 * that its weights stay in the cache. Sums run in double precision and are stored in float32.
 */
export function trainOnTypedArrays(steps: Steps): Trained {
  const attributes = { steps } as unknown as tf.NamedAttrMap;
  const trained = tf.engine().runKernel(KERNEL, tensorsOf(steps), attributes);
  const [weights, moments, losses] = trained as tf.Tensor[] as tf.Tensor2D[];
  return { weights: weights!, moments: moments!, losses: losses! };
}

tf.registerKernel({
  kernelName: KERNEL,
  backendName: 'cpu',
  kernelFunc({ inputs: given, backend, attrs }) {
    const cpu = backend as MathBackendCPU;
    const values = (name: string) => cpu.data.get((given[name] as tf.TensorInfo).dataId).values;
    const floats = (name: string) => values(name) as Float32Array;
    const { steps: request } = attrs as unknown as { steps: Steps };
    const { plan, loss, optimiser, whole, steps } = request;
    const [, replicas, size] = request.order.shape;
    const inputs = floats('inputs');
    const targets = floats('targets');
    const order = values('order') as Int32Array;
    const stepSizes = floats('stepSizes');
    const corrections = floats('corrections');
    // Copies: tensors that were given stay as they are.
    const weights = Float32Array.from(floats('weights'));
    const moments = Float32Array.from(floats('moments'));
    const losses = new Float32Array(steps * replicas);
    const desk = makeDesk(plan, size);
    const g = new Float32Array(plan.parameters);
    const kept = request.moments.shape[1];
    for (let replica = 0; replica < replicas; replica++) {
      const w = weights.subarray(replica * plan.parameters, (replica + 1) * plan.parameters);
      const m = moments.subarray(replica * kept, (replica + 1) * kept);
      for (let step = 0; step < steps; step++) {
        if (step === 0 || !whole) {
          const from = (step * replicas + replica) * size;
          const rows = order.subarray(from, from + size);
          gather(desk.activations[0]!, inputs, rows, plan.inputs);
          gather(desk.targets, targets, rows, plan.outputs);
        }
        const value = gradient(desk, loss, w, g);
        losses[step * replicas + replica] = value;
        if (!Number.isFinite(value)) break;
        const [c1, c2] = [corrections[2 * step]!, corrections[2 * step + 1]!];
        update(optimiser, stepSizes[replica]!, w, g, m, c1, c2);
      }
    }
    return [
      cpu.makeTensorInfo(request.weights.shape, 'float32', weights),
      cpu.makeTensorInfo(request.moments.shape, 'float32', moments),
      cpu.makeTensorInfo([steps, replicas], 'float32', losses),
    ];
  },
});
