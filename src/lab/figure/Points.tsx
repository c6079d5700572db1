import type { DrawnPoint } from './domain.ts';
import { HALF_HEIGHT, Mark, type Shape } from './shapes.tsx';
import { round } from './Axes.tsx';
import type { Scale } from './scale.ts';

/** Where a point is drawn: its own x, moved aside where another scheme's point would cover it. */
export interface PlacedPoint {
  point: DrawnPoint;
  /** Shift to the side, px. */
  dodge: number;
}

/**
 * Measured points with bars of two standard errors each way. A point outside the band is hollow. A bar that shows
 * too little beyond its mark is drawn inside the mark; a point beyond the plot stands at its edge with an arrow.
 */
export function Points({
  points,
  shape,
  x,
  y,
}: {
  points: readonly PlacedPoint[];
  shape: Shape;
  x: Scale;
  y: Scale;
}) {
  return points.map(({ point, dodge }) => {
    const { measured } = point;
    if (!measured) return null;
    const px = round(x.at(point.x) + dodge);
    const at = y.at(measured.mean);
    const [top, bottom] = [Math.min(...y.range), Math.max(...y.range)];
    const name = measured.inside ? 'point' : 'point outside';
    if (!(at >= top - 0.5 && at <= bottom + 0.5)) {
      // Beyond the reach of the plot, or not a number a logarithm can take: below on a log axis, above otherwise.
      const below = at > bottom || !(measured.mean > 0 || y.kind === 'linear');
      const edge = below ? bottom : top;
      const tip = below ? 16 : -16;
      return (
        <g key={point.x} class={name}>
          <Mark shape={shape} x={px} y={edge} />
          <path
            class="arrow"
            d={`M${px} ${round(edge + tip / 2)}v${tip / 2}m-4 ${-tip / 4}l4 ${tip / 4}l4 ${-tip / 4}`}
          />
        </g>
      );
    }
    const py = round(at);
    const low = barEnd(measured.low, y, bottom);
    const high = barEnd(measured.high, y, top);
    const half = HALF_HEIGHT[shape];
    const { above, below } = barBeyond(py, low, high, half);
    const hidden = above < CLEAR && below < CLEAR;
    const innerTop = Math.max(high, py - half.above);
    const innerBottom = Math.min(low, py + half.below);
    return (
      <g key={point.x} class={name}>
        <Mark shape={shape} x={px} y={py} />
        {/* After the mark, so that the bar crosses its halo and joins it. */}
        {above > 0 && <path class="bar" d={`M${px} ${round(high)}V${round(py - half.above)}`} />}
        {below > 0 && <path class="bar" d={`M${px} ${round(py + half.below)}V${round(low)}`} />}
        {hidden && innerBottom - innerTop >= 1 && (
          <path class="inner-bar" d={`M${px} ${round(innerTop)}V${round(innerBottom)}`} />
        )}
      </g>
    );
  });
}

/** A bar that reaches less than this beyond its mark, in px, cannot be seen as one. */
const CLEAR = 3;

/** How far a bar reaches beyond its mark on either side, px. */
function barBeyond(py: number, low: number, high: number, half: { above: number; below: number }) {
  return { above: Math.max(0, py - half.above - high), below: Math.max(0, low - py - half.below) };
}

/** End of an error bar in px, cut at the edge of the plot. */
function barEnd(value: number, y: Scale, edge: number): number {
  const at = y.at(value);
  if (!Number.isFinite(at)) return Math.max(...y.range);
  return edge === Math.max(...y.range) ? Math.min(at, edge) : Math.max(at, edge);
}
