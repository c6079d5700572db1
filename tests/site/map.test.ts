import { describe, expect, test } from 'vitest';
import { arcsOf, rowsOf, type MapTheme } from '../../src/site/map.ts';
import { place } from '../../src/site/scripts/place.ts';

const chapter = (number: number, needs: string[], written = false) => ({
  path: `t/${number}`,
  number,
  title: `Why ${number}?`,
  needs,
  written,
});
const themes: MapTheme[] = [
  { slug: 'a', title: 'A', chapters: [chapter(1, [], true), chapter(2, ['t/1'], true)] },
  { slug: 'b', title: 'B', chapters: [chapter(3, ['t/1', 't/4']), chapter(4, [])] },
];

describe('the map', () => {
  test('has a row for each theme and each chapter', () => {
    expect([...rowsOf(themes)]).toEqual([
      ['t/1', 2],
      ['t/2', 3],
      ['t/3', 5],
      ['t/4', 6],
    ]);
  });

  test('has an arc for each need, from the upper row to the lower, solid between written chapters only', () => {
    const arcs = arcsOf(themes);
    expect(arcs.map(({ from, to, written, ends }) => [from, to, written, ends])).toEqual([
      [2, 3, true, [1, 2]],
      [2, 5, false, [1, 3]],
      [5, 6, false, [4, 3]],
    ]);
    expect(arcs[1]?.width).toBeGreaterThan(arcs[0]?.width ?? 999);
  });
});

describe('the place of a preview', () => {
  const view = { width: 400, height: 600 };
  const popover = { width: 300, height: 200 };

  test('is under the link where there is room', () => {
    expect(place({ left: 50, top: 100, width: 80, height: 20 }, popover, view)).toEqual({
      left: 50,
      top: 128,
    });
  });
  test('is above it near the foot of the window', () => {
    expect(place({ left: 50, top: 500, width: 80, height: 20 }, popover, view).top).toBe(292);
  });
  test.each([-40, 0, 390])('is inside the window for a link at %i', (left) => {
    const spot = place({ left, top: 100, width: 80, height: 20 }, popover, view);
    expect(spot.left).toBeGreaterThanOrEqual(12);
    expect(spot.left + popover.width).toBeLessThanOrEqual(388);
  });
});
