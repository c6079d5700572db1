import { expect, it } from 'vitest';
// Before the engine, so that Node can load tfjs.
import { drive } from '../../src/lab/runner/headless.ts';
import { experiment } from '../../src/lab/demos/kink-count/experiment.ts';
import { TARGETS, trainedNetworks } from '../../src/lab/demos/kink-count/networks.ts';
import { TRAINED_SEEN } from '../../src/lab/demos/kink-count/seen.ts';
import { prints } from './chapter.ts';

it('fresh networks have the kinks that were seen, and the text prints them', () => {
  const { points } = drive(experiment, { width: 8, replicas: 80, bias: 0 }, 77);
  const trained = trainedNetworks(80);
  for (const { key } of TARGETS) {
    for (const { steps, mean, deviation } of TRAINED_SEEN[key]) {
      const point = points.find(({ series, x }) => series === key && x === steps)!;
      expect(point.replicas).toBe(trained);
      expect(Math.abs(point.mean - mean)).toBeLessThan((4 * deviation) / Math.sqrt(trained));
      const other = TRAINED_SEEN[key === 'slow' ? 'fast' : 'slow'].find((row) => row.steps === steps)!;
      const row = [mean, other.mean].map((value) => value.toFixed(2));
      if (key === 'slow') {
        expect(prints('depth/depth-separation', String(steps), `| ${row[0]} | ${row[1]} |`)).toBe(true);
      }
    }
  }
});
