import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { BUDGETS, type BudgetName } from './limits.ts';

/** What was measured, by budget and by what was measured: a page, an experiment. Kept out of git. */
export type Report = Partial<Record<BudgetName, Record<string, number>>>;

const FILE = fileURLToPath(new URL('../../reports/budgets.json', import.meta.url));

export function readReport(file = FILE): Report {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Report;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw error;
  }
}

/**
 * Adds a measurement to the report, in place of the last one of the same thing. Reads and writes in one go: test files
 * that note run one after the other.
 * @returns the budget's limit, for the test to hold it against
 */
export function note(budget: BudgetName, of: string, value: number, file = FILE): number {
  const report = readReport(file);
  report[budget] = { ...report[budget], [of]: value };
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(report, undefined, 2)}\n`);
  return BUDGETS[budget].limit;
}

/** Forgets everything: a page that is gone must not be the largest for ever. */
export function clearReport(file = FILE): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, '{}\n');
}
