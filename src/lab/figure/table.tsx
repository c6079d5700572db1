import type { Demo } from '../contract/demo.ts';
import type { Prediction } from '../contract/prediction.ts';
import type { Snapshot } from '../contract/snapshot.ts';
import { isInside } from '../contract/verdict.ts';

/** One line of the table and of the CSV file: a predicted point, and what was measured there. */
interface Row {
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
  return prediction.series.flatMap(({ key, points }) =>
    points.map((point) => {
      const found = snapshot.points.find((other) => other.series === key && other.x === point.x);
      return {
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
    }),
  );
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
  const quantity = demo.plots[0]!.x.words;
  return (
    <table class="numbers">
      <thead>
        <tr>
          <th scope="col">series</th>
          <th scope="col">{quantity}</th>
          <th scope="col">predicted</th>
          <th scope="col">band</th>
          <th scope="col">measured</th>
          <th scope="col">standard error</th>
          <th scope="col">inside</th>
        </tr>
      </thead>
      <tbody>
        {rows(demo, prediction, snapshot).map((row) => (
          <tr key={`${row.series} ${row.x} ${row.predicted}`}>
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
    'series',
    demo.plots[0]!.x.words,
    'predicted',
    'lower',
    'upper',
    'measured',
    'standard error',
    'replicas',
    'inside',
  ];
  const lines = rows(demo, prediction, snapshot).map((row) => [
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
