/** What is learnt: fifteen points of a sine. */
export const EXAMPLES = 15;

/** Evenly spaced in [−3, 3]. */
export const inputs = (): Float32Array =>
  Float32Array.from({ length: EXAMPLES }, (_, i) => -3 + (6 * i) / (EXAMPLES - 1));

export const targets = (): Float32Array => inputs().map((x) => Math.sin(3 * x));
