import { pathToFileURL } from 'node:url';
import { run, type Step } from './run.ts';

/** What `npm run check` looks at, besides the import rules, which are a unit test. The first takes longest. */
export const CHECKS: readonly [Step, ...Step[]] = [
  { name: 'types', command: ['astro', 'check', '--minimumFailingSeverity', 'warning'] },
  { name: 'lint', command: ['oxlint', '--deny-warnings', 'src', 'tests', 'scripts', 'bench'] },
  { name: 'format', command: ['prettier', '--check', '--log-level', 'warn', '.'] },
];

const ROOMS: Step = {
  name: 'import rules',
  command: ['vitest', 'run', '--project', 'unit', 'tests/rooms.test.ts'],
};

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const failed: string[] = [];
  for (const step of [...CHECKS, ROOMS]) if ((await run(step)) !== 0) failed.push(step.name);
  console.log(failed.length === 0 ? '\nAll checks passed.' : `\nFailed: ${failed.join(', ')}.`);
  process.exitCode = failed.length === 0 ? 0 : 1;
}
