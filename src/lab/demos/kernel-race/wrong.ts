import type { Values } from '../../contract/parameter.ts';
import type { Prediction } from '../../contract/prediction.ts';
import { demo } from './demo.ts';
import { bestError } from './exact.ts';

/** A plausible mistake that the measurement has to catch. */
export const wrong = {
  description:
    'counts a wave vector and its negative as two independent complex numbers, though in a real image one is the conjugate of the other: twice as much evidence as there is',
  predict(values: Values): Prediction {
    const right = demo.predict(values);
    const shift = bestError(2) - bestError();
    return {
      ...right,
      series: right.series.map((series) =>
        series.key === 'network'
          ? series
          : {
              ...series,
              points: series.points.map(({ x, y, lower, upper }) => ({
                x,
                y: y + shift,
                lower: lower + shift,
                upper: upper + shift,
              })),
            },
      ),
    };
  },
};
