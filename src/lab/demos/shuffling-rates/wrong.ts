import type { Values } from '../../contract/parameter.ts';
import type { Prediction } from '../../contract/prediction.ts';
import { demo } from './demo.ts';
import { stepSize } from './exact.ts';

/** A plausible mistake that the measurement has to catch. */
export const wrong = {
  description:
    'forgets that the slopes of one epoch are anticorrelated, and treats each shuffled epoch as n independent draws',
  predict(values: Values): Prediction {
    const right = demo.predict(values);
    const n = values['n'] as number;
    return {
      ...right,
      series: right.series.map((series) =>
        series.key !== 'each'
          ? series
          : {
              ...series,
              points: series.points.map((point) => {
                const rho = 1 - stepSize(n, point.x);
                const factor = (1 - rho) ** 2 / (1 - rho ** 2) / point.y;
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
