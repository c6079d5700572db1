import { stream } from '../../lab/contract/random.ts';
import { normalTail } from '../../lab/contract/statistics.ts';
import {
  Axes,
  Band,
  Line,
  LineLabel,
  makeScale,
  Mark,
  OFFSET,
  Panel,
  Panels,
  type Pixel,
  type Size,
} from '../../lab/figure/index.ts';

/** Noise, examples drawn, and the seed they are drawn with; the alternative text says the number too. */
const SIGMA = 0.5;
const EXAMPLES = 150;
const SEED = 5;
const CURVATURES = [0, 0.3, 1] as const;

const alt = `Two panels. First: ${EXAMPLES} examples around a parabola that bends away from its best straight line, and the interval about the line that covers 95 per cent of them; the points it misses lie at both ends. Second: coverage against the input. For a straight truth it is 0.95 everywhere; the more the truth bends, the nearer the coverage is to 1 in the middle and the steeper it falls to 0, in the limit at plus and minus 1.96.`;

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
    <Panel width={width} height={height}>
      <Band lower={edge(-1)} upper={edge(1)} />
      {points.map(([at, value], index) => (
        <Mark key={index} shape="disc" x={x.at(at)} y={y.at(value)} scale={0.5} />
      ))}
      <Line points={[-3, 3].map((at) => [x.at(at), y.at(at)])} />
      <Line points={grid(-3, 2.7, 57).map((at) => [x.at(at), y.at(at + at * at - 1)])} />
      <Axes x={x} y={y} xName={{ words: 'input', symbol: 'x' }} yName={{ words: 'output', symbol: 'y' }} />
      <LineLabel x={x.at(-2.2)} y={y.at(5.6)} text="curve" />
      <LineLabel x={x.at(1.1)} y={y.at(-0.9)} text="line $\pm q$" />
    </Panel>
  );
}

function Coverage({ width, height }: Size) {
  const x = makeScale('linear', [-3, 3], [52, width - 14]);
  const y = makeScale('linear', [0, 1], [height - 66 - OFFSET, 52]);
  const step = [-3, -1.96, -1.96, 1.96, 1.96, 3].map((at, index): Pixel => [
    x.at(at),
    y.at(index === 2 || index === 3 ? 1 : 0),
  ]);
  return (
    <Panel title="Coverage at each input" width={width} height={height}>
      {CURVATURES.map((c) => {
        const q = halfWidth(c);
        return <Line key={c} points={grid(-3, 3, 120).map((at) => [x.at(at), y.at(coverage(at, c, q))])} />;
      })}
      <Line points={step} />
      <Axes x={x} y={y} xName={{ words: 'input', symbol: 'x' }} />
      <LineLabel x={x.at(2.98)} y={y.at(1) - 8} anchor="end" text="$c=0$" />
      <LineLabel x={x.at(2.5)} y={y.at(0.62)} text="$0.3$" />
      <LineLabel x={x.at(2.34)} y={y.at(0.12)} text="$1$" />
      <LineLabel x={x.at(1.85)} y={y.at(0.4)} anchor="end" text="$c\to\infty$" />
    </Panel>
  );
}

export default function WhoPays() {
  return (
    <Panels
      alt={alt}
      panels={[
        { draw: Examples, wide: [444, 340], narrow: [300, 320] },
        { draw: Coverage, wide: [444, 340], narrow: [300, 280] },
      ]}
    />
  );
}
