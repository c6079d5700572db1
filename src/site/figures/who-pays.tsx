import { stream } from '../../lab/contract/random.ts';
import { normalTail } from '../../lab/contract/statistics.ts';
import {
  Axes,
  Band,
  LabelSpans,
  Line,
  makeScale,
  Mark,
  OFFSET,
  parseFormula,
  type Pixel,
} from '../../lab/figure/index.ts';

/** Noise, examples drawn, and the seed they are drawn with; the alternative text says the number too. */
const SIGMA = 0.5;
const EXAMPLES = 150;
const SEED = 5;
const CURVATURES = [0, 0.3, 1] as const;

const alt = `Two panels. Left: ${EXAMPLES} examples around a parabola that bends away from its best straight line, and the interval about the line that covers 95 per cent of them; the points it misses lie at both ends. Right: coverage against the input. For a straight truth it is 0.95 everywhere; the more the truth bends, the nearer the coverage is to 1 in the middle and the steeper it falls to 0, in the limit at plus and minus 1.96.`;

/** Coverage at input x of the best line ± q: eq:local-coverage. */
function coverage(x: number, c: number, q: number): number {
  const m = c * (x * x - 1);
  return normalTail((-q - m) / SIGMA) - normalTail((q - m) / SIGMA);
}

/** The half-width at which the coverage is 0.95 on average over a standard normal input, by bisection. */
function halfWidth(c: number): number {
  const mean = (q: number) => {
    let sum = 0;
    for (let x = -7; x <= 7; x += 0.05) sum += Math.exp((-x * x) / 2) * coverage(x, c, q);
    return (sum * 0.05) / Math.sqrt(2 * Math.PI);
  };
  let [low, high] = [0, 20];
  for (let i = 0; i < 40; i++) {
    const middle = (low + high) / 2;
    if (mean(middle) < 0.95) low = middle;
    else high = middle;
  }
  return high;
}

interface Size {
  width: number;
  height: number;
}

const grid = (from: number, to: number, count: number) =>
  Array.from({ length: count + 1 }, (_, i) => from + ((to - from) * i) / count);

function Examples({ width, height }: Size) {
  const x = makeScale('linear', [-3, 3], [52, width - 14]);
  const y = makeScale('linear', [-6, 9], [height - 66 - OFFSET, 44]);
  const random = stream(SEED);
  const q = halfWidth(1);
  const edge = (sign: number): Pixel[] => [-3, 3].map((at) => [x.at(at), y.at(at + sign * q)]);
  const points = Array.from({ length: EXAMPLES }, () => {
    const at = random.normal();
    return [at, at + at * at - 1 + SIGMA * random.normal()] as const;
  }).filter(([at]) => Math.abs(at) < 3);
  return (
    <svg
      class="plot panel"
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      aria-hidden="true"
    >
      <text x={0} y={20}>
        A line, its interval, and the truth
      </text>
      <Band lower={edge(-1)} upper={edge(1)} />
      {points.map(([at, value], index) => (
        <Mark key={index} shape="disc" x={x.at(at)} y={y.at(value)} scale={0.5} />
      ))}
      <Line points={[-3, 3].map((at) => [x.at(at), y.at(at)])} />
      <Line points={grid(-3, 2.7, 57).map((at) => [x.at(at), y.at(at + at * at - 1)])} />
      <Axes x={x} y={y} xName={{ words: 'input', symbol: 'x' }} />
    </svg>
  );
}

function Coverage({ width, height }: Size) {
  const x = makeScale('linear', [-3, 3], [52, width - 14]);
  const y = makeScale('linear', [0, 1], [height - 66 - OFFSET, 52]);
  const label = (text: string, at: number, value: number) => (
    <text x={x.at(at)} y={y.at(value)}>
      <tspan class="law">
        <LabelSpans runs={parseFormula(text)} size={17} />
      </tspan>
    </text>
  );
  const step = [-3, -1.96, -1.96, 1.96, 1.96, 3].map((at, index): Pixel => [
    x.at(at),
    y.at(index === 2 || index === 3 ? 1 : 0),
  ]);
  return (
    <svg
      class="plot panel"
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      aria-hidden="true"
    >
      <text x={0} y={20}>
        Coverage at each input
      </text>
      {CURVATURES.map((c) => {
        const q = halfWidth(c);
        return <Line key={c} points={grid(-3, 3, 120).map((at) => [x.at(at), y.at(coverage(at, c, q))])} />;
      })}
      <Line points={step} />
      <Axes x={x} y={y} xName={{ words: 'input', symbol: 'x' }} />
      <g class="line-label">
        {label('c = 0', 2.42, 0.86)}
        {label('0.3', 2.5, 0.6)}
        {label('1', 2.14, 0.3)}
        {label('c\\to\\infty', 0.3, 0.12)}
      </g>
    </svg>
  );
}

/** Two panels side by side, or one under the other; drawn twice, because type must not shrink with a picture. */
export default function WhoPays() {
  return (
    <div role="img" aria-label={alt}>
      <div class="panels for-wide">
        <Examples width={444} height={340} />
        <Coverage width={444} height={340} />
      </div>
      <div class="panels for-narrow">
        <Examples width={300} height={320} />
        <Coverage width={300} height={280} />
      </div>
    </div>
  );
}
