import { stream } from '../../../lab/contract/random.ts';
import { ellipse } from '../../../lab/demos/fisher-ellipse/exact.ts';

/** Norm of the true weights, which lie along the first input. */
const R = 1;
const SEED = 7;

/** Standard deviations of √n times the error, along the true weights and across them: cor:fisher-gaussian. */
export const deviations = (() => {
  const { along, across } = ellipse(R);
  return { along: Math.sqrt(along.limit), across: Math.sqrt(across.limit) };
})();

const logistic = (t: number) => 1 / (1 + Math.exp(-t));

/** √n (ŵ − w*) for so many fits to n fresh examples, by Newton's method. */
export function errors(n: number, fits: number): (readonly [number, number])[] {
  return Array.from({ length: fits }, (_, fit) => {
    const random = stream(SEED, n, fit);
    const examples = Array.from({ length: n }, () => {
      const [z, v] = [random.normal(), random.normal()];
      return [z, v, random.uniform() < logistic(R * z) ? 1 : 0] as const;
    });
    let [a, b] = [R, 0];
    for (let iteration = 0; iteration < 12; iteration++) {
      let [ga, gb, aa, ab, bb] = [0, 0, 0, 0, 0];
      for (const [z, v, label] of examples) {
        const p = logistic(a * z + b * v);
        const curvature = p * (1 - p);
        ga += (p - label) * z;
        gb += (p - label) * v;
        aa += curvature * z * z;
        ab += curvature * z * v;
        bb += curvature * v * v;
      }
      const determinant = aa * bb - ab * ab;
      a -= (bb * ga - ab * gb) / determinant;
      b -= (aa * gb - ab * ga) / determinant;
    }
    return [Math.sqrt(n) * (a - R), Math.sqrt(n) * b];
  });
}
