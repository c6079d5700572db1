import type { Values } from '../../contract/parameter.ts';
import type { Prediction } from '../../contract/prediction.ts';
import { demo } from './demo.ts';

/** A plausible mistake that the measurement has to catch. */
export const wrong = {
  description:
    'takes the law of infinite width for a law of every width, and predicts two kinks a unit in the narrow networks too',
  predict(values: Values): Prediction {
    const right = demo.predict(values);
    return {
      ...right,
      series: right.series.map((series) =>
        series.key !== 'narrow'
          ? series
          : {
              ...series,
              points: series.points.map((point) => {
                const factor = 2 / point.y;
                return {
                  ...point,
                  y: point.y * factor,
                  lower: point.lower * factor,
                  upper: point.upper * factor,
                };
              }),
            },
      ),
    };
  },
};
