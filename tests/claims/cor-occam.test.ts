import { expect, it } from 'vitest';
import { between } from './binomial.ts';

it('with independent hypotheses the probability that all stay inside is exact, and at least 1 − δ', () => {
  // Hypothesis b has a unary description of b bits: 1, 01, 001, … Risks differ.
  const [n, delta] = [200, 0.3];
  let all = 1;
  let shares = 0;
  let equal = 1;
  for (let b = 1; b <= 40; b++) {
    const risk = 0.5 - 0.01 * b;
    const width = Math.sqrt((b * Math.LN2 + Math.log(2 / delta)) / (2 * n));
    all *= between(n, Math.ceil(n * (risk - width)), Math.floor(n * (risk + width)), risk);
    shares += 2 ** -b;
    // What the shortest description's width would have done for everybody.
    const narrow = Math.sqrt((Math.LN2 + Math.log(2 / delta)) / (2 * n));
    equal *= between(n, Math.ceil(n * (risk - narrow)), Math.floor(n * (risk + narrow)), risk);
  }
  expect(shares).toBeLessThanOrEqual(1);
  expect(all).toBeGreaterThanOrEqual(1 - delta);
  expect(all).toBeLessThan(1);
  expect(equal).toBeLessThan(1 - delta);
});
