import { BUDGETS, type BudgetName } from './limits.ts';
import type { Report } from './report.ts';

export const MARKS = ['<!-- budgets -->', '<!-- /budgets -->'] as const;
/** By how much of itself a number may move before the table has to be written anew. */
const TOLERANCE = 0.05;

interface Row {
  name: BudgetName;
  words: string;
  /** The largest measurement, and of what. */
  value: number;
  of: string;
  limit: number;
  unit: 'kB' | 'share';
}

/** @throws Error that names the budgets of which there is no measurement */
function rowsOf(report: Report): Row[] {
  const names = Object.keys(BUDGETS) as BudgetName[];
  const missing = names.filter((name) => Object.keys(report[name] ?? {}).length === 0);
  if (missing.length > 0) throw new Error(`not measured: ${missing.join(', ')}; npm test measures all`);
  return names.map((name) => {
    const [[of, value] = ['', 0]] = Object.entries(report[name] ?? {}).toSorted((a, b) => b[1] - a[1]);
    return { name, of, value, ...BUDGETS[name] };
  });
}

/** The table of the README: what was largest in the last run, and how large it may be. */
export function tableOf(report: Report): string {
  const cells = rowsOf(report).map(({ words, value, of, limit, unit }) => [
    words,
    shown(value, unit),
    shown(limit, unit),
    `\`/${of}\``,
  ]);
  const all = [['largest in the last run, compressed', 'measured', 'limit', 'where'], ...cells];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...all.map((row) => (row[column] ?? '').length)));
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, i) => (i === 1 || i === 2 ? cell.padStart(widths[i] ?? 0) : cell.padEnd(widths[i] ?? 0))).join(' | ')} |`;
  const rule = widths.map((width, i) =>
    i === 1 || i === 2 ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width),
  );
  return [line(all[0] ?? []), line(rule), ...cells.map(line)].join('\n');
}

/** One decimal below ten; a share in per cent. */
function shown(value: number, unit: Row['unit']): string {
  if (unit === 'share') return `${Math.round(100 * value)} %`;
  return `${value < 10 && !Number.isInteger(value) ? value.toFixed(1) : Math.round(value)} kB`;
}

/** The README with the table between its marks. @throws Error when the marks are not there */
export function withTable(readme: string, report: Report): string {
  const [before, after] = MARKS.map((mark) => readme.indexOf(mark)) as [number, number];
  if (before < 0 || after < before) throw new Error(`README.md has no ${MARKS.join(' … ')}`);
  return `${readme.slice(0, before + MARKS[0].length)}\n\n${tableOf(report)}\n\n${readme.slice(after)}`;
}

/** What is wrong: limits that were passed, and numbers of the README that are no longer so. One line each. */
export function problemsWith(report: Report, readme: string): string[] {
  const written = new Map(
    [...readme.matchAll(/^\| ([^|]+?) +\| +([\d.]+) (%|kB) \|/gm)].map(([, words = '', value, unit]) => [
      words,
      Number(value) / (unit === '%' ? 100 : 1),
    ]),
  );
  return rowsOf(report).flatMap(({ name, words, value, of, limit, unit }) => {
    const lines =
      value > limit ? [`${name}: ${value.toFixed(3)} ${unit} on /${of}, over its limit of ${limit}`] : [];
    const told = written.get(words);
    // A rounded number is never exact.
    const allowed = TOLERANCE * value + (unit === 'share' ? 0.005 : value < 10 ? 0.05 : 0.5);
    if (told === undefined || Math.abs(told - value) > allowed) {
      const now = shown(value, unit);
      lines.push(
        `${name}: README.md says ${told ?? 'nothing'}, measured ${now}; npm run budgets writes it anew`,
      );
    }
    return lines;
  });
}
