import { h } from 'preact';
import { render } from 'preact-render-to-string';
import { describe, expect, test } from 'vitest';
import type { Demo } from '../../../src/lab/contract/demo.ts';
import { EMPTY } from '../../../src/lab/contract/snapshot.ts';
import { wrapped } from '../../../src/lab/figure/Axes.tsx';
import { Plot } from '../../../src/lab/figure/index.ts';
import { csv, NumbersTable } from '../../../src/lab/figure/table.tsx';
import { placeLabels } from '../../../src/lab/figure/placement.ts';
import { demo, values } from '../element/demo.ts';

const [series] = demo.predict(values).series;
const NAMES = ['with replacement', 'shuffled once', 'each epoch'];
/** Three series of one prediction, divided by their laws. */
const three: Demo = {
  ...demo,
  series: NAMES.map((name) => ({ key: name, name, short: name, law: '' })),
  plots: [{ ...demo.plots[0]!, show: 'compensated', series: NAMES }],
};
const prediction = {
  tolerance: '',
  series: NAMES.map((key) => ({
    ...series!,
    key,
    points: series!.points.map((point) => ({ ...point, rate: point.y })),
  })),
};

test.each([
  ['at the left end', 0],
  ['in the middle', 1],
  ['at the right end', 2],
])(
  'marks that fall on each other %s stand side by side, and none moves when another is measured',
  (_, at) => {
    const flat: Demo = { ...three, plots: [{ ...three.plots[0]!, show: 'value' }] };
    const apart = {
      ...prediction,
      series: prediction.series.map((one, i) => ({
        ...one,
        points: one.points.map((point) => ({ ...point, y: point.y * 10 ** i, upper: point.upper * 10 ** i })),
      })),
    };
    const measured = NAMES.map((key) => ({
      series: key,
      x: series!.points[at]!.x,
      mean: series!.points[at]!.y,
      standardError: 0,
      replicas: 1,
    }));
    const marks = (count: number) => {
      const snapshot = { points: measured.slice(0, count) };
      const svg = render(
        h(Plot, { demo: flat, plot: flat.plots[0]!, prediction: apart, snapshot, width: 640 }),
      );
      const group = /<g class="measured">.*?<\/g><\/g>/.exec(svg)![0];
      return [...group.matchAll(/translate\((\S+) (\S+)\)/g)].map(([, x]) => Number(x));
    };
    const all = marks(3);
    expect(new Set(all).size).toBe(3);
    for (const [i, x] of all.entries()) {
      for (const other of all.slice(i + 1)) expect(Math.abs(x - other)).toBeGreaterThanOrEqual(11);
    }
    expect(marks(1)).toEqual(all.slice(0, 1));
    expect(marks(2)).toEqual(all.slice(0, 2));
  },
);

describe('on a narrow page', () => {
  test('the name of an axis breaks between words and keeps its symbol at the end', () => {
    const name = { words: 'mean squared distance from the minimum', symbol: 'x' };
    expect(wrapped(name, 640)).toEqual([name]);
    const lines = wrapped(name, 200);
    expect(lines.length).toBeGreaterThan(1);
    expect(lines.map(({ words }) => words).join(' ')).toBe(name.words);
    expect(lines.map(({ symbol }) => symbol)).toEqual([...lines.slice(1).map(() => ''), 'x']);
  });

  test('a label without room for its law leaves it out', () => {
    const line = [
      [0, 20],
      [200, 60],
    ] as const;
    const other = {
      points: [
        [0, 50],
        [200, 90],
      ] as const,
      cost: 60,
    };
    const frame = { x: 0, y: 0, width: 200, height: 110 };
    const place = (width: number) =>
      placeLabels([{ key: 'a', line, width, short: 60 }], [{ points: line, cost: 60 }, other], frame)['a']!;
    expect(place(190).width).toBe(60);
    expect(place(70).width).toBe(70);
  });
});

test('series of the same name are told apart by the titles of their plots', () => {
  const two: Demo = {
    ...three,
    series: NAMES.slice(0, 2).map((key) => ({ key, name: 'with', short: 'with', law: '' })),
    plots: NAMES.slice(0, 2).map((key, i) => ({
      ...demo.plots[0]!,
      key,
      title: `plot ${i}`,
      series: [key],
      x: { ...demo.plots[0]!.x, words: ['step size', 'batch size'][i]! },
    })),
  };
  const some = { ...prediction, series: prediction.series.slice(0, 2) };
  const table = render(h(NumbersTable, { demo: two, prediction: some, snapshot: EMPTY }));
  expect(table).toMatch(/scope="rowgroup"[^>]*>plot 0<.*scope="rowgroup"[^>]*>plot 1</);
  expect(table).toContain('step size or batch size');
  const lines = csv(two, some, EMPTY).split('\r\n');
  expect(lines[0]).toMatch(/^plot,series,step size or batch size,predicted/);
  expect(lines[1]).toMatch(/^plot 0,with,/);
});
