import type { Wrong } from '../../contract/demo.ts';
import type { Values } from '../../contract/parameter.ts';
import { demo } from './demo.ts';

/** A plausible mistake that the measurement has to catch. */
export const wrong: Wrong = {
  description:
    'takes the model at its word: the textbook interval covers 95 per cent whatever the line leaves out',
  predict(values: Values) {
    const right = demo.predict(values);
    return {
      ...right,
      series: right.series.map((series) => {
        if (series.key !== 'naive') return series;
        // At c = 0 the model is right.
        const well = series.points[0]!;
        return { ...series, points: series.points.map((point) => ({ ...well, x: point.x })) };
      }),
    };
  },
};
