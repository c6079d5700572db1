import { stream } from '../../lab/contract/random.ts';
import {
  Axes,
  LabelSpans,
  Line,
  makeScale,
  OFFSET,
  parseFormula,
  Path,
  type Pixel,
} from '../../lab/figure/index.ts';
import { ellipse, pair } from './stationary-current/pair.ts';

const RUNS = 6;
/** Steps of the run on the left, and of those on the right. */
const SHORT = 120;
const LONG = 1000;
const SEED = 3;

const alt = `Two panels for a stiff and a slow mode shaken by correlated noise. Left: a run of ${SHORT} steps wanders inside two tilted ellipses of one and two standard deviations; arrows on the ellipses show that the current goes round clockwise. Right: the area swept by ${RUNS} runs of ${LONG} steps grows with the number of steps, on average by ${ellipse.area.toFixed(4)} a step, while that of ${RUNS} runs with uncorrelated noise stays about zero.`;

/** Positions x_0, …, x_T in the plane of stiff and slow mode, started in the stationary state. */
function positions(run: number, steps: number, correlation: number): [number, number][] {
  const random = stream(SEED, run, correlation === 0 ? 0 : 1);
  const { eta, h } = pair;
  let [x, y] = [0, 0];
  const all: [number, number][] = [];
  for (let t = -300; t <= steps; t++) {
    if (t >= 0) all.push([x, y]);
    const [u, v] = [random.normal(), random.normal()];
    x = (1 - eta * h[0]) * x + eta * u;
    y = (1 - eta * h[1]) * y + eta * (correlation * u + Math.sqrt(1 - correlation ** 2) * v);
  }
  return all;
}

/** Half the sum of the cross products of successive positions. */
function sweptArea(path: readonly (readonly [number, number])[]): number[] {
  let sum = 0;
  return path.map(([x, y], t) => {
    const before = path[t - 1];
    if (before) sum += (before[0] * y - before[1] * x) / 2;
    return sum;
  });
}

/** The point of the ellipse of so many standard deviations at an angle of the whitened plane. */
function onEllipse(deviations: number, angle: number): readonly [number, number] {
  const [u, v] = [deviations * Math.cos(angle), deviations * Math.sin(angle)];
  const { s11, s12, s22 } = ellipse;
  return [Math.sqrt(s11) * u, (s12 * u) / Math.sqrt(s11) + Math.sqrt(s22 - s12 ** 2 / s11) * v];
}

/** An open arrow head at `tip`, pointing away from `tail`. */
function Head({ tail, tip }: { tail: Pixel; tip: Pixel }) {
  const direction = Math.atan2(tip[1] - tail[1], tip[0] - tail[0]);
  const barb = (turn: number): Pixel => [
    tip[0] - 9 * Math.cos(direction + turn),
    tip[1] - 9 * Math.sin(direction + turn),
  ];
  return <Line points={[barb(0.45), tip, barb(-0.45)]} />;
}

interface Size {
  width: number;
  height: number;
}

function Plane({ width, height }: Size) {
  const [left, right, top, bottom] = [52, width - 14, 44, height - 66 - OFFSET];
  // The same scale on both axes, so that areas are areas.
  const half = 1.85;
  const ratio = (bottom - top) / (right - left);
  const x = makeScale('linear', [-half, half], [left, right]);
  const y = makeScale('linear', [-half * ratio, half * ratio], [bottom, top]);
  // The slow mode lies along the page.
  const pixel = ([stiff, slow]: readonly [number, number]): Pixel => [x.at(slow), y.at(stiff)];
  const angles = Array.from({ length: 97 }, (_, i) => (2 * Math.PI * i) / 96);
  return (
    <svg
      class="plot panel"
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      aria-hidden="true"
    >
      <text x={0} y={20}>
        Stiff mode against slow mode
      </text>
      <Path points={positions(0, SHORT, pair.C[0][1]).map(pixel)} />
      {[1, 2].map((deviations) => (
        <g key={deviations}>
          <Line points={angles.map((angle) => pixel(onEllipse(deviations, angle)))} />
          {[0.9, 2.5, 4.1, 5.7].map((angle) => (
            // Counter-clockwise in the plane (stiff, slow), as the whitened plane has it.
            <Head
              key={angle}
              tail={pixel(onEllipse(deviations, angle - 0.05))}
              tip={pixel(onEllipse(deviations, angle))}
            />
          ))}
        </g>
      ))}
      <Axes x={x} y={y} xName={{ words: 'slow mode', symbol: '' }} />
    </svg>
  );
}

function Areas({ width, height }: Size) {
  const x = makeScale('linear', [0, LONG], [52, width - 22]);
  const y = makeScale('linear', [-8, 20], [height - 66 - OFFSET, 44]);
  const runs = [pair.C[0][1], 0].flatMap((correlation) =>
    Array.from({ length: RUNS }, (_, run) => sweptArea(positions(run + 1, LONG, correlation))),
  );
  // Every 40th step is plenty for the eye.
  const thin = (sums: readonly number[]): Pixel[] =>
    sums.flatMap((value, t) => (t % 40 === 0 ? [[x.at(t), y.at(value)] as const] : []));
  const line = (slope: number): Pixel[] => [
    [x.at(0), y.at(0)],
    [x.at(LONG), y.at(slope * LONG)],
  ];
  return (
    <svg
      class="plot panel"
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      aria-hidden="true"
    >
      <text x={0} y={20}>
        Area swept
      </text>
      {runs.map((sums, index) => (
        <Path key={index} points={thin(sums)} />
      ))}
      <Line points={line(ellipse.area)} />
      <Line points={line(0)} />
      <Axes x={x} y={y} xName={{ words: 'steps', symbol: 't' }} />
      <g class="line-label">
        <text x={x.at(0.42 * LONG)} y={y.at(11.5)}>
          <tspan class="law">
            <LabelSpans runs={parseFormula(`${ellipse.area.toFixed(4)}\\,t`)} size={17} />
          </tspan>
        </text>
      </g>
    </svg>
  );
}

/** Two panels side by side, or one under the other; drawn twice, because type must not shrink with a picture. */
export default function StationaryCurrent() {
  return (
    <div role="img" aria-label={alt}>
      <div class="panels for-wide">
        <Plane width={444} height={340} />
        <Areas width={444} height={340} />
      </div>
      <div class="panels for-narrow">
        <Plane width={300} height={260} />
        <Areas width={300} height={280} />
      </div>
    </div>
  );
}
