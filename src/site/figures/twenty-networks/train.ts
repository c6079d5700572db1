import { stream } from '../../../lab/contract/random.ts';
import { draw, examples, type Examples } from '../../../lab/demos/coverage/line.ts';
import { HIDDEN, TRAINING } from '../../../lab/demos/coverage/nets.ts';
import { FITTED } from '../../../lab/demos/coverage/setting.ts';
import { glorot } from '../../../lab/engine/initial.ts';
import { adam, dense } from '../../../lab/engine/model.ts';
import { moments, plan as planned } from '../../../lab/engine/plan.ts';
import { biasCorrections } from '../../../lab/engine/steps.ts';
import { predictOnTypedArrays } from '../../../lab/engine/typed/predict.ts';
import { gather, gradient, makeDesk } from '../../../lab/engine/typed/replica.ts';
import { update } from '../../../lab/engine/typed/update.ts';

/** Networks on one data set, which differ in their initial weights and in nothing else: obs:net-beside-line. */
export const NETS = 20;

const optimiser = adam(TRAINING[0].stepSize);
const plan = planned({ input: [1], layers: [dense(HIDDEN, 'tanh'), dense(1)] }, 'squared');

/** The data sets of the observation are numbered; all have c = 1. */
export function dataSet(number: number): Examples {
  const data = examples(FITTED);
  draw(data, 1, 0, stream(number, 77));
  return data;
}

/**
 * Trains with the engine's parts and without its tfjs, which cannot be imported when the site is built.
 * @returns the outputs, float32 [NETS, m], of the trained networks for m inputs
 */
export function trained(data: Examples): (inputs: Float32Array) => Float32Array {
  const desk = makeDesk(plan, FITTED);
  const rows = Int32Array.from(data.x, (_, i) => i);
  gather(desk.activations[0]!, Float32Array.from(data.x), rows, 1);
  gather(desk.targets, Float32Array.from(data.y), rows, 1);
  const weights = glorot(1)(plan, NETS);
  const g = new Float32Array(plan.parameters);
  for (let net = 0; net < NETS; net++) {
    const w = weights.subarray(net * plan.parameters, (net + 1) * plan.parameters);
    const m = new Float32Array(moments(optimiser) * plan.parameters);
    const corrections = biasCorrections(optimiser);
    for (const { stepSize, steps } of TRAINING) {
      for (let step = 0; step < steps; step++) {
        const [c1, c2] = corrections.next(1);
        gradient(desk, 'squared', w, g);
        update(optimiser, stepSize, w, g, m, c1!, c2!);
      }
    }
  }
  return (inputs) => predictOnTypedArrays(plan, weights, inputs);
}
