import { bending, equal, meanSquare, placed, type Polygon } from '../../lab/demos/spline-lines/polygon.ts';
import { target } from '../../lab/demos/spline-lines/problem.ts';
import {
  Axes,
  Line,
  LineLabel,
  makeScale,
  OFFSET,
  Panel,
  Panels,
  type Pixel,
  type Size,
} from '../../lab/figure/index.ts';

/** Hidden units, and pieces of each polygon. */
const M = 12;

const error = ({ corners, heights }: Polygon) => meanSquare({ corners, heights });
const [even, free] = [equal(M), placed(M)];
/** 0.00046 as 4.6 · 10⁻⁴, in label notation. */
const scientific = (value: number) => {
  const [mantissa, exponent] = value.toExponential(1).split('e') as [string, string];
  return `${mantissa}\\cdot10^{${Number(exponent)}}`;
};

const alt = `Three panels about a bell-shaped curve on the interval from 0 to 1. First: a polygon with ${M} cells of equal width and its corners on the curve; it cuts the slopes of the bell, mean squared error ${Number(error(even).toPrecision(2))}. Second: the share of the bending, the integral of the second derivative to the power two fifths, rises from 0 to 1, steeply under the bell; ${M} equal steps on its axis, carried over to the curve and down, give corners that crowd under the bell. Third: the polygon with those corners, a little beside the curve, cannot be told from it by eye; mean squared error ${Number(error(free).toPrecision(2))}.`;

const ENDS = [0, 0.5, 1].map((value) => ({ value, label: `${value}` }));

/** A fine line in the colour of the text, dotted where it only carries a value over. */
function Hair({ points, dash }: { points: readonly Pixel[]; dash?: string }) {
  const d = points.map(([x, y], i) => `${i ? 'L' : 'M'}${x.toFixed(1)} ${y.toFixed(1)}`).join('');
  return (
    <path
      class="axis"
      d={d}
      style={`stroke: currentColor; stroke-width: 1; fill: none${dash ? `; stroke-dasharray: ${dash}` : ''}`}
    />
  );
}

function scales({ width, height }: Size) {
  return {
    x: { ...makeScale('linear', [0, 1], [38, width - 14]), ticks: ENDS },
    y: {
      ...makeScale('linear', [0, 1.1], [height - 30 - OFFSET, 40]),
      ticks: [0, 1].map((value) => ({ value, label: `${value}` })),
    },
  };
}

function Drawn({ polygon, ...size }: Size & { polygon: Polygon }) {
  const { x, y } = scales(size);
  const corners = [...polygon.corners].map((at, j): Pixel => [x.at(at), y.at(polygon.heights[j]!)]);
  const curve = Array.from({ length: 101 }, (_, i): Pixel => [x.at(i / 100), y.at(target(i / 100))]);
  return (
    <>
      {corners.map(([at, top], j) => (
        <Hair
          key={j}
          points={[
            [at, top],
            [at, y.at(0)],
          ]}
          dash="1 3"
        />
      ))}
      <Hair points={curve} />
      <Line points={corners} />
      <Axes x={x} y={y} />
    </>
  );
}

function Even(size: Size) {
  return (
    <Panel title="Equal cells" {...size}>
      <Drawn polygon={even} {...size} />
      <LineLabel x={44} y={60} text={`$${scientific(error(even))}$`} />
    </Panel>
  );
}

function Free(size: Size) {
  return (
    <Panel title="Cells of equal bending" {...size}>
      <Drawn polygon={free} {...size} />
      <LineLabel x={44} y={60} text={`$${scientific(error(free))}$`} />
    </Panel>
  );
}

function Shares(size: Size) {
  const { x, y } = scales(size);
  const mass = bending();
  const share = (at: number) => mass[Math.round(at * (mass.length - 1))]! / mass.at(-1)!;
  return (
    <Panel title="Share of the bending" {...size}>
      {[...free.corners].slice(1, -1).map((at, j) => (
        <Hair
          key={j}
          points={[
            [x.at(0), y.at((j + 1) / M)],
            [x.at(at), y.at((j + 1) / M)],
            [x.at(at), y.at(0)],
          ]}
          dash="1 3"
        />
      ))}
      <Line points={Array.from({ length: 101 }, (_, i): Pixel => [x.at(i / 100), y.at(share(i / 100))])} />
      <Axes x={x} y={y} />
    </Panel>
  );
}

export default function FreeKnots() {
  return (
    <Panels
      alt={alt}
      panels={[Even, Shares, Free].map((draw) => ({ draw, wide: [282, 270], narrow: [300, 220] }))}
    />
  );
}
