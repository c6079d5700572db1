import { expect, it } from 'vitest';
import { stream } from '../../src/lab/contract/random.ts';
import { squaredGradients } from '../../src/lab/demos/receptive-field/stack.ts';

it('ReLU stacks spread as linear ones, within their sampling error and one per cent', () => {
  for (const L of [2, 4]) {
    const nets = 600;
    let [top, bottom] = [0, 0];
    const per: [number, number][] = [];
    for (let net = 0; net < nets; net++) {
      const squares = squaredGradients({ k: 3, L, relu: true, correlation: 0 }, stream(501, L, net)).at(-1)!;
      let [a, b] = [0, 0];
      squares.forEach((value, u) => {
        a += (u - L) ** 2 * value;
        b += value;
      });
      per.push([a, b]);
      top += a;
      bottom += b;
    }
    const variance = top / bottom;
    const error = Math.sqrt(per.reduce((sum, [a, b]) => sum + (a - variance * b) ** 2, 0)) / bottom;
    const ratio = Math.sqrt(variance / ((2 * L) / 3));
    expect(Math.abs(ratio - 1)).toBeLessThan(0.01 + (4 * error) / (2 * variance));
    expect(error / variance).toBeLessThan(0.03);
  }
});
