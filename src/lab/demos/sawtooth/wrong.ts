import type { Values } from '../../contract/parameter.ts';
import type { Prediction } from '../../contract/prediction.ts';
import { demo } from './demo.ts';

/** A plausible mistake that the measurement has to catch. */
export const wrong = {
  description: 'counts teeth for pieces, as if one kink were enough for a whole tooth',
  predict(values: Values): Prediction {
    const right = demo.predict(values);
    return {
      ...right,
      series: right.series.map((series) =>
        series.key !== 'built'
          ? series
          : {
              ...series,
              points: series.points.map((point) => {
                const y = Math.min(1, 2 * point.y);
                return { ...point, y, lower: y + point.lower - point.y, upper: y + point.upper - point.y };
              }),
            },
      ),
    };
  },
};
