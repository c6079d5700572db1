import type { MathBackendCPU } from '@tensorflow/tfjs-backend-cpu/dist/backend_cpu';
import { tensorsOf, type Steps, type Trained } from '../steps.ts';
import * as tf from '../tf.ts';
import { FIELD, setUp, type Desk, type Lanes } from './desk.ts';
import { grouped, slots, spread } from './groups.ts';
import { wasm, type Instance } from './instance.ts';

const KERNEL = 'TrainOnWasm';

/**
 * Training as one tfjs kernel over wasm SIMD. The weights live in tensors; the wasm memory is scratch that is written
 * anew in every call, except for the desk.
 */
export function trainOnWasm(steps: Steps): Trained {
  const attributes = { steps } as unknown as tf.NamedAttrMap;
  const trained = tf.engine().runKernel(KERNEL, tensorsOf(steps), attributes);
  const [weights, moments, losses] = trained as tf.Tensor[] as tf.Tensor2D[];
  return { weights: weights!, moments: moments!, losses: losses! };
}

/** Entries of all layers times batch, up to which four replicas at once still work within the second cache. */
const SMALL = 8192;

/**
 * Four replicas side by side fill the lanes whatever the batch, and need no sums across lanes: up to twice as fast for
 * small models. For large ones four batches at once only crowd the cache.
 */
export function lanesFor({ plan, weights, order }: Steps): Lanes {
  const entries = plan.layers.reduce((sum, { wiring, units }) => sum + wiring.positions * units, plan.inputs);
  return weights.shape[0] >= 4 && entries * order.shape[2] <= SMALL ? 4 : 1;
}

/** Whose desk is in memory. */
let tenant: { key: readonly unknown[]; desk: Desk } | undefined;

function deskOf(instance: Instance, steps: Steps, lanes: Lanes, data: Parameters<typeof setUp>[3]): Desk {
  const { plan, loss, optimiser, inputs, targets, order, whole } = steps;
  const key = [plan, loss, optimiser, inputs.dataId, targets.dataId, order.shape[2], whole, lanes];
  if (!tenant || tenant.key.some((part, i) => part !== key[i])) {
    // Should there be no room, nobody's desk is whole any more.
    tenant = undefined;
    tenant = { key, desk: setUp(instance, steps, lanes, data) };
  }
  return tenant.desk;
}

tf.registerKernel({
  kernelName: KERNEL,
  backendName: 'cpu',
  kernelFunc({ inputs: given, backend, attrs }) {
    const instance = wasm();
    if (!instance) throw new Error('This browser has no wasm SIMD.');
    const cpu = backend as MathBackendCPU;
    const values = (name: string) => cpu.data.get((given[name] as tf.TensorInfo).dataId).values;
    const numbers = (name: string) => values(name) as Float32Array;
    const { steps: request } = attrs as unknown as { steps: Steps };
    const { steps, whole } = request;
    const [replicas, parameters] = request.weights.shape;
    const kept = request.moments.shape[1] / parameters;
    const size = request.order.shape[2];
    const lanes = lanesFor(request);
    const desk = deskOf(instance, request, lanes, { inputs: numbers('inputs'), targets: numbers('targets') });

    const groups = Math.ceil(replicas / lanes);
    const weightRow = desk.weightVectors * 4;
    const orderRow = (whole ? 1 : steps) * desk.slots;
    let top = desk.end;
    const place = (count: number) => {
      const at = top;
      top += Math.ceil(count / 4) * 16;
      return at;
    };
    const weights = place(groups * weightRow);
    const moments = place(groups * weightRow * kept);
    const stepSizes = place(groups * 4);
    const corrections = place(2 * steps);
    const order = place(groups * orderRow);
    const losses = place(steps * lanes);
    instance.reserve(top);
    const floats = instance.floats();
    const integers = instance.integers();
    const rows = { replicas, lanes, row: weightRow };
    grouped(floats, weights / 4, numbers('weights'), { ...rows, length: parameters, parts: 1 });
    grouped(floats, moments / 4, numbers('moments'), { ...rows, length: parameters, parts: kept });
    const eta = numbers('stepSizes');
    for (let i = 0; i < groups * 4; i++) {
      floats[stepSizes / 4 + i] = eta[lanes === 4 ? i : i >> 2] ?? 0;
    }
    floats.set(numbers('corrections'), corrections / 4);
    slots(integers, order / 4, values('order') as Int32Array, { replicas, lanes, size });

    const trained = new Float32Array(steps * replicas);
    const job = desk.job / 4;
    integers[job + FIELD.steps] = steps;
    integers[job + FIELD.corrections] = corrections;
    integers[job + FIELD.losses] = losses;
    const run = lanes === 4 ? instance.trainFour : instance.trainOne;
    for (let group = 0; group < groups; group++) {
      integers[job + FIELD.weights] = weights + group * weightRow * 4;
      integers[job + FIELD.moments] = moments + group * weightRow * kept * 4;
      integers[job + FIELD.stepSizes] = stepSizes + group * 16;
      integers[job + FIELD.order] = order + group * orderRow * 4;
      floats.fill(0, losses / 4, losses / 4 + steps * lanes);
      run(desk.job);
      for (let step = 0; step < steps; step++) {
        for (let lane = 0; lane < lanes && group * lanes + lane < replicas; lane++) {
          trained[step * replicas + group * lanes + lane] = floats[losses / 4 + step * lanes + lane]!;
        }
      }
    }
    const back = (from: number, parts: number) =>
      spread(floats, from / 4, { ...rows, length: parameters, parts });
    return [
      cpu.makeTensorInfo([replicas, parameters], 'float32', back(weights, 1)),
      cpu.makeTensorInfo(request.moments.shape, 'float32', back(moments, kept)),
      cpu.makeTensorInfo([steps, replicas], 'float32', trained),
    ];
  },
});
