import { expect, it } from 'vitest';
import { stream } from '../../src/lab/contract/random.ts';
import { kinksByLayer } from '../../src/lab/demos/kink-count/arcs.ts';
import { heNetwork } from '../../src/lab/demos/kink-count/networks.ts';
import { prints } from './chapter.ts';

/** Kinks a unit in layer l of the wide limit, ρ² = d/2. */
const wide = (l: number, sigma: number) => 2 / Math.sqrt(1 + l * sigma ** 2);

function measured(m: number, depth: number, sigma: number, networks: number): number[] {
  const means = new Array<number>(depth).fill(0);
  for (let replica = 0; replica < networks; replica++) {
    const weights = heNetwork(m, depth, sigma, stream(41, m, replica));
    kinksByLayer(new Array<number>(depth).fill(m), weights).forEach((kinks, l) => {
      means[l]! += kinks / m / networks;
    });
  }
  return means;
}

it('one layer: exact at any width', () => {
  for (const sigma of [0.5, 1, 2]) {
    // A sum crosses zero twice or not at all.
    const [kinks] = measured(4, 1, sigma, 8000) as [number];
    const p = wide(1, sigma) / 2;
    expect(Math.abs(kinks / 2 - p)).toBeLessThan(4 * Math.sqrt((p * (1 - p)) / 32000));
  }
});

it('deeper layers approach the wide limit as the width grows, from below', () => {
  const narrow = measured(8, 4, 1, 1500);
  const wider = measured(48, 4, 1, 40);
  for (let l = 2; l <= 4; l++) {
    const limit = wide(l, 1);
    expect(Math.abs(wider[l - 1]! / limit - 1)).toBeLessThan(0.1);
    expect(narrow[l - 1]!).toBeLessThan(limit);
  }
  expect(narrow[3]! / wide(4, 1)).toBeLessThan(wider[3]! / wide(4, 1));
});

it('prints the sixth layer', () => {
  expect(wide(6, 1).toFixed(2)).toBe('0.76');
  expect(prints('depth/depth-separation', '0.76', 'sixth layer')).toBe(true);
});
