/** What pages, figures and the live demo draw with. */
export { Axes, OFFSET, type AxisName } from './Axes.tsx';
export { parseFormula, parseLabel, plain, plainLabel } from './label.ts';
export { LabelHtml, LabelSpans } from './LabelText.tsx';
export { Band, Bound, Line, Path, type Pixel } from './lines.tsx';
export { LineLabel, Panel, Panels, Run, type Size } from './panels.tsx';
export { Plot, type PlotProps } from './Plot.tsx';
export { makeScale, type Scale } from './scale.ts';
export { Mark, SHAPES, shapeOf } from './shapes.tsx';
export { groundOf, standaloneSvg } from './standalone-svg.ts';
export { csv, NumbersTable } from './table.tsx';
export { VerdictMark } from './VerdictMark.tsx';
