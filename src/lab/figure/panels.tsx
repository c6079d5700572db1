import type { ComponentChildren } from 'preact';
import { parseLabel } from './label.ts';
import { LabelSpans } from './LabelText.tsx';

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
