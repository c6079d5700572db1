import { expect, it } from 'vitest';
import { prints } from './chapter.ts';
import { average, simpson } from './random-networks.ts';

it('one layer of one unit, by quadrature over the hidden unit and the readout', () => {
  const moment = (power: number) =>
    simpson((g) => Math.max(Math.SQRT2 * g, 0) ** power, 4000) * simpson((w) => w ** power);
  expect(moment(4) / moment(2) ** 2 - 3).toBeCloseTo(3 * (1 + 5 / 1 - 1), 3);
});

it('two layers of four units, simulated with the readout', () => {
  const [two, four] = average(60_000, 4, (random) => {
    let s = 1;
    for (let k = 0; k < 2; k++) {
      let sum = 0;
      for (let i = 0; i < 4; i++) sum += Math.max(random.normal(), 0) ** 2;
      s *= sum / 2;
    }
    const y = Math.sqrt(s) * random.normal();
    return [y ** 2, y ** 4];
  });
  const kurtosis = four!.mean / two!.mean ** 2 - 3;
  const expected = 3 * ((1 + 5 / 4) ** 2 - 1);
  expect(Math.abs(kurtosis - expected)).toBeLessThan(4 * four!.error);
  expect(4 * four!.error).toBeLessThan(0.5 * expected);
});

it('the printed example', () => {
  const kurtosis = 3 * ((1 + 5 / 128) ** 10 - 1);
  expect(prints('depth/signal-propagation', kurtosis.toFixed(1), 'ten layers of 128 units')).toBe(true);
});
