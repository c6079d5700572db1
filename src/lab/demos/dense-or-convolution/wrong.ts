import type { Values } from '../../contract/parameter.ts';
import type { Prediction } from '../../contract/prediction.ts';
import { demo } from './demo.ts';
import { convolved, averaged } from './exact.ts';

/** A plausible mistake that the measurement has to catch. */
export const wrong = {
  description: 'takes averaging the fitted map over all shifts to be as good as fitting a convolution',
  predict(values: Values): Prediction {
    const right = demo.predict(values);
    return {
      ...right,
      series: right.series.map((series) => {
        if (series.key !== 'averaged') return series;
        const points = series.points.map((point) => {
          const factor = convolved(point.x).mean / averaged(point.x).mean;
          return { ...point, y: point.y * factor, lower: point.lower * factor, upper: point.upper * factor };
        });
        return { ...series, points };
      }),
    };
  },
};
