import type { Demo, Otherwise, Plot as Declaration } from '../contract/demo.ts';
import type { Prediction } from '../contract/prediction.ts';
import { EMPTY, type Snapshot } from '../contract/snapshot.ts';
import { Axes, NAME_LINE, OFFSET, round, wrapped } from './Axes.tsx';
import { description } from './description.ts';
import { columns, dodges, settled } from './dodge.ts';
import { drawnSeries, xDomain, yDomain, type DrawnSeries } from './domain.ts';
import { parseFormula, parseLabel, width as textWidth, type Run } from './label.ts';
import { LabelSpans } from './LabelText.tsx';
import { Band, Bound, Line, type Pixel } from './lines.tsx';
import { placeLabels, type Box, type Obstacle } from './placement.ts';
import { Points } from './Points.tsx';
import { makeScale, type Scale } from './scale.ts';
import { Mark, shapeOf } from './shapes.tsx';

export interface PlotProps {
  demo: Demo;
  plot: Declaration;
  prediction: Prediction;
  /** The law that holds where the hypothesis is broken, in the units of the axes: drawn dashed. */
  otherwise?: Otherwise;
  snapshot: Snapshot;
  /** Width of the whole drawing, px. Text, marks and lines keep their size at every width. */
  width: number;
  height?: number;
  /** Use the short names of the series. */
  narrow?: boolean;
  /** Points that the axes make room for although they are not drawn, so that a run does not move the axes. */
  frame?: Snapshot;
  /** The points are drawn but not yet shown (styles hide them): the description keeps quiet about them. */
  waiting?: boolean;
}

const MARGIN = { top: 40, right: 12, bottom: 66, left: 62 };
const LABEL_SIZE = 17;

/** The theory with its band, and what has been measured so far. A pure function of its properties. */
export function Plot({
  demo,
  plot,
  prediction,
  otherwise = {},
  snapshot,
  width,
  height = 430,
  narrow = false,
  frame,
  waiting = false,
}: PlotProps) {
  const series = drawnSeries(plot, prediction, snapshot);
  const framed = frame ? [...series, ...drawnSeries(plot, prediction, frame)] : series;
  // Divided by their laws all series lie on each other: there each has a column of its own.
  const apart = plot.show === 'compensated';
  const yName = wrapped(plot.y, width);
  const top = MARGIN.top + NAME_LINE * (yName.length - 1);
  const labels = series.map(({ key }) => ({ key, ...names(demo, key, narrow, !apart) }));
  const dashed = plot.series.flatMap((key) => (otherwise[key] ? [otherwise[key]] : []));
  const y = makeScale(plot.y.scale, yDomain(framed, plot.y.scale, dashed.flat()), [
    height - MARGIN.bottom - OFFSET,
    top + (apart ? 26 : 0),
  ]);
  const shift = apart ? columns(series) : dodges(series, y);
  // Points that are moved aside need room at both ends.
  const aside = Math.max(
    0,
    ...series.flatMap(({ key, points }) => points.map((point) => Math.abs(shift(key, point.x)))),
  );
  const whole = series.every(({ points }) => points.every((point) => Number.isInteger(point.x)));
  const x = makeScale(
    plot.x.scale,
    xDomain(series),
    [MARGIN.left + OFFSET + aside, width - MARGIN.right - aside],
    whole ? 1 : 0,
  );
  // Where the theory keeps schemes apart and measurement does not, marks still must not hide each other.
  const place = apart ? shift : settled(series, snapshot, shift, x, y);
  const lines = series.map((one) => ({ ...one, px: theory(one, x, y, apart ? shift : undefined) }));
  const places = apart
    ? row(labels, top, width)
    : placeLabels(
        lines.map(({ key, px }, index) => {
          const { width, short } = labels[index]!;
          return { key, line: px.line, width, ...(short < width ? { short } : {}) };
        }),
        [
          ...obstacles(lines, x, y, place),
          ...dashed.map((points) => ({
            points: points.map((point): Pixel => [x.at(point.x), y.at(point.y)]),
            cost: 60,
          })),
        ],
        {
          x: MARGIN.left,
          y: top - 8,
          width: width - MARGIN.left,
          height: height - top - MARGIN.bottom,
        },
      );
  return (
    <svg
      class="plot"
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      role="img"
      aria-label={description(demo, plot, waiting ? drawnSeries(plot, prediction, EMPTY) : series, dashed)}
    >
      {lines.map(({ key, kind, px }) => {
        if (kind !== 'value') return null;
        if (!apart) return <Band key={key} lower={px.lower} upper={px.upper} />;
        return px.lower.map((lower, index) => (
          <Band key={`${key} ${index}`} lower={widened(lower)} upper={widened(px.upper[index]!)} />
        ));
      })}
      {lines.map(({ key, kind, px }) =>
        kind === 'value' ? <Line key={key} points={px.line} /> : <Bound key={key} points={px.line} />,
      )}
      {dashed.map((points, index) => (
        <Line key={index} points={points.map((point): Pixel => [x.at(point.x), y.at(point.y)])} dashed />
      ))}
      <Axes x={x} y={y} xName={plot.x} yName={yName} inset={aside} />
      <g class="measured">
        {lines.map(({ key, points }) => (
          <Points
            key={key}
            points={points.map((point) => ({ point, dodge: place(key, point.x) }))}
            shape={shapeOf(demo, key)}
            x={x}
            y={y}
          />
        ))}
      </g>
      {labels.map(({ key, name, law, width: whole }) => {
        const box = places[key];
        if (!box) return null;
        return (
          <g key={key} class="line-label">
            <Mark shape={shapeOf(demo, key)} x={box.x + 7} y={box.y + 11} scale={0.8} />
            <text x={round(box.x + 18)} y={round(box.y + 17)}>
              <LabelSpans runs={name} size={LABEL_SIZE} />
              {law.length > 0 && box.width === whole && (
                <tspan class="law">
                  {'\u00a0'}
                  <LabelSpans runs={law} size={LABEL_SIZE} />
                </tspan>
              )}
            </text>
          </g>
        );
      })}
    </svg>
  );
}

interface Pixels {
  line: Pixel[];
  /** Where something is measured: the line's points without its corners between them. */
  points: Pixel[];
  lower: Pixel[];
  upper: Pixel[];
}

/** Theory and band of a series in px; what a logarithm cannot take lies at the foot of the plot. */
function theory(
  { key, points, line }: DrawnSeries,
  x: Scale,
  y: Scale,
  shift?: (key: string, x: number) => number,
): Pixels {
  const foot = Math.max(...y.range);
  const pixel = (px: number, value: number): Pixel => {
    const at = y.at(value);
    return [x.at(px) + (shift?.(key, px) ?? 0), Number.isFinite(at) ? Math.min(foot, at) : foot];
  };
  return {
    line: line.map((point) => pixel(point.x, point.y)),
    points: points.map((point) => pixel(point.x, point.y)),
    lower: points.map((point) => pixel(point.x, point.lower)),
    upper: points.map((point) => pixel(point.x, point.upper)),
  };
}

/** The ends of a piece of band as wide as a mark. */
function widened([px, py]: Pixel): Pixel[] {
  return [
    [px - 5.5, py],
    [px + 5.5, py],
  ];
}

/** Name and law of a series, with the width they need: mark, name, law. */
function names(
  demo: Demo,
  key: string,
  narrow: boolean,
  lawful: boolean,
): { name: Run[]; law: Run[]; width: number; short: number } {
  const declared = demo.series.find((series) => series.key === key)!;
  const name = parseLabel(narrow ? declared.short : declared.name);
  const law = lawful ? parseFormula(declared.law) : [];
  const space = law.length > 0 ? 6 : 0;
  const short = 18 + textWidth(name, LABEL_SIZE);
  return { name, law, width: short + space + textWidth(law, LABEL_SIZE), short };
}

/** All names in one line above the data, where no line has a neighbourhood of its own. */
function row(
  labels: readonly { key: string; width: number }[],
  top: number,
  plotWidth: number,
): Record<string, Box> {
  const gap = 22;
  const needed = labels.reduce((sum, { width }) => sum + width + gap, -gap);
  // From the axis on; where that is too little room, from the edge of the drawing.
  let x = Math.max(0, Math.min(MARGIN.left + OFFSET, plotWidth - needed));
  return Object.fromEntries(
    labels.map(({ key, width }) => {
      const box = { x, y: top - 6, width, height: 22 };
      x += width + gap;
      return [key, box];
    }),
  );
}

/** What a label had better not cover: lines most, then marks outside their band, then the edges of bands. */
function obstacles(
  lines: readonly (DrawnSeries & { px: Pixels })[],
  x: Scale,
  y: Scale,
  shift: (key: string, x: number) => number,
): Obstacle[] {
  return lines.flatMap(({ key, kind, px, points }) => [
    { points: px.line, cost: 60 },
    ...(kind === 'value' ? [px.lower, px.upper].map((edge) => ({ points: edge, cost: 6 })) : []),
    ...points
      .filter(({ measured }) => measured && (kind === 'upper-bound' || !measured.inside))
      .map((point) => {
        const at: Pixel = [x.at(point.x) + shift(key, point.x), y.at(point.measured!.mean)];
        return { points: [at], cost: 120 };
      }),
    // Where marks and their bars will come: most often within the inner half of the band.
    ...px.points.map(([px0, py], index) => {
      const [lower, upper] = [px.lower[index]![1], px.upper[index]![1]];
      const half = kind === 'value' ? Math.max(12, Math.min(36, (lower - upper) / 4)) : 12;
      return { points: [[px0, py - half] as Pixel, [px0, py + half] as Pixel], cost: 12 };
    }),
  ]);
}
