import type { Values } from '../../contract/parameter.ts';
import type { Prediction } from '../../contract/prediction.ts';
import { demo } from './demo.ts';

/** A plausible mistake that the measurement has to catch. */
export const wrong = {
  description:
    'predicts for shuffling once the variance of reshuffling: as if the errors of one fixed order averaged out over the epochs',
  predict(values: Values): Prediction {
    const right = demo.predict(values);
    const each = right.series.find((series) => series.key === 'each')!;
    return {
      ...right,
      series: right.series.map((series) => (series.key === 'once' ? { ...each, key: 'once' } : series)),
    };
  },
};
