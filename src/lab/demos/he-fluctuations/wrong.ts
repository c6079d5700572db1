import type { Wrong } from '../../contract/demo.ts';
import { demo } from './demo.ts';

/** A plausible mistake that the measurement has to catch. */
export const wrong: Wrong = {
  description:
    'forgets that a ReLU silences a random half of the units, and gives a layer the 2/m of a linear one',
  predict(values) {
    const right = demo.predict(values);
    const m = values['width']!;
    return {
      ...right,
      series: right.series.map((series) =>
        series.key !== 'typical'
          ? series
          : {
              ...series,
              points: series.points.map((point) => {
                const moved = -point.x / m - point.y;
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
