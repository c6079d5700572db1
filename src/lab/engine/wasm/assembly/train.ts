import { activate, timesSlope } from './activation';
import { Job } from './job';
import { sum, VECTOR } from './lanes';
import { Layer } from './layer';
import { lossAndGradient } from './loss';
import { mean } from './mean';
import { biasGradient, outerProducts } from './outer';
import { multiply } from './product';
import { update } from './update';

const MEAN = 1;

/** The first free byte: where the caller's memory starts. */
export const heap: usize = __heap_base;

/** Trains one replica, its examples in the lanes. Stops after a loss that is not finite. */
export function trainOne(job: Job): void {
  train<f32>(job);
}

/** Trains four replicas, one a lane. */
export function trainFour(job: Job): void {
  train<v128>(job);
}

function train<W>(job: Job): void {
  const first = changetype<Layer>(job.layers);
  const last = layer(job, job.layerCount - 1);
  for (let step = 0; step < job.steps; step++) {
    if (step === 0 || !job.whole) {
      const order = job.order + ((<usize>(step * job.slots)) << 2);
      gather(first.below, job.inputRows, order, job.slots, job.inputs, job.vectors);
      gather(job.targets, job.targetRows, order, job.slots, job.outputs, job.vectors);
    }
    for (let l = 0; l < job.layerCount; l++) forward<W>(layer(job, l), job.weights, job.vectors);
    const loss = lossAndGradient(
      job.loss,
      last.deltaAbove,
      last.above,
      job.targets,
      job.shares,
      job.outputs,
      job.vectors,
    );
    // x − x is 0 for finite x and NaN for others.
    if (isVector<W>()) {
      v128.store(job.losses + ((<usize>step) << 4), loss);
      if (!i32x4.all_true(f32x4.eq(f32x4.sub(loss, loss), f32x4.splat(0)))) return;
    } else {
      const value = sum(loss);
      f32.store(job.losses + ((<usize>step) << 2), value);
      if (value - value !== 0) return;
    }
    for (let l = job.layerCount - 1; l >= 0; l--)
      backward<W>(layer(job, l), job.weights, job.gradient, job.vectors);
    update(job, step);
  }
}

function layer(job: Job, index: i32): Layer {
  return changetype<Layer>(job.layers + <usize>index * offsetof<Layer>());
}

/** Copies the slots' rows of `from` [·][width] into columns of `to` [width][vectors]. */
function gather(to: usize, from: usize, order: usize, slots: i32, width: i32, vectors: i32): void {
  const row = <usize>vectors * VECTOR;
  for (let slot = 0; slot < slots; slot++) {
    let source = from + ((<usize>load<i32>(order + ((<usize>slot) << 2)) * <usize>width) << 2);
    let target = to + ((<usize>slot) << 2);
    for (let i = 0; i < width; i++) {
      f32.store(target, f32.load(source));
      source += 4;
      target += row;
    }
  }
}

function forward<W>(layer: Layer, weights: usize, vectors: i32): void {
  const units = layer.units;
  const row = <usize>units * <usize>vectors * VECTOR;
  if (layer.kind === MEAN) {
    mean(
      layer.above,
      layer.below,
      layer.positionStart,
      layer.positionPairs,
      layer.positions,
      layer.taps,
      row,
    );
    return;
  }
  multiply<W>(
    layer.above,
    layer.below,
    weights + <usize>layer.kernel * sizeof<W>(),
    layer.bias < 0 ? 0 : weights + <usize>layer.bias * sizeof<W>(),
    layer.positionStart,
    layer.positionPairs,
    layer.positions,
    layer.inputs,
    units,
    layer.inputs * units,
    units,
    1,
    vectors,
  );
  if (layer.activation) activate(layer.activation, layer.above, layer.above + <usize>layer.positions * row);
}

function backward<W>(layer: Layer, weights: usize, gradient: usize, vectors: i32): void {
  const units = layer.units;
  const inputs = layer.inputs;
  const row = <usize>units * <usize>vectors * VECTOR;
  const delta = layer.deltaAbove;
  if (layer.kind === MEAN) {
    if (layer.deltaBelow) {
      mean(layer.deltaBelow, delta, layer.sourceStart, layer.sourcePairs, layer.sources, layer.taps, row);
    }
    return;
  }
  if (layer.activation) {
    timesSlope(layer.activation, delta, layer.above, layer.above + <usize>layer.positions * row);
  }
  const inputsLong = !(inputs & 3) || (units & 3 && inputs > units);
  outerProducts<W>(
    gradient + <usize>layer.kernel * sizeof<W>(),
    inputsLong ? layer.below : delta,
    inputsLong ? delta : layer.below,
    inputsLong ? 4 : 0,
    layer.tapStart,
    layer.tapPairs,
    layer.taps,
    inputsLong ? inputs : units,
    inputsLong ? units : inputs,
    inputs * units,
    inputsLong ? units : 1,
    inputsLong ? 1 : units,
    vectors,
  );
  if (layer.bias >= 0) {
    biasGradient<W>(gradient + <usize>layer.bias * sizeof<W>(), delta, layer.positions, units, vectors);
  }
  if (layer.deltaBelow) {
    multiply<W>(
      layer.deltaBelow,
      delta,
      weights + <usize>layer.kernel * sizeof<W>(),
      0,
      layer.sourceStart,
      layer.sourcePairs,
      layer.sources,
      units,
      inputs,
      inputs * units,
      1,
      units,
      vectors,
    );
  }
}
