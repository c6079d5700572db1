import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { clearReport } from './budgets/report.ts';
import { CHECKS } from './check.ts';
import { run, runAside, type Step } from './run.ts';

/**
 * `npm test`: the checks; the unit tests, and beside them the build (twice: at the root and under a base path); the
 * tests of the built site in a browser, those that measure times last and alone; what they measured in bytes against
 * its limits and the table of the README. Two cores are kept busy: what runs
 * beside something else is printed when that has ended. A failure stops nothing that can still run. The last line is
 * the sum over everything; a check or a build counts as one. `node scripts/test.ts site` is the builds and the browser
 * alone.
 */
const BUILDS: readonly Step[] = [
  { name: 'build', command: ['npm', 'run', 'build'], env: { BASE: '' } },
  {
    name: 'build under a base path',
    command: ['astro', 'build', '--outDir', 'dist-base'],
    env: { BASE: '/guide/' },
  },
];

const sum = { passed: 0, failed: 0, skipped: 0 };
const failures: string[] = [];
const started = performance.now();

function count(name: string, ok: boolean): boolean {
  sum[ok ? 'passed' : 'failed'] += 1;
  if (!ok) failures.push(name);
  return ok;
}

/** Runs vitest projects and adds up their tests; a run that dies before it can count is one failure. */
async function vitest(name: string, projects: readonly string[]): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'guide-test-'));
  const file = join(folder, 'results.json');
  const selected = projects.flatMap((project) => ['--project', project]);
  const reporters = ['--reporter', 'default', '--reporter', 'json', `--outputFile.json=${file}`];
  const code = await run({ name, command: ['vitest', 'run', ...selected, ...reporters] });
  try {
    const results = JSON.parse(await readFile(file, 'utf8')) as Record<string, number>;
    sum.passed += results['numPassedTests'] ?? 0;
    sum.failed += results['numFailedTests'] ?? 0;
    sum.skipped += (results['numPendingTests'] ?? 0) + (results['numTodoTests'] ?? 0);
    if (code !== 0) failures.push(name);
    // A file that cannot be loaded fails the run without failing a test.
    if (code !== 0 && !results['numFailedTests']) sum.failed += 1;
  } catch {
    count(name, code === 0);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Starts one step after the other beside what comes next. @returns what waits for them, shows them and counts them */
function aside(steps: readonly Step[]): () => Promise<boolean> {
  const all = async () => {
    const results = [];
    for (const step of steps) results.push({ name: step.name, ...(await runAside(step)) });
    return results;
  };
  const running = all();
  return async () => {
    let ok = true;
    for (const { name, code, output } of await running) {
      console.log(output.trimEnd());
      ok = count(name, code === 0) && ok;
    }
    return ok;
  };
}

/** One step after the other. */
async function inTurn(steps: readonly Step[]): Promise<boolean> {
  let ok = true;
  for (const step of steps) ok = count(step.name, (await run(step)) === 0) && ok;
  return ok;
}

const siteOnly = process.argv[2] === 'site';
let built: boolean;
if (siteOnly) built = await inTurn(BUILDS);
else {
  const [types, ...others] = CHECKS;
  const otherChecks = aside(others);
  await inTurn([types]);
  await otherChecks();
  const builds = aside(BUILDS);
  await vitest('unit tests', ['unit', 'slow']);
  built = await builds();
}
if (built) {
  clearReport();
  await vitest('the built site', ['site', 'timed']);
  await inTurn([{ name: 'budgets', command: ['node', 'scripts/budgets.ts', '--check'] }]);
} else count('the built site (not tested: the build failed)', false);

console.log(`\n${Math.round((performance.now() - started) / 1000)} s`);
if (failures.length > 0) console.log(`Failed: ${failures.join('; ')}.`);
if (sum.skipped > 0) console.log(`${sum.skipped} skipped.`);
console.log(`${sum.passed} passed, ${sum.failed} failed`);
process.exitCode = sum.failed === 0 && sum.passed > 0 ? 0 : 1;
