import { expect, it } from 'vitest';
import { solve } from '../../src/lab/contract/linear.ts';
import { NORMAL_NODES } from '../../src/lab/contract/normal-mean.ts';
import { highDimension, learnt } from '../../src/lab/demos/biased-slopes/exact.ts';
import { s } from './logistic.ts';

it.each([0.1, 0.3])('finds one solution from wherever it starts, at d/n = %d', (c) => {
  const residuals = ([a, b, l]: readonly number[]) => {
    const [alpha, sigma, lambda] = [Math.exp(a!), Math.exp(b!), Math.exp(l!)];
    let [along, spread, count] = [0, 0, 0];
    for (const { z: u, weight } of NORMAL_NODES)
      for (const { z, weight: inner } of NORMAL_NODES) {
        const force = s(-learnt(alpha * u + Math.sqrt(c) * sigma * z, lambda));
        const product = 2 * weight * s(u) * inner;
        along += product * u * force;
        spread += product * force * force;
        count += product / (1 + lambda * force * (1 - force));
      }
    return [along, (lambda / c / sigma) ** 2 * spread - 1, (count - 1 + c) / c];
  };
  const size = (x: readonly number[]) => Math.hypot(...residuals(x));
  const expected = highDimension(c, 1);
  let arrived = 0;
  for (const alpha of [0.3, 1, 4])
    for (const sigma of [0.7, 3, 12])
      for (const lambda of [0.1, 1, 8]) {
        let x = [Math.log(alpha), Math.log(sigma), Math.log(lambda)];
        for (let k = 0; k < 40 && size(x) > 1e-9; k++) {
          const value = residuals(x);
          const columns = x.map((_, j) => residuals(x.map((v, i) => (i === j ? v + 1e-6 : v))).map((v, i) => (v - value[i]!) / 1e-6)); // prettier-ignore
          const step = solve(x.map((_, i) => columns.map((column) => column[i]!)), value.map((v) => [v])).map(([v]) => v!); // prettier-ignore
          let damping = Math.min(1, 0.7 / Math.max(...step.map(Math.abs)));
          while (damping > 1e-3 && size(x.map((v, i) => v - damping * step[i]!)) > size(x)) damping /= 2;
          x = x.map((v, i) => v - damping * step[i]!);
        }
        if (!(size(x) < 1e-8)) continue;
        arrived += 1;
        expect(Math.exp(x[0]!)).toBeCloseTo(expected.alpha, 5);
        expect(Math.exp(x[1]!)).toBeCloseTo(expected.sigma, 5);
        expect(Math.exp(x[2]!)).toBeCloseTo(expected.lambda, 5);
      }
  expect(arrived).toBeGreaterThan(20);
});
