import type { Values } from '../../contract/parameter.ts';
import type { Prediction } from '../../contract/prediction.ts';
import { demo } from './demo.ts';
import { effectiveNoise, NOISE } from './exact.ts';

/** A plausible mistake that the measurement has to catch. */
export const wrong = {
  description: 'forgets that the features left out act as noise, and fits with the noise of the labels alone',
  predict(values: Values): Prediction {
    const right = demo.predict(values);
    return {
      ...right,
      series: right.series.map((series) => ({
        ...series,
        points: series.points.map((point) => {
          const factor = NOISE / effectiveNoise(point.x);
          return { ...point, y: point.y * factor, lower: point.lower * factor, upper: point.upper * factor };
        }),
      })),
    };
  },
};
