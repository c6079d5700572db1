import { describe, expect, test } from 'vitest';
import { h } from 'preact';
import { render } from 'preact-render-to-string';
import { defaults } from '../../../src/lab/contract/parameter.ts';
import type { PredictedSeries } from '../../../src/lab/contract/prediction.ts';
import type { Snapshot } from '../../../src/lab/contract/snapshot.ts';
import { EMPTY } from '../../../src/lab/contract/snapshot.ts';
import { Plot } from '../../../src/lab/figure/index.ts';
import { csv, NumbersTable } from '../../../src/lab/figure/table.tsx';
import { overlap, placeLabels } from '../../../src/lab/figure/placement.ts';
import { listDemos, loadDemo, loadRecording } from '../../../src/lab/runner/headless.ts';

const WIDTHS = [
  { width: 288, narrow: true },
  { width: 640, narrow: false },
];

for (const slug of await listDemos()) {
  const demo = await loadDemo(slug);
  const recording = await loadRecording(slug);
  const { prediction } = recording;
  const recorded: Snapshot = { points: recording.measured };

  describe(`plots of ${slug}`, () => {
    test.each(WIDTHS)(
      'at $width px show every measured point once, and nothing that is not a number',
      (size) => {
        for (const plot of demo.plots) {
          const drawn = render(h(Plot, { demo, plot, prediction, snapshot: recorded, ...size }));
          expect(drawn).not.toMatch(/NaN|Infinity|undefined/);
          const expected = recording.measured.filter(({ series }) => plot.series.includes(series)).length;
          expect(drawn.match(/class="point( outside)?"/g)).toHaveLength(expected);
          expect(drawn).toContain(`${expected} points are measured, all of them inside their bands.`);
        }
      },
    );

    test.each(WIDTHS)('at $width px have as many names as lines, before anything is measured', (size) => {
      for (const plot of demo.plots) {
        const drawn = render(h(Plot, { demo, plot, prediction, snapshot: EMPTY, ...size }));
        expect(drawn.match(/class="line-label"/g)).toHaveLength(plot.series.length);
        expect(drawn).not.toContain('class="point');
        expect(drawn).toContain('Nothing is measured yet.');
      }
    });

    test('a point outside its band is hollow, and one far away stands at the edge', () => {
      const far = recording.measured.map((point, i) =>
        i === 0 ? { ...point, mean: point.mean * 1e9 } : point,
      );
      const plot = demo.plots.find(({ series }) => series.includes(far[0]!.series))!;
      const drawn = render(h(Plot, { demo, plot, prediction, snapshot: { points: far }, width: 640 }));
      expect(drawn.match(/class="point outside"/g)).toHaveLength(1);
      expect(drawn.match(/class="arrow"/g)).toHaveLength(1);
      expect(drawn).not.toMatch(/NaN|Infinity/);
    });

    test('the table and the CSV file hold every point of the prediction', () => {
      const points = prediction.series.reduce((sum, series) => sum + series.points.length, 0);
      const table = render(h(NumbersTable, { demo, prediction, snapshot: recorded }));
      expect(table.match(/scope="row"/g)).toHaveLength(points);
      expect(csv(demo, prediction, recorded).split('\r\n')).toHaveLength(points + 2);
    });

    test('the prediction that is drawn is that of the declared defaults', () => {
      expect(recording.parameters).toEqual(defaults(demo.parameters));
    });
  });
}

test('a line goes round the corner that its law has where nothing is measured', async () => {
  const demo = await loadDemo('dense-or-convolution');
  const { prediction } = await loadRecording('dense-or-convolution');
  const [{ corners: _, ...cut }, ...others] = prediction.series as [PredictedSeries, ...PredictedSeries[]];
  const line = (series: readonly PredictedSeries[]) => {
    const plot = demo.plots[0]!;
    const drawn = render(
      h(Plot, { demo, plot, prediction: { ...prediction, series }, snapshot: EMPTY, width: 640 }),
    );
    return /class="theory" d="(.*?)"/.exec(drawn)![1]!.split('L');
  };
  const [round, straight] = [line(prediction.series), line([cut, ...others])];
  const [x, y] = round[straight.findIndex((point, i) => point !== round[i])]!.split(' ').map(Number);
  expect(round).toHaveLength(straight.length + 1);
  // At 24 of 1 to 40, and as low as the end of the line.
  const [from, to] = [straight[0]!.slice(1), straight.at(-1)!].map((point) => Number(point.split(' ')[0]));
  expect(x).toBeCloseTo(from! + (23 / 39) * (to! - from!), 0);
  expect(y).toBe(Number(straight.at(-1)!.split(' ')[1]));
});

test('a law that holds where the hypothesis is broken is drawn dashed', async () => {
  const demo = await loadDemo('self-stabilisation');
  const plot = demo.plots.find(({ key }) => key === 'growth')!;
  const draw = (robust: number) => {
    const values = { ...defaults(demo.parameters), robust };
    const otherwise = demo.otherwise!(values);
    return render(
      h(Plot, { demo, plot, prediction: demo.predict(values), otherwise, snapshot: EMPTY, width: 640 }),
    );
  };
  expect(draw(0)).not.toContain('dashed');
  const broken = draw(0.1);
  expect(broken.match(/class="theory dashed"/g)).toHaveLength(1);
  // Where the step size is smallest, χ is −2.9.
  expect(broken).toContain('With the hypothesis broken, dashed: from −2.9 at 0.1');
});

describe('placement of labels', () => {
  const frame = { x: 0, y: 0, width: 300, height: 300 };
  const line = (from: number, to: number) =>
    [
      [0, from],
      [300, to],
    ] as const;

  test('labels keep clear of each other and of the lines when there is room', () => {
    const labels = [line(40, 60), line(120, 180), line(150, 280)].map((points, i) => ({
      key: String(i),
      line: points,
      width: 120,
    }));
    const placed = placeLabels(
      labels,
      labels.map(({ line: points }) => ({ points, cost: 60 })),
      frame,
    );
    const boxes = Object.values(placed);
    expect(boxes).toHaveLength(3);
    for (const [i, a] of boxes.entries()) {
      for (const b of boxes.slice(i + 1)) expect(overlap(a, b)).toBe(0);
      for (const { line: points } of labels) {
        const [[, from], [, to]] = points;
        for (let x = a.x; x <= a.x + a.width; x += 2) {
          const y = from + ((to - from) * x) / 300;
          expect(y > a.y && y < a.y + a.height).toBe(false);
        }
      }
    }
  });

  test('a label stays in the frame even where its line hugs the top', () => {
    const [box] = Object.values(placeLabels([{ key: 'a', line: line(2, 8), width: 100 }], [], frame));
    expect(box!.y).toBeGreaterThanOrEqual(0);
    expect(box!.x + box!.width).toBeLessThanOrEqual(300);
  });

  test('the same lines give the same places', () => {
    const request = [{ key: 'a', line: line(20, 200), width: 90 }];
    expect(placeLabels(request, [], frame)).toEqual(placeLabels(request, [], frame));
  });
});
