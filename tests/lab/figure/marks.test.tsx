import { h } from 'preact';
import { render } from 'preact-render-to-string';
import { describe, expect, test } from 'vitest';
import type { MeasuredPoint } from '../../../src/lab/contract/prediction.ts';
import { Plot, shapeOf } from '../../../src/lab/figure/index.ts';
import { withoutAlpha } from '../../../src/lab/figure/standalone-svg.ts';
import { demo, values } from '../element/demo.ts';

const prediction = demo.predict(values);
const [first] = prediction.series[0]!.points;

/** The drawn point with a mean and a standard error, both in units of the prediction. */
function drawn(mean: number, standardError: number): string {
  const measured: MeasuredPoint = {
    series: prediction.series[0]!.key,
    x: first!.x,
    mean: first!.y * mean,
    standardError: first!.y * standardError,
    replicas: 10,
  };
  const svg = render(
    h(Plot, {
      demo,
      plot: demo.plots[0]!,
      prediction,
      snapshot: { points: [measured] },
      width: 640,
    }),
  );
  return /<g class="point.*?<\/g>/.exec(svg)![0];
}

describe('error bars', () => {
  test('begin at the edge of the mark, drawn over its halo', () => {
    const group = drawn(1, 0.3);
    const [, , py] = /translate\((\S+) (\S+)\)/.exec(group)!;
    const ends = [...group.matchAll(/class="bar" d="M\S+ (\S+)V(\S+)"/g)].map(([, from, to]) => [from, to]);
    expect(ends).toHaveLength(2);
    expect(Number(ends[0]![1])).toBeCloseTo(Number(py) - 4.75, 0);
    expect(Number(ends[1]![0])).toBeCloseTo(Number(py) + 4.75, 0);
    expect(group.indexOf('class="mark"')).toBeLessThan(group.indexOf('class="bar"'));
  });

  test.each([
    ['inside the band', 1],
    ['outside it', 2],
  ])('too short to see stand inside the mark, for a point %s', (_, mean) => {
    const group = drawn(mean, 0.012);
    expect(group).toContain('class="inner-bar"');
    expect(drawn(mean, 0.3)).not.toContain('class="inner-bar"');
  });
});

test('a series that names its mark has it, the others go by their places', () => {
  const [one] = demo.series;
  const series = ['a', 'b', 'c', 'd'].map((key) => ({ ...one!, key }));
  const named = { ...demo, series: series.with(3, { ...series[3]!, mark: 'triangle' as const }) };
  expect(series.map(({ key }) => shapeOf(named, key))).toEqual(['disc', 'diamond', 'triangle', 'triangle']);
});

test('a colour with alpha becomes one that every program reads', () => {
  expect(withoutAlpha('rgba(31, 63, 122, 0.13)')).toEqual({ colour: 'rgb(31, 63, 122)', opacity: '0.13' });
  expect(withoutAlpha('rgb(31, 63, 122)')).toEqual({ colour: 'rgb(31, 63, 122)' });
  expect(withoutAlpha('none')).toEqual({ colour: 'none' });
});
