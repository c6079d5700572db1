import type { StepSize } from './model.ts';
import { moments as momentsOf, plan as planned, type Plan } from './plan.ts';
import { eachReplica, expectLength, rows, type Problem } from './problem.ts';
import { biasCorrections, type Trained } from './steps.ts';
import * as tf from './tf.ts';
import { wayName, wayOf, type WayName } from './way.ts';

export type { Problem } from './problem.ts';

export interface Divergence {
  /** Steps done before the loss left its bounds; the weights are those after so many steps. */
  step: number;
  replica: number;
  words: string;
}

export interface Progress {
  /** Steps done in this call; fewer than asked for only when it diverged. */
  steps: number;
  /** float32 [steps, R]: each replica's mean loss over the batch, before the step. */
  losses: Float32Array;
  diverged?: Divergence;
}

export interface Ensemble {
  readonly plan: Plan;
  readonly replicas: number;
  /** "typed": how it trains. */
  readonly way: WayName;
  /** Steps done since the start. */
  readonly steps: number;
  /** Does K steps in every replica. Stops before the first step whose loss, in any replica, is out of bounds. */
  train(steps: number): Progress;
  /** A copy, float32 [R, parameters]; the layout stands in plan.ts. */
  weights(): Float32Array;
  /**
   * The outputs for m examples, the same for every replica.
   * @param inputs float32 [m, …]
   * @returns float32 [R, m, outputs]; logits where the loss expects them
   */
  predict(inputs: Float32Array): Float32Array;
  setStepSize(stepSize: StepSize): void;
  dispose(): void;
}

/**
 * Two hundred small networks, each from its own weights and with its own order of the same examples:
 *
 *     const ensemble = createEnsemble({
 *       model: { input: [2], layers: [dense(8, 'tanh'), dense(8, 'tanh'), dense(1)] },
 *       loss: 'squared',
 *       optimiser: sgd(0.05),
 *       replicas,
 *       weights: glorot(seed),
 *       examples: n, inputs, targets,
 *       batches: minibatches(reshuffle({ n, replicas, seed }), 10, { n, replicas }),
 *     });
 *     const { losses, diverged } = ensemble.train(20);
 *
 * Whoever creates an ensemble disposes of it. How many steps a call trains changes no number; a call of a few
 * milliseconds lets the run be stopped.
 * @throws RangeError when sizes do not fit each other
 */
export function createEnsemble(problem: Problem): Ensemble {
  tf.ready();
  const { model, loss, optimiser, examples, batches, replicas = 1, ceiling = 1e8 } = problem;
  const plan = planned(model, loss);
  const way = problem.way ?? wayName();
  const run = wayOf(way);
  const start =
    typeof problem.weights === 'function'
      ? problem.weights(plan, replicas)
      : Float32Array.from(problem.weights);
  expectLength('weights', start, replicas * plan.parameters);
  const inputs = rows('inputs', problem.inputs, plan.inputs, examples, replicas);
  const targets = rows('targets', problem.targets, plan.outputs, examples, replicas);
  if (inputs.own !== targets.own) {
    throw new RangeError('Inputs and targets are either both shared by the replicas or both their own.');
  }
  const whole = !batches;
  const size = batches?.size ?? examples;
  const all = Int32Array.from({ length: replicas * examples }, (_, i) => i % examples);
  const corrections = biasCorrections(optimiser);
  const kept = momentsOf(optimiser) * plan.parameters;

  let weights = tf.tensor2d(start, [replicas, plan.parameters]);
  let moments = tf.tensor2d(new Float32Array(replicas * kept), [replicas, kept]);
  let stepSizes = tf.tensor1d(eachReplica(optimiser.stepSize, replicas));
  const fixed = {
    inputs: tf.tensor2d(inputs.values, [inputs.values.length / plan.inputs, plan.inputs]),
    targets: tf.tensor2d(targets.values, [targets.values.length / plan.outputs, plan.outputs]),
  };
  let done = 0;
  let ended = false;

  /** Rows of the data: those of replica r start at r n where it has its own. */
  const located = (indices: Int32Array<ArrayBuffer>) => {
    if (inputs.own) {
      for (let i = 0; i < indices.length; i++) indices[i]! += (Math.floor(i / size) % replicas) * examples;
    }
    return indices;
  };
  const everyRow = located(all);

  const attempt = (steps: number, order: Int32Array, divisors: Float32Array): Trained => {
    const request = {
      order: tf.tensor3d(order, [order.length / (replicas * size), replicas, size], 'int32'),
      corrections: tf.tensor2d(divisors.slice(0, 2 * steps), [steps, 2]),
    };
    const trained = run.train({
      plan,
      loss,
      optimiser,
      weights,
      moments,
      stepSizes,
      whole,
      steps,
      ...fixed,
      ...request,
    });
    tf.dispose(Object.values(request));
    return trained;
  };

  return {
    plan,
    replicas,
    way,
    get steps() {
      return done;
    },
    train(steps) {
      if (ended) throw new Error('This ensemble has diverged or has been disposed of.');
      if (!(steps >= 1)) throw new RangeError(`An ensemble trains 1 step or more at a time, not ${steps}.`);
      const order = batches ? located(batches.next(steps)) : everyRow;
      const divisors = corrections.next(steps);
      let trained = attempt(steps, order, divisors);
      let losses = trained.losses.dataSync() as Float32Array;
      const diverged = divergence(losses, replicas, ceiling, done);
      let counted = steps;
      if (diverged) {
        // Once more from where this call began, up to the step before.
        counted = diverged.step - done;
        ended = true;
        tf.dispose({ ...trained });
        const before = whole ? order : order.subarray(0, counted * replicas * size);
        trained =
          counted > 0
            ? attempt(counted, before, divisors)
            : { weights: tf.clone(weights), moments: tf.clone(moments), losses: tf.zeros([0, replicas]) };
        losses = losses.slice(0, counted * replicas);
      }
      tf.dispose([weights, moments, trained.losses]);
      ({ weights, moments } = trained);
      done += counted;
      return { steps: counted, losses: Float32Array.from(losses), ...(diverged && { diverged }) };
    },
    weights: () => Float32Array.from(weights.dataSync()),
    predict: (given) => run.predict(plan, weights.dataSync() as Float32Array, given),
    setStepSize(stepSize) {
      stepSizes.dispose();
      stepSizes = tf.tensor1d(eachReplica(stepSize, replicas));
    },
    dispose() {
      ended = true;
      tf.dispose([weights, moments, stepSizes, fixed.inputs, fixed.targets]);
    },
  };
}

function divergence(losses: Float32Array, replicas: number, ceiling: number, done: number) {
  const at = losses.findIndex((loss) => !(loss <= ceiling));
  if (at < 0) return undefined;
  const step = done + Math.floor(at / replicas);
  const value = losses[at]!;
  const reason = Number.isFinite(value) ? `is above ${ceiling}` : 'is no finite number';
  return { step, replica: at % replicas, words: `The loss after ${step} steps ${reason}.` };
}
