import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readReport } from './budgets/report.ts';
import { problemsWith, tableOf, withTable } from './budgets/table.ts';

/**
 * `npm run budgets`: writes what the last run of the browser tests measured into the table of README.md. With `--check`
 * it changes nothing, and fails when a limit is passed or the table is no longer right.
 */
const README = fileURLToPath(new URL('../README.md', import.meta.url));

function main(): void {
  const report = readReport();
  const readme = readFileSync(README, 'utf8');
  console.log(tableOf(report));
  if (!process.argv.includes('--check')) {
    writeFileSync(README, withTable(readme, report));
    return;
  }
  const problems = problemsWith(report, readme);
  for (const problem of problems) console.log(problem);
  process.exitCode = problems.length > 0 ? 1 : 0;
}

try {
  main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
