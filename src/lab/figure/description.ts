import type { Demo, Plot } from '../contract/demo.ts';
import { nameRuns } from './Axes.tsx';
import type { DrawnSeries } from './domain.ts';
import { plain, plainLabel } from './label.ts';

type Course = readonly { x: number; y: number }[];

/**
 * What a plot shows, for those who do not see it: axes, the course of every prediction, how the measurement came out.
 * @param dashed the laws that are drawn dashed because a hypothesis is broken
 */
export function description(
  demo: Demo,
  plot: Plot,
  series: readonly DrawnSeries[],
  dashed: readonly Course[],
): string {
  const name = (key: string) => plainLabel(demo.series.find((one) => one.key === key)!.name);
  const axes = `${plain(nameRuns(plot.y))} against ${plain(nameRuns(plot.x))}`;
  const theories = series.map(({ key, points }) => `${name(key)} ${course(points)}`);
  const broken = dashed.map((points) => ` With the hypothesis broken, dashed: ${course(points)}.`).join('');
  const title = plainLabel(plot.title || demo.title);
  return `${title}: ${axes}. Predicted: ${theories.join('; ')}.${broken} ${result(series)}`;
}

function course(points: Course): string {
  const [first, last] = [points[0]!, points.at(-1)!];
  return `from ${number(first.y, 2)} at ${number(first.x, 4)} to ${number(last.y, 2)} at ${number(last.x, 4)}`;
}

function result(series: readonly DrawnSeries[]): string {
  const measured = series.flatMap(({ points }) => points.flatMap(({ measured }) => measured ?? []));
  if (measured.length === 0) return 'Nothing is measured yet.';
  const inside = measured.filter((point) => point.inside).length;
  if (measured.length === 1) return `One point is measured, ${inside === 1 ? 'inside' : 'outside'} its band.`;
  return `${measured.length} points are measured, ${inside === measured.length ? 'all' : inside} of them inside their bands.`;
}

function number(value: number, digits: number): string {
  const [mantissa, exponent] = String(Number(value.toPrecision(digits)))
    .replaceAll('-', '−')
    .split('e');
  return exponent === undefined
    ? mantissa!
    : `${mantissa} times 10 to the power ${exponent.replace('+', '')}`;
}
