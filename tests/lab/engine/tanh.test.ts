import { describe, expect, test } from 'vitest';
import { tanh } from '../../../src/lab/engine/typed/activation.ts';

describe('tanh', () => {
  test('is within 10⁻⁷ of Math.tanh, odd, and never beyond ±1', () => {
    for (let x = -12; x <= 12; x += 1 / 512) {
      expect(Math.abs(tanh(x) - Math.tanh(x))).toBeLessThan(1e-7);
      expect(Math.abs(tanh(x))).toBeLessThanOrEqual(1);
      expect(tanh(-x)).toBe(-tanh(x));
    }
  });

  test('keeps its relative accuracy near 0, and NaN', () => {
    for (let x = 1e-8; x < 1; x *= 1.5) expect(Math.abs(tanh(x) / Math.tanh(x) - 1)).toBeLessThan(3e-7);
    expect(tanh(NaN)).toBeNaN();
  });
});
