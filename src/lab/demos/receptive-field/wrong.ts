import type { Values } from '../../contract/parameter.ts';
import type { Prediction } from '../../contract/prediction.ts';
import { demo } from './demo.ts';

/** A plausible mistake that the measurement has to catch. */
export const wrong = {
  description:
    'takes the law of the squared gradient for that of the gradient, whose typical size has a spread larger by the root of 2',
  predict(values: Values): Prediction {
    const right = demo.predict(values);
    return {
      ...right,
      series: right.series.map((series) =>
        series.key === 'profile'
          ? series
          : {
              ...series,
              points: series.points.map(({ x, y, lower, upper }) => {
                const factor = Math.SQRT2;
                return { x, y: factor * y, lower: factor * lower, upper: factor * upper };
              }),
            },
      ),
    };
  },
};
