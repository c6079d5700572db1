import type { Values } from '../../contract/parameter.ts';
import type { Prediction } from '../../contract/prediction.ts';
import { demo } from './demo.ts';

/** A plausible mistake that the measurement has to catch. */
export const wrong = {
  description:
    'takes the conserved quantity of the slow flow for one of the map, whose swing would then not grow',
  predict(values: Values): Prediction {
    const right = demo.predict(values);
    return {
      ...right,
      series: right.series.map((series) =>
        series.key !== 'growth-map'
          ? series
          : {
              ...series,
              points: series.points.map(({ x, y, lower, upper }) => ({
                x,
                y: 0,
                lower: lower - y,
                upper: upper - y,
              })),
            },
      ),
    };
  },
};
