import type { Wrong } from '../../contract/demo.ts';
import type { Values } from '../../contract/parameter.ts';
import { demo } from './demo.ts';

/** A plausible mistake that the measurement has to catch. */
export const wrong: Wrong = {
  description: 'takes the error of the best line in every cell for that of the chord, a factor of six',
  predict(values: Values) {
    const right = demo.predict(values);
    return {
      ...right,
      series: right.series.map((series) =>
        series.key === 'equal'
          ? {
              ...series,
              points: series.points.map(({ x, y, lower, upper }) => ({
                x,
                y: y / 6,
                lower: lower / 6,
                upper: upper / 6,
              })),
            }
          : series,
      ),
    };
  },
};
