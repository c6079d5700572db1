import type { Stream } from '../../contract/random.ts';
import { START } from './grid.ts';

/** The teacher x*, at the distance from 0 where runs start; by rotation invariance its direction does not matter. */
export function teacher(d: number): Float32Array {
  return new Float32Array(d).fill(Math.sqrt(START / d));
}

export interface Examples {
  /** float32 [examples, d] */
  inputs: Float32Array;
  /** float32 [examples] */
  targets: Float32Array;
}

/**
 * Draws examples y = ⟨x*, a⟩ + σε into the given arrays. a = √w z with z standard normal and w = exp(τg − τ²/2)
 * log-normal, one for each example: E w = 1, E w² = exp(τ²); τ = 0 makes a standard normal.
 */
export function draw(
  into: Examples,
  { x, noise, tail, random }: { x: Float32Array; noise: number; tail: number; random: Stream },
): void {
  const d = x.length;
  for (let i = 0; i < into.targets.length; i++) {
    const stretch = tail === 0 ? 1 : Math.exp((tail * random.normal() - tail ** 2 / 2) / 2);
    let y = noise === 0 ? 0 : Math.sqrt(noise) * random.normal();
    for (let k = 0; k < d; k++) {
      const a = stretch * random.normal();
      into.inputs[i * d + k] = a;
      y += a * x[k]!;
    }
    into.targets[i] = y;
  }
}
