import { expect, it } from 'vitest';
import { stream } from '../../src/lab/contract/random.ts';

/** Two single-channel layers of three taps, trained by gradient descent on fresh white noise to copy a filter. */
it('a trained linear stack has the squared gradient of its task', () => {
  const random = stream(17);
  // (1, 2, 0.5) * (1, −1, 2) can be made by the stack.
  const f = [1, 1, 0.5, 3.5, 1];
  let [a, b] = [0, 1].map(() => [0, 1, 2].map(() => 0.6 * random.normal())) as [number[], number[]];
  const compose = () => {
    const h = [0, 0, 0, 0, 0];
    a.forEach((x, i) => b.forEach((y, j) => (h[i + j]! += x * y)));
    return h;
  };
  let [sum, count] = [0, 0];
  const steps = 30_000;
  for (let step = 0; step < steps; step++) {
    const x = f.map(() => random.normal());
    const h = compose();
    const miss = h.reduce((total, value, u) => total + (value - f[u]!) * x[u]!, 0);
    if (step < 2000) {
      // The population's error is |h − f|², as the average over the noise.
      sum += miss ** 2 - h.reduce((total, value, u) => total + (value - f[u]!) ** 2, 0);
      count += 1;
    }
    const rate = 0.01;
    const [a0, b0] = [[...a], [...b]];
    a = a0.map((value, i) => value - rate * miss * b0.reduce((total, y, j) => total + y * x[i + j]!, 0));
    b = b0.map((value, j) => value - rate * miss * a0.reduce((total, y, i) => total + y * x[i + j]!, 0));
  }
  expect(Math.abs(sum / count)).toBeLessThan(1);
  compose().forEach((value, u) => expect(value ** 2).toBeCloseTo(f[u]! ** 2, 3));
});
