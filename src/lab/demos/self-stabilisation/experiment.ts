import type { Delta, Experiment } from '../../contract/demo.ts';
import type { Values } from '../../contract/parameter.ts';
import { stream } from '../../contract/random.ts';
import { meanAndError } from '../../contract/statistics.ts';
import { DRIVE, DRIVES, STEP_SIZES } from './grid.ts';
import { follow, reducedMap, twoWeights, type Turn } from './orbit.ts';

/** The reduced map, and gradient descent on two weights, followed over three turns from random phases. */
export const experiment: Experiment = function* (values: Values, seed: number): Generator<Delta | null> {
  const replicas = values['replicas'] as number;
  const rho = values['robust'] as number;

  function* measure(
    series: string,
    what: keyof Turn,
    x: number,
    { eta, alpha, path }: { eta: number; alpha: number; path: number[] },
  ): Generator<Delta | null> {
    const sample: number[] = [];
    for (let replica = 0; replica < replicas; replica++) {
      const phase = 2 * Math.PI * stream(seed, ...path, replica).uniform();
      const orbit = series.endsWith('map')
        ? reducedMap(eta, alpha, phase)
        : twoWeights(eta, alpha, rho, phase);
      const turn = follow(orbit, eta, alpha);
      if (!turn) {
        yield {
          kind: 'diverged',
          step: 0,
          words: `At η = ${eta} and α = ${alpha} the sharpness did not come round three times.`,
        };
        return;
      }
      sample.push(turn[what]);
      if (replica % 8 === 7) yield null;
    }
    yield { kind: 'point', series, x, ...meanAndError(sample), replicas };
  }

  const eta = values['eta'] as number;
  for (const [scheme, series] of (['period-map', 'period-weights'] as const).entries()) {
    for (const [i, alpha] of DRIVES[series].toReversed().entries()) {
      yield* measure(series, 'period', alpha, { eta, alpha, path: [scheme, i] });
    }
  }
  for (const [i, eta] of STEP_SIZES.toReversed().entries()) {
    yield* measure('growth-map', 'opening', eta, { eta, alpha: DRIVE, path: [2, i] });
    yield* measure('growth-weights', 'opening', eta, { eta, alpha: DRIVE, path: [3, i] });
  }
};
