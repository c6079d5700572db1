import { describe, expect, it } from 'vitest';
import { drive, listDemos, loadDemo, runHeadless } from '../../../src/lab/runner/headless.ts';
import { STEADY } from '../fixtures/folder.ts';

describe('headless', () => {
  it('finds demos on disk', async () => {
    expect(await listDemos(STEADY)).toEqual(['steady']);
    expect((await loadDemo('steady', STEADY)).title).toBe('A walk that goes nowhere');
  });

  it('runs one to its verdict, with defaults for what is not given', async () => {
    const outcome = await runHeadless('steady', { replicas: 400 }, 3, STEADY);
    expect(outcome).toMatchObject({
      demo: 'steady',
      parameters: { replicas: 400, drift: 0 },
      seed: 3,
      verdict: { outcome: 'agrees', inside: 3, total: 3 },
    });
    expect(outcome.milliseconds).toBeGreaterThanOrEqual(0);
    expect(outcome.measured.map(({ x }) => x)).toEqual([1, 4, 16]);
  });

  it('ends with a divergence and cleans up after it', () => {
    let cleaned = false;
    const snapshot = drive(
      function* () {
        try {
          yield { kind: 'diverged', step: 4, words: 'Too large.' };
          yield { kind: 'point', series: 's', x: 1, mean: 1, standardError: 0, replicas: 1 };
        } finally {
          cleaned = true;
        }
      },
      {},
      7,
    );
    expect(snapshot).toEqual({ points: [], diverged: { step: 4, words: 'Too large.' } });
    expect(cleaned).toBe(true);
  });

  it('does not hide an experiment’s error', async () => {
    await expect(runHeadless('missing', {}, 7, STEADY)).rejects.toThrow();
  });
});
