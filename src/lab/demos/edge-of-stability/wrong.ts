import type { Values } from '../../contract/parameter.ts';
import type { Prediction } from '../../contract/prediction.ts';
import { demo } from './demo.ts';

/** A plausible mistake that the measurement has to catch. */
export const wrong = {
  description: 'stops the climb at 1/η, where a step on a parabola ends in its minimum',
  predict(values: Values): Prediction {
    const right = demo.predict(values);
    return {
      ...right,
      series: right.series.map((series) => ({
        ...series,
        points: series.points.map((point) => ({
          ...point,
          y: point.y / 2,
          lower: point.lower / 2,
          upper: point.upper / 2,
        })),
      })),
    };
  },
};
