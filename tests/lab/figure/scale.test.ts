import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { linearTicks, logTicks, makeScale } from '../../../src/lab/figure/scale.ts';

const labelled = (ticks: readonly { value: number; label?: string }[]) =>
  ticks.filter(({ label }) => label !== undefined).map(({ label }) => label);

describe('scales', () => {
  test('ends of the domain land on the ends of the range, in either direction', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('linear' as const, 'log' as const),
        fc.double({ min: 1e-9, max: 1e3, noNaN: true }),
        fc.double({ min: 1.01, max: 1e9, noNaN: true }),
        (kind, low, factor) => {
          const scale = makeScale(kind, [low, low * factor], [430, 12]);
          expect(scale.at(low)).toBeCloseTo(430, 6);
          expect(scale.at(low * factor)).toBeCloseTo(12, 6);
          for (const { value } of scale.ticks) {
            expect(scale.at(value)).toBeGreaterThan(11.9);
            expect(scale.at(value)).toBeLessThan(430.1);
          }
        },
      ),
    );
  });

  test('linear ticks are round numbers', () => {
    expect(labelled(linearTicks([0.78, 1.21], 360))).toEqual(['0.8', '0.9', '1.0', '1.1', '1.2']);
    expect(labelled(linearTicks([-3, 12], 200))).toEqual(['0', '5', '10']);
    expect(labelled(linearTicks([3, 5], 440))).toEqual(['3.0', '3.5', '4.0', '4.5', '5.0']);
    expect(labelled(linearTicks([3, 5], 440, 1))).toEqual(['3', '4', '5']);
    expect(labelled(linearTicks([0, 40], 440, 1))).toEqual(labelled(linearTicks([0, 40], 440)));
  });

  test('log ticks name powers, every decade or every second as there is room', () => {
    expect(labelled(logTicks([1e-6, 0.2], 400))).toEqual([
      '10^{-6}',
      '10^{-5}',
      '10^{-4}',
      '10^{-3}',
      '10^{-2}',
      '10^{-1}',
    ]);
    expect(labelled(logTicks([1e-6, 0.2], 200))).toEqual(['10^{-6}', '10^{-4}', '10^{-2}']);
  });

  test('an axis of less than two decades is labelled in plain numbers', () => {
    expect(new Set(labelled(logTicks([0.004, 0.064], 560)))).toEqual(
      new Set(['0.005', '0.01', '0.02', '0.05']),
    );
  });
});
