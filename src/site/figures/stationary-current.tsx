import { stream } from '../../lab/contract/random.ts';
import {
  Axes,
  Line,
  LineLabel,
  makeScale,
  OFFSET,
  Panel,
  Panels,
  Path,
  type Pixel,
  type Size,
} from '../../lab/figure/index.ts';
import { ellipse, pair } from './stationary-current/pair.ts';

const RUNS = 4;
/** Steps of each run. */
const LONG = 1000;
/** The kick whose ways home are drawn, and the steps they take. */
const KICK = 1;
const HOME = 160;
/** The ellipse that is drawn. */
const DEVIATIONS = 2;
const SEED = 3;

const alt = `Two panels for a stiff and a slow mode shaken by correlated noise. First: a tilted ellipse of two standard deviations with arrows that go round clockwise, and the two mean ways home after a kick that displaces both modes, to either side: the stiff mode returns first, and each way bends in the sense of the arrows. Second: the area swept by ${RUNS} runs of ${LONG} steps grows with the number of steps, on average by ${ellipse.area.toFixed(4)} a step, while that of ${RUNS} runs with uncorrelated noise stays about zero.`;

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

/** The mean way home after a kick that displaces both modes alike. */
function wayHome(kick: number): [number, number][] {
  const { eta, h } = pair;
  // Close at first, where it bends.
  return Array.from({ length: 33 }, (_, i) => {
    const t = HOME * (i / 32) ** 2;
    return [kick * (1 - eta * h[0]) ** t, kick * (1 - eta * h[1]) ** t];
  });
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

/** In units of ten steps and of a tenth of an area, which pack well. */
const [STEPS, TENTHS] = [10, 10];

/** All runs, correlated and not; every 40th step is plenty for the eye. */
function Runs() {
  return (
    <g id="areas-swept">
      {[pair.C[0][1], 0].flatMap((correlation) =>
        Array.from({ length: RUNS }, (_, run) => (
          <Path
            key={`${correlation} ${run}`}
            points={sweptArea(positions(run + 1, LONG, correlation)).flatMap((value, t): Pixel[] =>
              t % 40 === 0 ? [[t / STEPS, value * TENTHS]] : [],
            )}
          />
        )),
      )}
    </g>
  );
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
  const angles = Array.from({ length: 61 }, (_, i) => (2 * Math.PI * i) / 60);
  return (
    <Panel title="Stiff mode against slow mode" width={width} height={height}>
      {[KICK, -KICK].map((kick) => (
        <g key={kick}>
          <Line points={wayHome(kick).map(pixel)} />
          <Head tail={pixel(wayHome(kick)[5]!)} tip={pixel(wayHome(kick)[6]!)} />
        </g>
      ))}
      <Line points={angles.map((angle) => pixel(onEllipse(DEVIATIONS, angle)))} />
      {[0.9, 2.5, 4.1, 5.7].map((angle) => (
        // Counter-clockwise in the plane (stiff, slow), as the whitened plane has it.
        <Head
          key={angle}
          tail={pixel(onEllipse(DEVIATIONS, angle - 0.05))}
          tip={pixel(onEllipse(DEVIATIONS, angle))}
        />
      ))}
      <Axes x={x} y={y} xName={{ words: 'slow mode', symbol: '' }} />
    </Panel>
  );
}

/** The runs are written once and used by the panels of both sizes. */
function Areas({ width, height, wide }: Size & { wide: boolean }) {
  const x = makeScale('linear', [0, LONG], [52, width - 22]);
  const y = makeScale('linear', [-8, 20], [height - 66 - OFFSET, 44]);
  const scale = [(x.at(LONG) - x.at(0)) / (LONG / STEPS), (y.at(1) - y.at(0)) / TENTHS] as const;
  const line = (slope: number): Pixel[] => [
    [x.at(0), y.at(0)],
    [x.at(LONG), y.at(slope * LONG)],
  ];
  return (
    <Panel title="Area swept" width={width} height={height}>
      <g transform={`translate(${x.at(0)} ${y.at(0)})scale(${scale[0]} ${scale[1]})`}>
        {wide ? <use href="#areas-swept" /> : <Runs />}
      </g>
      <Line points={line(ellipse.area)} />
      <Line points={line(0)} />
      <Axes x={x} y={y} xName={{ words: 'steps', symbol: 't' }} />
      <LineLabel x={x.at(0.42 * LONG)} y={y.at(11.5)} text={`$${ellipse.area.toFixed(4)}\\,t$`} />
    </Panel>
  );
}

export default function StationaryCurrent() {
  return (
    <Panels
      alt={alt}
      panels={[
        { draw: Plane, wide: [444, 340], narrow: [300, 260] },
        { draw: Areas, wide: [444, 340], narrow: [300, 280] },
      ]}
    />
  );
}
