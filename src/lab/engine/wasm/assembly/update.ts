import { Job } from './job';
import { VECTOR } from './lanes';

const SGD = 0;
const NESTEROV = 2;
const ADAM = 3;

/** One step of the optimiser on all weights. */
export function update(job: Job, step: i32): void {
  const stepSize = v128.load(job.stepSizes);
  const bytes = <usize>job.weightVectors * VECTOR;
  const w = job.weights;
  const g = job.gradient;
  const m = job.moments;
  if (job.optimiser === SGD) {
    for (let i: usize = 0; i < bytes; i += VECTOR) {
      v128.store(w + i, f32x4.sub(v128.load(w + i), f32x4.mul(stepSize, v128.load(g + i))));
    }
  } else if (job.optimiser === ADAM) {
    adam(job, step, stepSize, bytes);
  } else {
    const momentum = f32x4.splat(job.momentum);
    const nesterov = job.optimiser === NESTEROV;
    for (let i: usize = 0; i < bytes; i += VECTOR) {
      const gradient = v128.load(g + i);
      const velocity = f32x4.add(f32x4.mul(momentum, v128.load(m + i)), gradient);
      v128.store(m + i, velocity);
      const direction = nesterov ? f32x4.add(gradient, f32x4.mul(momentum, velocity)) : velocity;
      v128.store(w + i, f32x4.sub(v128.load(w + i), f32x4.mul(stepSize, direction)));
    }
  }
}

function adam(job: Job, step: i32, stepSize: v128, bytes: usize): void {
  const w = job.weights;
  const g = job.gradient;
  const m = job.moments;
  const beta1 = f32x4.splat(job.beta1);
  const beta2 = f32x4.splat(job.beta2);
  // 1 − β from the double, as tfjs does: 1 − 0.999 in float32 is off in the fifth place.
  const rest1 = f32x4.splat(job.rest1);
  const rest2 = f32x4.splat(job.rest2);
  const epsilon = f32x4.splat(job.epsilon);
  const c1 = v128.load_splat<f32>(job.corrections + ((<usize>step) << 3));
  const c2 = v128.load_splat<f32>(job.corrections + ((<usize>step) << 3), 4);
  for (let i: usize = 0; i < bytes; i += VECTOR) {
    const gradient = v128.load(g + i);
    const first = f32x4.add(f32x4.mul(v128.load(m + i), beta1), f32x4.mul(gradient, rest1));
    const squares = f32x4.mul(f32x4.mul(gradient, gradient), rest2);
    const second = f32x4.add(f32x4.mul(v128.load(m + bytes + i), beta2), squares);
    v128.store(m + i, first);
    v128.store(m + bytes + i, second);
    const direction = f32x4.div(f32x4.div(first, c1), f32x4.add(f32x4.sqrt(f32x4.div(second, c2)), epsilon));
    v128.store(w + i, f32x4.sub(v128.load(w + i), f32x4.mul(stepSize, direction)));
  }
}
