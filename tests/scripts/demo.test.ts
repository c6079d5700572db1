import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { answer } from '../../scripts/demo.ts';

const run = promisify(execFile);
const root = join(import.meta.dirname, '../..');

/** The command as a process of its own; npm's own lines left out. */
async function demo(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  try {
    const { stdout, stderr } = await run(process.execPath, ['scripts/demo.ts', ...args], { cwd: root });
    return { code: 0, out: stdout, err: stderr };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, out: stdout, err: stderr };
  }
}

describe('npm run demo', () => {
  it('refuses on the standard error, with an exit code', async () => {
    expect(await demo('shuffling-rates', 'n=x')).toEqual({
      code: 2,
      out: '',
      err: 'n = x is not a number; 32 would be possible.\n',
    });
  });

  it('lists the demos and their parameters', async () => {
    const { code, out } = await answer([]);
    expect(code).toBe(0);
    expect(out).toContain('shuffling-rates\n  How does the error after K epochs');
    expect(out).toMatch(/n +4 to 128, default 32 +examples/);
  });

  it('prints one JSON object, with prediction and measured as series of points', async () => {
    const { code, out, err } = await demo('shuffling-rates', 'n=16', '--seed', '3', '--test-size', '--json');
    expect([code, err]).toEqual([0, '']);
    const printed = JSON.parse(out) as Record<string, unknown> & Record<'prediction' | 'measured', unknown>;
    expect(Object.keys(printed)).toEqual([
      'demo',
      'parameters',
      'seed',
      'prediction',
      'measured',
      'verdict',
      'milliseconds',
    ]);
    expect(printed).toMatchObject({
      demo: 'shuffling-rates',
      parameters: { n: 16 },
      seed: 3,
      verdict: { total: 24 },
    });
    type Series = { key: string; points: { x: number }[] }[];
    const shape = (series: unknown) =>
      (series as Series).map(({ key, points }) => [key, points.map(({ x }) => x)]);
    expect(shape(printed.measured)).toEqual(shape(printed.prediction));
    expect((printed.measured as Series)[0]?.points[0]).toEqual({
      x: 8,
      mean: expect.any(Number),
      standardError: expect.any(Number),
      replicas: 125,
    });
  });

  it('prints a table and the verdict for people', async () => {
    const { out } = await answer(['shuffling-rates', 'spread=0.5', '--test-size']);
    expect(out).toMatch(/^series +x +predicted +band +measured +± se +inside$/m);
    expect(out).toMatch(/^shuffled each epoch +256 .* NO$/m);
    expect(out).toMatch(/^disagrees: \d+ of 24 points inside .* broken: all curvatures are equal/m);
  });

  const mistakes: [string[], string][] = [
    [['shuffling-rate'], 'There is no demo "shuffling-rate" (did you mean shuffling-rates?). There are:'],
    [['shuffling-rates', 'spred=1'], 'spred is not a parameter of this experiment (did you mean spread?).'],
    [['shuffling-rates', 'spread'], 'spread has no value; write spread=0.'],
    [
      ['shuffling-rates', 'spread=2'],
      'spread = 2 is not available (spread goes from 0 to 0.9 in steps of 0.05); 0.9 would be possible.',
    ],
    [['shuffling-rates', 'n=x'], 'n = x is not a number; 32 would be possible.'],
    [['shuffling-rates', '--seed', '-3'], 'argument is ambiguous'],
    [
      ['shuffling-rates', '--seed', 'x'],
      'seed = x is not a whole number from 0 to 2147483647; 7 would be possible.',
    ],
    [['shuffling-rates', '--jsn'], "Unknown option '--jsn'"],
    [['shuffling-rates', 'n=16', '--record'], 'A recording is made at the default parameters and seed'],
  ];
  it.each(mistakes)('refuses %j with exit code 2', async (args, message) => {
    const { code, out, err } = await answer(args);
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err).toContain(message);
  });
});
