import type { Wrong } from '../../contract/demo.ts';
import { demo } from './demo.ts';

/** A plausible mistake that the measurement has to catch. */
export const wrong: Wrong = {
  description:
    'takes the slope of tanh to be 1, as at the origin, so that the gradient changes by σ_w² a layer',
  predict(values) {
    const right = demo.predict(values);
    return {
      ...right,
      series: right.series.map((series) =>
        series.key !== 'gradient'
          ? series
          : {
              ...series,
              points: series.points.map((point) => {
                const moved = (point.x - 1) * Math.log(values['weights']!) - point.y;
                return {
                  ...point,
                  y: point.y + moved,
                  lower: point.lower + moved,
                  upper: point.upper + moved,
                };
              }),
            },
      ),
    };
  },
};
