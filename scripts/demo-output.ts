import type { Demo, Outcome } from '../src/lab/contract/demo.ts';
import type { MeasuredPoint } from '../src/lab/contract/prediction.ts';
import { isInside } from '../src/lab/contract/verdict.ts';

type Timed = Outcome & { milliseconds: number };

/** One JSON object; `prediction` and `measured` are arrays of series of points, numbers at full precision. */
export function asJson(outcome: Timed): string {
  const { demo, parameters, seed, prediction, measured, verdict, milliseconds } = outcome;
  const series = prediction.series.map(({ key }) => ({
    key,
    points: measured.filter((point) => point.series === key).map(({ series: _, ...point }) => point),
  }));
  const printed = {
    demo,
    parameters,
    seed,
    prediction: prediction.series,
    measured: series,
    verdict,
    milliseconds,
  };
  return JSON.stringify(printed, undefined, 2);
}

/** The outcome for people: one line a point, then the verdict. */
export function asTable(outcome: Timed, demo: Demo): string {
  const { parameters, seed, prediction, measured, milliseconds } = outcome;
  const rows = prediction.series.flatMap((series) =>
    series.points.map((point) => {
      const found = measured.find((candidate) => candidate.series === series.key && candidate.x === point.x);
      return [
        demo.series.find(({ key }) => key === series.key)?.name ?? series.key,
        short(point.x),
        `${series.kind === 'upper-bound' ? '≤ ' : ''}${short(point.y)}`,
        `${short(point.lower)} … ${short(point.upper)}`,
        ...measuredCells(found),
        found ? (isInside(point, found.mean) ? 'yes' : 'NO') : '–',
      ];
    }),
  );
  const settings = Object.entries({ ...parameters, seed }).map(([key, value]) => `${key}=${value}`);
  return [
    `${outcome.demo}  ${settings.join(' ')}`,
    '',
    ...columns([['series', 'x', 'predicted', 'band', 'measured', '± se', 'inside'], ...rows]),
    '',
    `${verdictLine(outcome, demo)} (${milliseconds} ms)`,
  ].join('\n');
}

/** A demo's question and its parameters, for the list and for mistakes. */
export function describe(demo: Demo): string {
  const lines = demo.parameters.map(({ key, words, min, max, default: initial, breaks }) => [
    `  ${key}`,
    `${min} to ${max}, default ${initial}`,
    breaks
      ? `${words}; away from ${breaks.holds}, the hypothesis that ${breaks.hypothesis} is broken`
      : words,
  ]);
  return [`  ${demo.question}`, ...columns(lines), ''].join('\n');
}

function verdictLine({ verdict, measured }: Outcome, demo: Demo): string {
  const counts = `${verdict.inside} of ${verdict.total} points inside the band, ${verdict.outside.length} outside`;
  const broken = demo.parameters.find(({ key }) => key === verdict.broken)?.breaks;
  const notes = [
    ...(verdict.missing && measured.length < verdict.total ? [verdict.missing] : []),
    ...(broken ? [`the hypothesis of ${broken.claim} is broken: ${broken.hypothesis}`] : []),
  ];
  return [`${verdict.outcome}: ${counts}`, ...notes].join('; ');
}

function measuredCells(point: MeasuredPoint | undefined): [string, string] {
  if (!point) return ['–', ''];
  return [short(point.mean), point.standardError > 0 ? point.standardError.toExponential(1) : '0'];
}

function short(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e6) return String(value);
  return Math.abs(value) >= 1e-2 && Math.abs(value) < 1e4 ? value.toPrecision(4) : value.toExponential(3);
}

/** Pads the cells of each column to one width. */
function columns(rows: readonly (readonly string[])[]): string[] {
  const widths = rows[0]?.map((_, i) => Math.max(...rows.map((row) => row[i]?.length ?? 0))) ?? [];
  return rows.map((row) =>
    row
      .map((cell, i) => cell.padEnd(widths[i] as number))
      .join('  ')
      .trimEnd(),
  );
}
