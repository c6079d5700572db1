import type { Demo } from '../contract/demo.ts';
import type { Prediction } from '../contract/prediction.ts';
import type { Snapshot } from '../contract/snapshot.ts';
import { isInside } from '../contract/verdict.ts';

/** One line of the table and of the CSV file: a predicted point, and what was measured there. */
interface Row {
  /** Title of the plot that the series is in; the first, where it is in several. */
  plot: string;
  series: string;
  x: number;
  predicted: number;
  lower: number;
  upper: number;
  mean?: number;
  standardError?: number;
  replicas?: number;
  inside?: boolean;
}

function rows(demo: Demo, prediction: Prediction, snapshot: Snapshot): Row[] {
  return prediction.series.flatMap(({ key, points }) => {
    const plot = demo.plots.find(({ series }) => series.includes(key))?.title ?? '';
    return points.map((point): Row => {
      const found = snapshot.points.find((other) => other.series === key && other.x === point.x);
      return {
        plot,
        series: demo.series.find((one) => one.key === key)?.name ?? key,
        x: point.x,
        predicted: point.y,
        lower: point.lower,
        upper: point.upper,
        ...(found
          ? {
              mean: found.mean,
              standardError: found.standardError,
              replicas: found.replicas,
              inside: isInside(point, found.mean),
            }
          : {}),
      };
    });
  });
}

/** What the numbers of the second column are: axes of different plots may carry different quantities. */
function quantities(demo: Demo): string {
  return [...new Set(demo.plots.map(({ x }) => x.words))].join(' or ');
}

/** The numbers of the figure, for reading. */
export function NumbersTable({
  demo,
  prediction,
  snapshot,
}: {
  demo: Demo;
  prediction: Prediction;
  snapshot: Snapshot;
}) {
  const all = rows(demo, prediction, snapshot);
  // Two plots may each have a series of the same name: then it takes the title of its plot to tell them apart.
  const names = demo.series.map(({ name }) => name);
  const ambiguous =
    new Set(names).size < names.length || new Set(demo.plots.map(({ x }) => x.words)).size > 1;
  const groups = ambiguous ? [...new Set(all.map(({ plot }) => plot))] : [undefined];
  return (
    <table class="numbers">
      <thead>
        <tr>
          <th scope="col">series</th>
          <th scope="col">{quantities(demo)}</th>
          <th scope="col">predicted</th>
          <th scope="col">band</th>
          <th scope="col">measured</th>
          <th scope="col">standard error</th>
          <th scope="col">inside</th>
        </tr>
      </thead>
      {groups.map((group) => (
        <tbody key={group}>
          {group !== undefined && (
            <tr>
              <th scope="rowgroup" colSpan={7}>
                {group}
              </th>
            </tr>
          )}
          {all
            .filter(({ plot }) => group === undefined || plot === group)
            .map((row) => (
              <tr key={`${row.series} ${row.x}`}>
                <th scope="row">{row.series}</th>
                <td>
                  <Value of={row.x} />
                </td>
                <td>
                  <Value of={row.predicted} />
                </td>
                <td>
                  <Value of={row.lower} /> to <Value of={row.upper} />
                </td>
                <td>{row.mean === undefined ? '–' : <Value of={row.mean} />}</td>
                <td>{row.standardError === undefined ? '–' : <Value of={row.standardError} digits={2} />}</td>
                <td>{row.inside === undefined ? '–' : row.inside ? 'yes' : 'no'}</td>
              </tr>
            ))}
        </tbody>
      ))}
    </table>
  );
}

/** Four digits, a true minus, and × 10 to a power where a decimal would have many noughts. */
function Value({ of, digits = 4 }: { of: number; digits?: number }) {
  const size = Math.abs(of);
  const plainly = of === 0 || (size >= 0.001 && size < 100_000);
  const [mantissa, exponent] = (
    plainly ? String(Number(of.toPrecision(digits))) : of.toExponential(digits - 1)
  ).split('e');
  const minus = (text: string) => text.replace('-', '−');
  return (
    <>
      {minus(mantissa!)}
      {exponent && (
        <>
          {' × 10'}
          <sup>{minus(String(Number(exponent)))}</sup>
        </>
      )}
    </>
  );
}

/** The same as comma-separated values, numbers at full precision, one header line; lines end as RFC 4180 says. */
export function csv(demo: Demo, prediction: Prediction, snapshot: Snapshot): string {
  const header = [
    'plot',
    'series',
    quantities(demo),
    'predicted',
    'lower',
    'upper',
    'measured',
    'standard error',
    'replicas',
    'inside',
  ];
  const lines = rows(demo, prediction, snapshot).map((row) => [
    row.plot,
    row.series,
    row.x,
    row.predicted,
    row.lower,
    row.upper,
    row.mean ?? '',
    row.standardError ?? '',
    row.replicas ?? '',
    row.inside ?? '',
  ]);
  return [header, ...lines].map((line) => `${line.map(cell).join(',')}\r\n`).join('');
}

function cell(value: string | number | boolean): string {
  const text = String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
