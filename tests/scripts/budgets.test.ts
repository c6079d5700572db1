import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { BUDGETS, budgetOf, type BudgetName } from '../../scripts/budgets/limits.ts';
import { clearReport, note, readReport, type Report } from '../../scripts/budgets/report.ts';
import { problemsWith, tableOf, withTable } from '../../scripts/budgets/table.ts';

const names = Object.keys(BUDGETS) as BudgetName[];
const full: Report = Object.fromEntries(
  names.map((name) => [name, { 'a/b/': BUDGETS[name].limit * 0.9, '': 0.1 }]),
);
const readme = withTable('# A\n\n<!-- budgets -->\n<!-- /budgets -->\n\nB\n', full);

test('what is noted is kept, and measured again replaced', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'guide-budgets-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = path.join(folder, 'deep', 'report.json');
  expect(readReport(file)).toEqual({});
  expect(note('chapter', 'a/b/', 10, file)).toBe(BUDGETS.chapter.limit);
  note('chapter', 'a/c/', 30, file);
  note('chapter', 'a/b/', 20, file);
  note('list', '', 1, file);
  expect(readReport(file)).toEqual({ chapter: { 'a/b/': 20, 'a/c/': 30 }, list: { '': 1 } });
  clearReport(file);
  expect(readReport(file)).toEqual({});
});

test('every page falls under one of the budgets for pages', () => {
  expect(['', 'lab/', 'lab/momentum/', 'sgd/', 'sgd/noise/', '404.html'].map(budgetOf)).toEqual([
    'list',
    'list',
    'experiment',
    'list',
    'chapter',
    'list',
  ]);
});

test('the table has the largest of each, and is right when it has just been written', () => {
  expect(tableOf(full)).toMatch(/^\| a chapter, in all +\| +135 kB \| +150 kB \| `\/a\/b\/` +\|$/m);
  expect(readme.endsWith('<!-- /budgets -->\n\nB\n')).toBe(true);
  expect(problemsWith(full, readme)).toEqual([]);
  expect(withTable(readme, full)).toBe(readme);
});

test('small changes leave the table as it is; larger ones, limits and gaps are told', () => {
  const at = (value: number): Report => ({ ...full, chapter: { 'a/b/': value } });
  expect(problemsWith(at(139), readme)).toEqual([]);
  expect(problemsWith(at(147), readme)).toEqual([
    'chapter: README.md says 135, measured 147 kB; npm run budgets writes it anew',
  ]);
  expect(problemsWith(at(151), withTable(readme, at(151)))).toEqual([
    'chapter: 151.000 kB on /a/b/, over its limit of 150',
  ]);
  expect(() => tableOf({ ...full, run: {} })).toThrow('not measured: run;');
  expect(() => withTable('# A', full)).toThrow('README.md has no <!-- budgets -->');
});
