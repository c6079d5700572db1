import type { Values } from '../../contract/parameter.ts';
import type { PredictedPoint, Prediction } from '../../contract/prediction.ts';
import { demo, SHORT } from './demo.ts';

/** A plausible mistake that the measurement has to catch. */
export const wrong = {
  description:
    'takes the limit for what is reached: the direction of the widest margin once the loss is small',
  predict(values: Values): Prediction {
    const right = demo.predict(values);
    const limit = (Math.atan2(values['a']!, SHORT) * 180) / Math.PI;
    const moved = (point: PredictedPoint): PredictedPoint => ({
      ...point,
      y: limit,
      lower: point.lower + limit - point.y,
      upper: point.upper + limit - point.y,
    });
    return {
      ...right,
      series: right.series.map((series) =>
        series.key === 'angle'
          ? { ...series, points: series.points.map((point) => (point.x < 100 ? point : moved(point))) }
          : series,
      ),
    };
  },
};
