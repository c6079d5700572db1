import type { Values } from '../../contract/parameter.ts';
import type { Prediction } from '../../contract/prediction.ts';
import { demo } from './demo.ts';
import { descent, taskOf } from './exact.ts';

/** A plausible mistake that the measurement has to catch. */
export const wrong = {
  description:
    'gives every direction of the data the mean curvature 1, as if there were examples without end',
  predict(values: Values): Prediction {
    const right = demo.predict(values);
    const { n, p, signal, noise } = taskOf(values);
    return {
      ...right,
      series: right.series.map((series) =>
        series.key !== 'test'
          ? series
          : {
              ...series,
              points: series.points.map((point) => {
                const kept = descent(point.x)(1);
                const factor = (signal * kept ** 2 + (noise * p * (1 - kept) ** 2) / n) / point.y;
                return {
                  ...point,
                  y: factor * point.y,
                  lower: factor * point.lower,
                  upper: factor * point.upper,
                };
              }),
            },
      ),
    };
  },
};
