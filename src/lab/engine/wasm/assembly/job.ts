/** What train() is to do, as wasm/desk.ts writes it into memory: 32-bit fields in this order, addresses in bytes. */
@unmanaged
export class Job {
  /** Layer records, one after the other. */
  layers: usize;
  layerCount: i32;
  /** 0: squared, 1: logistic, 2: cross-entropy. */
  loss: i32;
  /** 0: sgd, 1: heavy ball, 2: Nesterov, 3: Adam. */
  optimiser: i32;
  momentum: f32;
  beta1: f32;
  beta2: f32;
  epsilon: f32;
  /** 1 − β₁ and 1 − β₂. */
  rest1: f32;
  rest2: f32;
  steps: i32;
  /** 1 when every step sees the same batch. */
  whole: i32;
  /** Vectors in a row of the batch, and lanes of it that hold an example. */
  vectors: i32;
  slots: i32;
  /** Numbers in an example, in a target. */
  inputs: i32;
  outputs: i32;
  /** All examples and targets, row by row. */
  inputRows: usize;
  targetRows: usize;
  /** The batch's targets, [outputs][vectors]. */
  targets: usize;
  /** See lossAndGradient. */
  shares: usize;
  /** Row of each slot, [steps][slots]. */
  order: usize;
  /** Vectors in the weights, and where they, their gradient and their moments stand. */
  weightVectors: i32;
  weights: usize;
  gradient: usize;
  moments: usize;
  /** One vector: each lane's step size. */
  stepSizes: usize;
  /** [steps][2]: see biasCorrections in steps.ts. */
  corrections: usize;
  /** One number a step, or four with four replicas in the lanes. */
  losses: usize;
}
