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
import {
  correlationLength,
  criticalPoint,
  fixedCorrelation,
  slopeAtOne,
} from '../../lab/demos/depth-scale/mean-field.ts';

/** Lengths whose lines are drawn, in layers, in either phase. */
const LENGTHS = [2, 5, 20] as const;
const CHAOTIC = [10] as const;
const HEAVIEST = 4;
const BIASED = 0.3;
const BIASES = 0.05;

const critical: [number, number][] = [0, 0.02, 0.05, 0.1, 0.16, 0.22, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.1, 1.2].map(
  (q) => {
    const { weights, biases } = criticalPoint(q);
    return [weights, biases];
  },
); // prettier-ignore

/** The variance of the critical line at these biases. */
function edge(biases: number): number {
  return crossing((weights) => slopeAtOne({ weights, biases }) - 1, 0.9, HEAVIEST);
}

/** Zero of an increasing function, by bisection. */
function crossing(f: (weights: number) => number, low: number, high: number): number {
  for (let i = 0; i < 22; i++) {
    const middle = (low + high) / 2;
    if (f(middle) < 0) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

const HEIGHTS = [
  0.001, 0.003, 0.006, 0.01, 0.015, 0.02, 0.03, 0.045, 0.06, 0.08, 0.1, 0.14, 0.18, 0.22, 0.26, 0.3,
];

/** Where the ordered phase has this length: χ = exp(−1/ξ). */
const ordered = (length: number): [number, number][] =>
  HEIGHTS.map((biases) => [
    crossing((weights) => slopeAtOne({ weights, biases }) - Math.exp(-1 / length), 0.3, HEAVIEST),
    biases,
  ]);

/** Where the chaotic phase has it; left out where that lies beyond the right end. */
const chaotic = (length: number): [number, number][] =>
  HEIGHTS.flatMap((biases): [number, number][] => {
    const start = edge(biases) + 0.02;
    const far = (weights: number) => length - correlationLength({ weights, biases });
    if (far(HEAVIEST) < 0) return [];
    return [[crossing(far, start, HEAVIEST), biases]];
  });

const lines = {
  ordered: LENGTHS.map((length) => ({ length, points: ordered(length) })),
  chaotic: CHAOTIC.map((length) => ({ length, points: chaotic(length) })),
};

const along = Array.from({ length: 60 }, (_, i) => 0.3 + ((HEAVIEST - 0.3) * i) / 59);
const lengths = along.map((weights) => [weights, correlationLength({ weights, biases: BIASES })] as const);
const atEdge = edge(BIASES);
const value = (weights: number) => correlationLength({ weights, biases: BIASES }).toFixed(1);

const alt = `First panel: variance of the biases against variance of the weights for tanh networks. The critical line leaves the point one, zero almost along the axis, passes ${edge(0.01).toFixed(2)} at bias variance 0.01, ${atEdge.toFixed(2)} at 0.05, ${edge(0.1).toFixed(2)} at 0.1 and ${edge(0.3).toFixed(2)} at 0.3. On its one side, at smaller weights, lies order, on the other chaos. Lines of equal correlation length accompany it on both sides: 2, 5 and 20 layers in the ordered phase, 10 in the chaotic one. Second panel: the correlation length at bias variance 0.05 rises from ${value(0.8)} layers at weight variance 0.8 through ${value(1.3)} at 1.3 to infinity at ${atEdge.toFixed(2)}, and falls to ${value(2.5)} at 2.5 and ${value(4)} at 4, where the correlation settles at ${fixedCorrelation({ weights: 4, biases: BIASES }).toFixed(2)}.`;

function Phases(size: Size & { wide: boolean }) {
  const x = makeScale('linear', [0, HEAVIEST], [58, size.width - 14]);
  const y = makeScale('linear', [0, BIASED], [size.height - 66 - OFFSET, 44]);
  const pixels = (points: readonly (readonly [number, number])[]): Pixel[] =>
    points.filter(([, b]) => b <= BIASED).map(([w, b]) => [x.at(w), y.at(b)]);
  const end: [number, number] = [edge(BIASED), BIASED];
  return (
    <Panel {...size} title="Variance of the biases">
      {[...lines.ordered, ...lines.chaotic].map(({ length, points }, index) => (
        <path
          key={`${index} ${length}`}
          class="theory"
          stroke-dasharray="3 5"
          d={`M${pixels(points)
            .map(([a, b]) => `${a.toFixed(1)} ${b.toFixed(1)}`)
            .join('L')}`}
        />
      ))}
      {[...lines.ordered, ...lines.chaotic].map(({ length, points }) => (
        <LineLabel
          key={length}
          x={x.at(points.at(-1)![0])}
          y={y.at(BIASED) - 6}
          anchor="middle"
          text={`${length}`}
        />
      ))}
      <Line points={pixels([...critical.filter(([, b]) => b < BIASED), end])} />
      <Axes x={x} y={y} xName={{ words: 'variance of the weights', symbol: '\\sigma_w^2' }} />
      <LineLabel x={x.at(0.12)} y={y.at(0.27)} text="order" />
      <LineLabel x={x.at(size.wide ? 3.2 : 3.05)} y={y.at(0.02)} text="chaos" />
    </Panel>
  );
}

function Lengths(size: Size) {
  const top = 60;
  const x = makeScale('linear', [0, HEAVIEST], [58, size.width - 14]);
  const y = makeScale('log', [0.5, top], [size.height - 66 - OFFSET, 44]);
  const side = (keep: (weights: number) => boolean): Pixel[] =>
    lengths.filter(([w, length]) => keep(w) && length <= top).map(([w, length]) => [x.at(w), y.at(length)]);
  return (
    <Panel {...size} title={`Correlation length, in layers`}>
      <path
        class="theory"
        stroke-dasharray="3 5"
        d={`M${x.at(atEdge).toFixed(1)} ${y.at(0.5)}V${y.at(top)}`}
      />
      <Line points={side((w) => w < atEdge)} />
      <Line points={side((w) => w > atEdge)} />
      <Axes x={x} y={y} xName={{ words: 'variance of the weights', symbol: '\\sigma_w^2' }} />
      <LineLabel x={x.at(0.1)} y={y.at(20)} text={`$\\sigma_b^2=${BIASES}$`} />
    </Panel>
  );
}

export default function TanhPhases() {
  return (
    <Panels
      alt={alt}
      panels={[
        { draw: Phases, wide: [444, 340], narrow: [300, 300] },
        { draw: Lengths, wide: [444, 340], narrow: [300, 300] },
      ]}
    />
  );
}
