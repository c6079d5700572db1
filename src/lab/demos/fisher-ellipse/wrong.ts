import type { Values } from '../../contract/parameter.ts';
import type { Prediction } from '../../contract/prediction.ts';
import { demo } from './demo.ts';

/** A plausible mistake that the measurement has to catch. */
export const wrong = {
  description:
    'takes every example for a toss-up: Fisher information p(1 − p) = 1/4 per example, the same in all directions',
  predict(values: Values): Prediction {
    const right = demo.predict(values);
    return {
      ...right,
      series: right.series.map((series) => ({
        ...series,
        points: series.points.map((point) => {
          const factor = 4 / point.y;
          return { ...point, y: 4, lower: factor * point.lower, upper: factor * point.upper };
        }),
      })),
    };
  },
};
