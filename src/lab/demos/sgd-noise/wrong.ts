import type { Wrong } from '../../contract/demo.ts';
import type { Values } from '../../contract/parameter.ts';
import { demo } from './demo.ts';
import { contraction, floor } from './exact.ts';
import { contractionPoints, floorPoints, FLOORS, NOISE, RULES } from './grid.ts';

/** A plausible mistake that the measurement has to catch. */
export const wrong: Wrong = {
  description:
    'takes the noise as independent of the parameters: the noise-floor theorem with the mean Hessian, as if all examples had the same curvature',
  predict(values: Values) {
    const right = demo.predict(values);
    const d = values['d'] as number;
    // Wrong over right, point by point: (d + 1)/B is left out.
    const factors: Record<string, number[]> = {
      ...Object.fromEntries(
        FLOORS.map(({ key, batch }) => [
          key,
          floorPoints(d, batch).map(
            ({ eta }) => (d * eta * NOISE) / (batch * (2 - eta)) / floor({ d, batch, eta, noise: NOISE }),
          ),
        ]),
      ),
      ...Object.fromEntries(
        RULES.map((rule) => [
          rule,
          contractionPoints(d, rule).map(({ batch, eta }) => (1 - eta) ** 2 / contraction({ d, batch, eta })),
        ]),
      ),
    };
    return {
      ...right,
      series: right.series.map((series) => ({
        ...series,
        points: series.points.map((point, i) => {
          const factor = factors[series.key]![i]!;
          return { ...point, y: factor * point.y, lower: factor * point.lower, upper: factor * point.upper };
        }),
      })),
    };
  },
};
