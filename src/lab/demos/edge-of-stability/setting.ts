import { dense, type Model } from '../../engine/model.ts';

/** What is trained: fifteen points of a sine, by a tanh network with two hidden layers of twelve. */
export const MODEL: Model = { input: [1], layers: [dense(12, 'tanh'), dense(12, 'tanh'), dense(1)] };
export const EXAMPLES = 15;

/** Evenly spaced in [−3, 3]. */
export const inputs = (): Float32Array =>
  Float32Array.from({ length: EXAMPLES }, (_, i) => -3 + (6 * i) / (EXAMPLES - 1));

export const targets = (): Float32Array => inputs().map((x) => Math.sin(3 * x));
