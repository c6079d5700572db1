import type { Delta, Experiment } from '../../contract/demo.ts';
import type { Values } from '../../contract/parameter.ts';
import { stream } from '../../contract/random.ts';
import { meanAndError } from '../../contract/statistics.ts';
import { minimumNorm } from '../../engine/minimum-norm.ts';
import { bestRidge, effectiveNoise, EXAMPLES, FEATURES, SIGNAL, SIZES } from './exact.ts';

/** Multiplications between two yields: a few milliseconds of work. */
const SLICE = 2_000_000;

/**
 * Fits y = ⟨β, x⟩ + noise on the first p features, R times with fresh data, by least squares of minimum norm (or with the
 * ridge of the slider) and with the best ridge, and averages the error of each fit on a new example, which for Gaussian
 * features is σ_T² + |β̂ − β|².
 */
export const experiment: Experiment = function* (values: Values, seed: number): Generator<Delta | null> {
  const n = EXAMPLES;
  const replicas = values['replicas']!;
  const weight = Math.sqrt(SIGNAL / FEATURES);
  for (const p of SIZES) {
    const spread = Math.sqrt(effectiveNoise(p));
    const errorOf = (x: Float64Array, y: Float64Array, ridge: number) =>
      spread ** 2 + minimumNorm(x, y, n, p, ridge).reduce((sum, value) => sum + (value - weight) ** 2, 0);
    const errors = new Float64Array(replicas);
    const tuned = new Float64Array(replicas);
    const x = new Float64Array(n * p);
    const y = new Float64Array(n);
    let work = 0;
    for (let replica = 0; replica < replicas; replica++) {
      const random = stream(seed, p, replica);
      for (let i = 0; i < n; i++) {
        let sum = 0;
        for (let j = 0; j < p; j++) {
          const value = random.normal();
          x[i * p + j] = value;
          sum += weight * value;
        }
        // The features that are left out are Gaussian and independent: to the fit they are noise.
        y[i] = sum + spread * random.normal();
      }
      errors[replica] = errorOf(x, y, values['ridge']!);
      tuned[replica] = errorOf(x, y, bestRidge(p));
      const small = Math.min(n, p);
      work += 2 * (small * n * p + small ** 3);
      if (work > SLICE) {
        work = 0;
        yield null;
      }
    }
    yield { kind: 'point', series: p < n ? 'fewer' : 'more', x: p, ...meanAndError(errors), replicas };
    yield { kind: 'point', series: 'tuned', x: p, ...meanAndError(tuned), replicas };
  }
};
