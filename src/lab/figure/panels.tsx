import type { ComponentChildren } from 'preact';
import { parseLabel } from './label.ts';
import { LabelSpans } from './LabelText.tsx';
import { Path, type Pixel } from './lines.tsx';
import type { Scale } from './scale.ts';

/** Of a panel, px. Text, marks and lines keep their size at every width. */
export interface Size {
  width: number;
  height: number;
}

/** The font size of labels in plots, px (--label). */
const LABEL_SIZE = 17;

/** One picture of a figure that is drawn at build time, with its title above it. */
export function Panel({
  title,
  width,
  height,
  children,
}: Size & { title?: string; children: ComponentChildren }) {
  return (
    <svg
      class="plot panel"
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      aria-hidden="true"
    >
      {title && (
        <text x={0} y={20}>
          {title}
        </text>
      )}
      {children}
    </svg>
  );
}

interface LineLabelProps {
  x: number;
  y: number;
  anchor?: 'middle' | 'end';
  /** Words, with formulas between dollar signs. */
  text: string;
}

/** The name of a line, beside it. */
export function LineLabel({ x, y, anchor, text }: LineLabelProps) {
  return (
    <g class="line-label">
      <text x={x} y={y} text-anchor={anchor}>
        <tspan class="law">
          <LabelSpans runs={parseLabel(text)} size={LABEL_SIZE} />
        </tspan>
      </text>
    </g>
  );
}

interface RunProps {
  /** Of the page, so that it says which figure. */
  id: string;
  /** In the units of the axes. */
  points: readonly Pixel[];
  x: Scale;
  y: Scale;
  bold?: boolean;
  /** Whether this is the drawing for wide pages, which takes the run from the other. */
  wide: boolean;
}

/** A long measured path, in thousandths of the axes: written once, and used by the drawings of both widths. */
export function Run({ id, points, x, y, bold = false, wide }: RunProps) {
  const length = (scale: Scale) => (scale.range[1] - scale.range[0]) / 1000;
  const place = (scale: Scale, value: number) =>
    Math.round((scale.at(value) - scale.range[0]) / length(scale));
  return (
    <g
      transform={`translate(${x.range[0]} ${y.range[0]})scale(${Number(length(x).toFixed(4))} ${Number(length(y).toFixed(4))})`}
    >
      {wide ? (
        <use href={`#${id}`} />
      ) : (
        <g id={id}>
          <Path points={points.map(([u, v]): Pixel => [place(x, u), place(y, v)])} bold={bold} />
        </g>
      )}
    </g>
  );
}

interface PanelsProps {
  /** What the figure shows, for those who do not see it. */
  alt: string;
  /** Width and height of each panel, beside the others on a wide page and below them on a narrow one. */
  panels: {
    draw: (size: Size & { wide: boolean }) => ComponentChildren;
    wide: readonly [number, number];
    narrow: readonly [number, number];
  }[];
}

/** The panels of a figure, drawn for two widths of the page, because type must not shrink with a picture. */
export function Panels({ alt, panels }: PanelsProps) {
  const all = (wide: boolean) =>
    panels.map(({ draw: Draw, ...sizes }, index) => {
      const [width, height] = wide ? sizes.wide : sizes.narrow;
      return <Draw key={index} width={width} height={height} wide={wide} />;
    });
  return (
    <div role="img" aria-label={alt}>
      <div class="panels for-wide">{all(true)}</div>
      <div class="panels for-narrow">{all(false)}</div>
    </div>
  );
}
