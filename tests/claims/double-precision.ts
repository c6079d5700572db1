import { MODEL } from '../../src/lab/demos/edge-of-stability/experiment.ts';
import { inputs, targets } from '../../src/lab/demos/edge-of-stability/setting.ts';
import { plan } from '../../src/lab/engine/plan.ts';

const { layers, parameters } = plan(MODEL, 'squared');
const [first, second, last] = layers as unknown as { kernel: number; bias: number; units: number }[];
const width = first!.units;
const data = Array.from(inputs(), (x, i) => [x, targets()[i]!] as const);

/** One step of gradient descent for the demo's network in double precision. Changes the weights. */
export function descendDoubly(w: Float64Array, eta: number): void {
  const gradient = gradientDoubly(w);
  for (let k = 0; k < parameters; k++) w[k] = w[k]! - eta * gradient[k]!;
}

/** The loss of the demo's network in double precision. */
export function lossDoubly(w: ArrayLike<number>): number {
  let sum = 0;
  const a = new Float64Array(width);
  for (const [x, target] of data) {
    for (let i = 0; i < width; i++) a[i] = Math.tanh(w[first!.kernel + i]! * x + w[first!.bias + i]!);
    let output = w[last!.bias]!;
    for (let j = 0; j < width; j++) {
      let inner = w[second!.bias + j]!;
      for (let i = 0; i < width; i++) inner += w[second!.kernel + i * width + j]! * a[i]!;
      output += w[last!.kernel + j]! * Math.tanh(inner);
    }
    sum += (output - target) ** 2;
  }
  return sum / 2 / data.length;
}

/** Its gradient, by hand. */
export function gradientDoubly(w: Float64Array): Float64Array {
  const gradient = new Float64Array(parameters);
  const [a, b, back] = [new Float64Array(width), new Float64Array(width), new Float64Array(width)];
  const add = (at: number, value: number) => (gradient[at] = gradient[at]! + value);
  for (const [x, target] of data) {
    for (let i = 0; i < width; i++) a[i] = Math.tanh(w[first!.kernel + i]! * x + w[first!.bias + i]!);
    let output = w[last!.bias]!;
    for (let j = 0; j < width; j++) {
      let sum = w[second!.bias + j]!;
      for (let i = 0; i < width; i++) sum += w[second!.kernel + i * width + j]! * a[i]!;
      b[j] = Math.tanh(sum);
      output += w[last!.kernel + j]! * b[j]!;
    }
    const error = (output - target) / data.length;
    add(last!.bias, error);
    back.fill(0);
    for (let j = 0; j < width; j++) {
      add(last!.kernel + j, error * b[j]!);
      const delta = error * w[last!.kernel + j]! * (1 - b[j]! ** 2);
      add(second!.bias + j, delta);
      for (let i = 0; i < width; i++) {
        add(second!.kernel + i * width + j, delta * a[i]!);
        back[i] = back[i]! + delta * w[second!.kernel + i * width + j]!;
      }
    }
    for (let i = 0; i < width; i++) {
      const delta = back[i]! * (1 - a[i]! ** 2);
      add(first!.bias + i, delta);
      add(first!.kernel + i, delta * x);
    }
  }
  return gradient;
}
