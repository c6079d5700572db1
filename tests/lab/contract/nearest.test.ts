import { describe, expect, it } from 'vitest';
import { nearest } from '../../../src/lab/contract/nearest.ts';

describe('nearest', () => {
  it.each([
    ['spred', 'spread'],
    ['replica', 'replicas'],
    ['SPREAD', 'spread'],
    ['m', 'n'],
    ['shufling-rate', 'shuffling-rates'],
  ])('takes %s for %s', (text, meant) => {
    expect(nearest(text, ['n', 'spread', 'replicas', 'shuffling-rates', 'shuffling-logistic'])).toBe(meant);
  });

  it('does not guess where nothing is near', () => {
    expect(nearest('temperature', ['n', 'spread', 'replicas'])).toBeUndefined();
    expect(nearest('anything', [])).toBeUndefined();
  });
});
