import type { Plan } from '../plan.ts';
import { forward, gather, makeDesk } from './replica.ts';

/** Examples on the desk at once: enough for long inner loops, few enough to stay in the cache. */
const CHUNK = 64;

/**
 * The outputs of every replica for the same m examples, on typed arrays.
 * @param weights float32 [R, parameters]
 * @param inputs float32 [m, inputs]
 * @returns float32 [R, m, outputs]
 */
export function predictOnTypedArrays(plan: Plan, weights: Float32Array, inputs: Float32Array): Float32Array {
  const replicas = weights.length / plan.parameters;
  const m = inputs.length / plan.inputs;
  const outputs = new Float32Array(replicas * m * plan.outputs);
  for (let from = 0; from < m; from += CHUNK) {
    const rows = Int32Array.from({ length: Math.min(CHUNK, m - from) }, (_, i) => from + i);
    const desk = makeDesk(plan, rows.length);
    gather(desk.activations[0]!, inputs, rows, plan.inputs);
    for (let replica = 0; replica < replicas; replica++) {
      const w = weights.subarray(replica * plan.parameters, (replica + 1) * plan.parameters);
      const values = forward(desk, w);
      for (let b = 0; b < rows.length; b++) {
        const to = (replica * m + from + b) * plan.outputs;
        for (let o = 0; o < plan.outputs; o++) outputs[to + o] = values[o * rows.length + b]!;
      }
    }
  }
  return outputs;
}
