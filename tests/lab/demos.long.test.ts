import { describe, expect, it } from 'vitest';
import { breaking, defaults } from '../../src/lab/contract/parameter.ts';
import { judge, type VerdictOutcome } from '../../src/lab/contract/verdict.ts';
import { drive, listDemos, loadDemo, loadExperiment, loadWrong } from '../../src/lab/runner/headless.ts';

/**
 * `npm run test:long`: the verdicts at the size a reader runs, over 100 seeds. A band holds all points in 999
 * runs of 1,000, so a sound demo has two false alarms in 100 runs once in 200 times.
 */
const RUNS = 100;

describe.each(await listDemos())('%s', async (slug) => {
  const demo = await loadDemo(slug);
  const experiment = await loadExperiment(slug);
  const wrong = await loadWrong(slug);
  const values = defaults(demo.parameters);
  const { key, breaks } = breaking(demo.parameters);

  it(`agrees in 99 of ${RUNS} runs, and with the wrong formula in none`, () => {
    const misses: string[] = [];
    const wrongOutcomes: VerdictOutcome[] = [];
    for (let seed = 1; seed <= RUNS; seed++) {
      const snapshot = drive(experiment, values, seed);
      const { outcome, outside } = judge(demo.predict(values), snapshot, demo.parameters, values);
      if (outcome !== 'agrees') misses.push(`seed ${seed}: ${outcome}, ${JSON.stringify(outside)}`);
      wrongOutcomes.push(judge(wrong.predict(values), snapshot, demo.parameters, values).outcome);
    }
    console.log([`${slug}: ${RUNS - misses.length} of ${RUNS} runs agree`, ...misses].join('\n  '));
    expect(misses.length).toBeLessThanOrEqual(1);
    expect(wrongOutcomes.filter((outcome) => outcome !== 'disagrees')).toEqual([]);
  });

  it('disagrees in all of 20 runs with the hypothesis broken', () => {
    const broken = { ...values, [key]: breaks.demonstrate };
    for (let seed = 1; seed <= 20; seed++) {
      const { outcome } = judge(
        demo.predict(broken),
        drive(experiment, broken, seed),
        demo.parameters,
        broken,
      );
      expect(outcome, `seed ${seed}`).toBe('disagrees');
    }
  });
});
