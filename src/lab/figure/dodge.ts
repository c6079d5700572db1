import type { Snapshot } from '../contract/snapshot.ts';
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

/** Marks whose middles are closer than this in both directions, in px, hide each other. */
const HIDES = 11;
/** How far beyond the ends of the x axis a mark may be moved, px. */
const EDGE = 8;
/** How far a mark may be moved, px, nearest first. */
const WAYS = [0, 1, -1, 2, -2, 3, -3, 4, -4, 5, -5, 6, -6].map((halves) => (halves * CLEAR) / 2);

/**
 * Moves a measured point on where it would land on one of another scheme that was measured before it: a broken
 * hypothesis may bring schemes together that the theory keeps apart. Points of the same scheme may touch; moved off its
 * own line, a point would look as if it disagreed. Points settle in the order in which they came, so that none moves
 * when another is measured.
 * @param shift where the prediction puts them, px
 * @returns shift in px by series and x
 */
export function settled(
  series: readonly DrawnSeries[],
  { points }: Snapshot,
  shift: (key: string, x: number) => number,
  x: Scale,
  y: Scale,
): (key: string, x: number) => number {
  const [top, bottom] = [Math.min(...y.range), Math.max(...y.range)];
  const [left, right] = [Math.min(...x.range), Math.max(...x.range)];
  const taken: { key: string; px: number; py: number }[] = [];
  const moved = new Map<string, number>();
  for (const { series: key, x: at } of points) {
    const drawn = series.find((one) => one.key === key)?.points.find((point) => point.x === at);
    if (!drawn?.measured) continue;
    const height = y.at(drawn.measured.mean);
    // What a logarithm cannot take stands at the foot, what is too high at the top.
    const py = Math.min(bottom, Math.max(top, Number.isNaN(height) ? bottom : height));
    const home = x.at(at) + shift(key, at);
    const free = (aside: number) =>
      home + aside >= left - EDGE &&
      home + aside <= right + EDGE &&
      taken.every(
        ({ key: other, px, py: level }) =>
          other === key || Math.abs(home + aside - px) >= HIDES || Math.abs(py - level) >= HIDES,
      );
    const aside = WAYS.find(free) ?? 0;
    taken.push({ key, px: home + aside, py });
    moved.set(`${key} ${at}`, shift(key, at) + aside);
  }
  return (key, at) => moved.get(`${key} ${at}`) ?? shift(key, at);
}
