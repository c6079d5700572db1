import type { Values } from '../../contract/parameter.ts';
import type { Prediction } from '../../contract/prediction.ts';
import { demo } from './demo.ts';
import { fisher } from './exact.ts';
import { SIGNAL } from './grid.ts';

/** A plausible mistake that the measurement has to catch. */
export const wrong = {
  description:
    'uses the theory for few weights: no bias, and the inverse Fisher information at the true weights',
  predict(values: Values): Prediction {
    const right = demo.predict(values);
    return {
      ...right,
      series: right.series.map((series) => ({
        ...series,
        points: series.points.map((point) => {
          const y = series.key === 'slope' ? 1 : 1 / fisher(SIGNAL).across;
          const factor = y / point.y;
          return { ...point, y, lower: factor * point.lower, upper: factor * point.upper };
        }),
      })),
    };
  },
};
