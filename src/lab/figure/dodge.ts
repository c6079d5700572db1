import type { DrawnSeries } from './domain.ts';
import type { Scale } from './scale.ts';

/** A column for each series, the same at every x, where all series lie on each other anyway. */
export function columns(series: readonly DrawnSeries[]): (key: string, x: number) => number {
  const places = new Map(series.map(({ key }, index) => [key, (index - (series.length - 1) / 2) * CLEAR]));
  return (key) => places.get(key) ?? 0;
}

/** Marks closer than this, in px, would hide each other. */
const CLEAR = 13;

/**
 * How far the points at each x are moved aside so that no mark hides another: where the theory puts two schemes
 * closer than a mark's height, they stand side by side. Taken from the prediction, so that no point moves when
 * another is measured.
 * @returns shift in px by series and x
 */
export function dodges(series: readonly DrawnSeries[], y: Scale): (key: string, x: number) => number {
  const shifts = new Map<string, number>();
  const all = new Set(series.flatMap(({ points }) => points.map((point) => point.x)));
  for (const x of all) {
    const here = series
      .flatMap(({ key, kind, points }) => {
        const point = points.find((candidate) => candidate.x === x);
        return point && kind === 'value' ? [{ key, at: y.at(point.y) }] : [];
      })
      .toSorted((a, b) => a.at - b.at);
    for (let from = 0; from < here.length;) {
      let to = from + 1;
      while (to < here.length && here[to]!.at - here[to - 1]!.at < CLEAR) to += 1;
      const crowd = here.slice(from, to);
      crowd.forEach(({ key }, index) => shifts.set(`${key} ${x}`, (index - (crowd.length - 1) / 2) * CLEAR));
      from = to;
    }
  }
  return (key, x) => shifts.get(`${key} ${x}`) ?? 0;
}
