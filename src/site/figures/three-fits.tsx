import { apply, multiply, solve } from '../../lab/contract/linear.ts';
import { stream } from '../../lab/contract/random.ts';
import {
  Axes,
  Line,
  makeScale,
  Mark,
  OFFSET,
  Panel,
  Panels,
  Path,
  type Pixel,
} from '../../lab/figure/index.ts';

/** Examples, features in the three panels, standard deviation of the noise, seed; the alternative text says them too. */
const N = 14;
const FEATURES = [5, N, 200] as const;
const NOISE = 0.2;
const SEED = 3;

const alt = `Three panels with the same ${N} noisy points on one period of a sine and a fitted curve. With ${FEATURES[0]} features the curve runs through the middle of the points. With ${N} features it passes through every point and swings far out of the panel between them. With ${FEATURES[2]} features it passes through every point and stays near the sine.`;

const truth = (x: number) => Math.sin(2 * Math.PI * x);
/** Cosines, the wilder the smaller, so that a small weight vector is a calm function. */
const feature = (x: number, k: number) => Math.cos(k * Math.PI * x) / (1 + k) ** 1.5;

const random = stream(SEED);
const inputs = Float64Array.from({ length: N }, () => random.uniform()).sort();
const targets = inputs.map((x) => truth(x) + NOISE * random.normal());

/** Least squares of minimum norm with p features, as a function. */
function fit(p: number): (x: number) => number {
  const rows = [...inputs].map((x) => Array.from({ length: p }, (_, k) => feature(x, k)));
  const columns = Array.from({ length: p }, (_, k) => rows.map((row) => row[k]!));
  const column = [...targets].map((value) => [value]);
  const weights =
    p < N
      ? solve(multiply(columns, rows), multiply(columns, column))
      : // With as many features as points the equations themselves; with more, the one solution in the row space.
        p === N
        ? solve(rows, column)
        : multiply(columns, solve(multiply(rows, columns), column));
  const flat = weights.map(([weight]) => weight!);
  return (x) => apply([Array.from({ length: p }, (_, k) => feature(x, k))], flat)[0]!;
}

/** Mean square of the distance from the truth, by the midpoint rule. */
function error(curve: (x: number) => number): number {
  const points = Array.from({ length: 2000 }, (_, i) => (i + 0.5) / 2000);
  return points.reduce((sum, x) => sum + (curve(x) - truth(x)) ** 2 / points.length, 0);
}

const number = (value: number) =>
  value < 1 ? value.toPrecision(2) : Number(value.toPrecision(1)).toLocaleString('en');

interface FitProps {
  p: number;
  width: number;
  height: number;
}

const LIMIT = 2.4;
/** Beyond the panel. */
const FAR = 3;

function Fit({ p, width, height }: FitProps) {
  const x = { ...makeScale('linear', [0, 1], [38, width - 14]), ticks: [0, 1].map(tick) };
  const y = {
    ...makeScale('linear', [-LIMIT, LIMIT], [height - 26 - OFFSET, 40]),
    ticks: [-2, 0, 2].map(tick),
  };
  const curve = fit(p);
  const grid = (points: number, f: (x: number) => number): Pixel[] =>
    Array.from({ length: points + 1 }, (_, i) => [x.at(i / points), y.at(f(i / points))]);
  const clip = `three-fits-${p}-${width}`;
  return (
    <Panel title={`${p} features, error ${number(error(curve))}`} width={width} height={height}>
      <clipPath id={clip}>
        <rect x={x.at(0)} y={y.at(LIMIT)} width={x.at(1) - x.at(0)} height={y.at(-LIMIT) - y.at(LIMIT)} />
      </clipPath>
      <Line points={grid(30, truth)} />
      <g clip-path={`url(#${clip})`}>
        <Path points={grid(p === N ? 160 : 60, (at) => Math.max(-FAR, Math.min(FAR, curve(at))))} bold />
      </g>
      {[...inputs].map((input, i) => (
        <Mark key={i} shape="disc" x={x.at(input)} y={y.at(targets[i]!)} scale={0.8} />
      ))}
      <Axes x={x} y={y} />
    </Panel>
  );
}

function tick(value: number) {
  return { value, label: String(value).replace('-', '−') };
}

export default function ThreeFits() {
  return (
    <Panels
      alt={alt}
      panels={FEATURES.map((p) => ({
        draw: (size) => <Fit {...size} p={p} />,
        wide: [282, 270],
        narrow: [300, 200],
      }))}
    />
  );
}
