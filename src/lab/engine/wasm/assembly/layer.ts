/**
 * One layer, as wasm/desk.ts writes it into memory: the fields are 32-bit numbers in this order. Addresses are in
 * bytes, counts in entries. A vector is four float32 numbers; see lanes.ts for what the four are.
 */
@unmanaged
export class Layer {
  /** 0: affine, 1: mean. */
  kind: i32;
  /** 0: linear, 1: tanh, 2: relu, 3: logistic. */
  activation: i32;
  inputs: i32;
  units: i32;
  taps: i32;
  sources: i32;
  positions: i32;
  /** Lists of links as in wiring.ts: where each list starts, and its pairs. */
  positionStart: usize;
  positionPairs: usize;
  sourceStart: usize;
  sourcePairs: usize;
  tapStart: usize;
  tapPairs: usize;
  /** Numbers before the kernel in a replica's weights; before the bias, or −1. */
  kernel: i32;
  bias: i32;
  /** Activations below and above, [position][unit][vector]; the loss's gradients in them. deltaBelow is 0 in the first layer. */
  below: usize;
  above: usize;
  deltaBelow: usize;
  deltaAbove: usize;
}
