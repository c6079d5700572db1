import { LabelSpans } from './LabelText.tsx';
import { parseFormula, parseLabel, type Run } from './label.ts';
import type { Scale } from './scale.ts';

/** Axis lines stand this far from the data. */
export const OFFSET = 12;
const TICK_SIZE = 16;
const NAME_SIZE = 17;

export interface AxisName {
  words: string;
  /** In label notation; may be empty. */
  symbol: string;
}

/** The runs of an axis name: words, then the symbol. */
export function nameRuns({ words, symbol }: AxisName): Run[] {
  return parseLabel(symbol ? `${words} $${symbol}$` : words);
}

export interface AxesProps {
  x: Scale;
  y: Scale;
  xName?: AxisName;
  yName?: AxisName;
  /** How far marks reach beyond the ends of the x scale, px. */
  inset?: number;
}

/**
 * The x axis below the data and the y axis at their left: no box, no grid, ticks outward, names horizontal, the
 * y name above its axis and the x name under the right end of its own.
 */
export function Axes({ x, y, xName, yName, inset = 0 }: AxesProps) {
  const bottom = Math.max(...y.range) + OFFSET;
  const top = Math.min(...y.range);
  const start = Math.min(...x.range) - inset;
  const left = start - OFFSET;
  const right = Math.max(...x.range) + inset;
  const marks = [
    ...x.ticks.map(({ value, label }) => `M${round(x.at(value))} ${bottom}v${label ? 6 : 3}`),
    ...y.ticks.map(({ value, label }) => `M${left} ${round(y.at(value))}h${label ? -6 : -3}`),
  ].join('');
  return (
    <g class="axes" aria-hidden="true">
      <path d={`M${start} ${bottom}H${right}M${left} ${top}V${Math.max(...y.range)}${marks}`} />
      {x.ticks.map(
        ({ value, label }) =>
          label && (
            <text key={value} x={round(x.at(value))} y={round(bottom + 23)} text-anchor="middle" class="tick">
              <LabelSpans runs={parseFormula(label)} size={TICK_SIZE} />
            </text>
          ),
      )}
      {y.ticks.map(
        ({ value, label }) =>
          label && (
            <text key={value} x={left - 10} y={round(y.at(value) + 5)} text-anchor="end" class="tick">
              <LabelSpans runs={parseFormula(label)} size={TICK_SIZE} />
            </text>
          ),
      )}
      {yName && (
        <text x={0} y={18} class="axis-name">
          <LabelSpans runs={nameRuns(yName)} size={NAME_SIZE} />
        </text>
      )}
      {xName && (
        <text x={right} y={bottom + 48} text-anchor="end" class="axis-name">
          <LabelSpans runs={nameRuns(xName)} size={NAME_SIZE} />
        </text>
      )}
    </g>
  );
}

/** A tenth of a pixel is finer than any screen shows. */
export function round(px: number): number {
  return Math.round(px * 10) / 10;
}
