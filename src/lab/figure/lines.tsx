import { round } from './Axes.tsx';

/** A point in px. */
export type Pixel = readonly [number, number];

function polyline(points: readonly Pixel[]): string {
  return points.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${round(x)} ${round(y)}`).join('');
}

/** What the argument predicts: 2 px, blue; dashed where it is said of a broken hypothesis. */
export function Line({ points, dashed = false }: { points: readonly Pixel[]; dashed?: boolean }) {
  return <path class={dashed ? 'theory dashed' : 'theory'} d={polyline(points)} />;
}

/** Tolerance, and nothing else: no edge, no meaning beyond "the points land here". */
export function Band({ lower, upper }: { lower: readonly Pixel[]; upper: readonly Pixel[] }) {
  return <path class="band" d={`${polyline(upper)}${polyline(lower.toReversed()).replace('M', 'L')}Z`} />;
}

/** A measured path: one of many (faint), or one picked out (bold). Written in steps, which pack well. */
export function Path({ points, bold = false }: { points: readonly Pixel[]; bold?: boolean }) {
  const tenths = points.map(([x, y]) => [Math.round(10 * x), Math.round(10 * y)] as const);
  const steps = tenths.slice(1).map(([x, y], index) => {
    const [x0, y0] = tenths[index]!;
    return `l${(x - x0) / 10} ${(y - y0) / 10}`;
  });
  const [x, y] = tenths[0]!;
  return <path class={bold ? 'path bold' : 'path'} d={`M${x / 10} ${y / 10}${steps.join('')}`} />;
}

/** A bound that must not be crossed: the line, with short strokes on its forbidden side, which is above. */
export function Bound({ points }: { points: readonly Pixel[] }) {
  return (
    <g class="bound">
      <Line points={points} />
      <path class="hatch" d={hatching(points)} />
    </g>
  );
}

/** Strokes at 60 degrees to the line, to its upper side, one every 14 px along it. */
function hatching(points: readonly Pixel[]): string {
  let path = '';
  let carried = 7;
  for (let i = 1; i < points.length; i++) {
    const [x0, y0] = points[i - 1]!;
    const [x1, y1] = points[i]!;
    const length = Math.hypot(x1 - x0, y1 - y0);
    const angle = Math.atan2(y1 - y0, x1 - x0) - Math.PI / 3;
    const stroke = `l${round(8 * Math.cos(angle))} ${round(8 * Math.sin(angle))}`;
    for (; carried < length; carried += 14) {
      const share = carried / length;
      path += `M${round(x0 + share * (x1 - x0))} ${round(y0 + share * (y1 - y0))}${stroke}`;
    }
    carried -= length;
  }
  return path;
}
