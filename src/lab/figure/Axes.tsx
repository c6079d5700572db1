import { LabelSpans } from './LabelText.tsx';
import { parseFormula, parseLabel, width as textWidth, type Run } from './label.ts';
import type { Scale } from './scale.ts';

/** Axis lines stand this far from the data. */
export const OFFSET = 12;
const TICK_SIZE = 16;
const NAME_SIZE = 17;
/** From line to line of a name that takes two. */
export const NAME_LINE = 22;

export interface AxisName {
  words: string;
  /** In label notation; may be empty. */
  symbol: string;
}

/** The runs of an axis name: words, then the symbol. */
export function nameRuns({ words, symbol }: AxisName): Run[] {
  return parseLabel(symbol ? `${words} $${symbol}$` : words);
}

/** A name in as many lines as it takes at this width, px; the symbol stays with the last words. */
export function wrapped(name: AxisName, width: number): AxisName[] {
  const words = name.words.split(' ');
  for (let count = words.length; count > 1; count--) {
    const whole = count === words.length;
    const line = { words: words.slice(0, count).join(' '), symbol: whole ? name.symbol : '' };
    if (textWidth(nameRuns(line), NAME_SIZE) > width) continue;
    if (whole) return [name];
    return [line, ...wrapped({ words: words.slice(count).join(' '), symbol: name.symbol }, width)];
  }
  return [name];
}

export interface AxesProps {
  x: Scale;
  y: Scale;
  xName?: AxisName;
  /** One name, or its lines. */
  yName?: AxisName | readonly AxisName[];
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
      {[yName ?? []].flat().map((line, index) => (
        <text key={index} x={0} y={18 + NAME_LINE * index} class="axis-name">
          <LabelSpans runs={nameRuns(line)} size={NAME_SIZE} />
        </text>
      ))}
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
