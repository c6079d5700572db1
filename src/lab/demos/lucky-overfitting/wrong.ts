import type { Wrong } from '../../contract/demo.ts';
import type { Values } from '../../contract/parameter.ts';
import { demo } from './demo.ts';

/** A plausible mistake that the measurement has to catch. */
export const wrong: Wrong = {
  description:
    'takes the fraction of errors of the chosen hypothesis on the examples it was chosen by for its error on new ones',
  predict(values: Values) {
    const right = demo.predict(values);
    const train = right.series.find(({ key }) => key === 'train')!;
    return {
      ...right,
      series: right.series.map((series) =>
        series.key === 'test' ? { ...series, points: train.points } : series,
      ),
    };
  },
};
