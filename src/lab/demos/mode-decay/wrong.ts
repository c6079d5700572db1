import type { Values } from '../../contract/parameter.ts';
import type { Prediction } from '../../contract/prediction.ts';
import { demo } from './demo.ts';
import { MOMENT, power, STEP_SIZE } from './exact.ts';

/** A plausible mistake that the measurement has to catch. */
export const wrong = {
  description: 'takes the steps for a continuous flow: exp(−ηP_k t) for (1 − ηP_k)^t',
  predict(values: Values): Prediction {
    const right = demo.predict(values);
    const spectrum = { slope: values['slope']!, cut: values['cut']! };
    return {
      ...right,
      series: right.series.map((series) => {
        if (!series.key.startsWith('mode-')) return series;
        return {
          ...series,
          points: series.points.map((point) => {
            const y = Math.exp(-STEP_SIZE * power(spectrum, point.x) * MOMENT);
            const factor = y / point.y;
            return { ...point, y, lower: factor * point.lower, upper: factor * point.upper };
          }),
        };
      }),
    };
  },
};
