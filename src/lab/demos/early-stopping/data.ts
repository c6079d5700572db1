import type { Stream } from '../../contract/random.ts';
import { SIGNAL } from './exact.ts';
import { NETWORK, NEW_INPUTS } from './network.ts';

export interface DataSet {
  /** n × p, row by row. */
  x: Float64Array;
  /** Length n. */
  y: Float64Array;
}

/** n examples of y = ⟨β, x⟩ + noise, x standard normal in p dimensions, all p weights of the truth equal. */
export function dataSet({ n, p, noise }: { n: number; p: number; noise: number }, random: Stream): DataSet {
  const weight = Math.sqrt(SIGNAL / p);
  const x = new Float64Array(n * p);
  const y = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    let sum = 0;
    for (let j = 0; j < p; j++) {
      const value = random.normal();
      x[i * p + j] = value;
      sum += weight * value;
    }
    y[i] = sum + Math.sqrt(noise) * random.normal();
  }
  return { x, y };
}

/** New inputs for one network, float32 [m, p], with what a perfect network would answer. */
export function freshInputs(random: Stream): { x: Float32Array; truth: Float64Array } {
  const { x, y } = dataSet({ n: NEW_INPUTS, p: NETWORK.features, noise: 0 }, random);
  return { x: Float32Array.from(x), truth: y };
}
