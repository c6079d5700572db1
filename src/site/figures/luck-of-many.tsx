import {
  Axes,
  Bound,
  Line,
  LineLabel,
  makeScale,
  OFFSET,
  Panel,
  Panels,
  type Pixel,
  type Size,
} from '../../lab/figure/index.ts';
import { limit, meanOfLuckiest } from './luck-of-many/curves.ts';

/** Examples of the exact curve. */
const N = 100;

const alt = `The least training error of many independent hypotheses on coin flips falls from one half as their number grows. Against the square root of its logarithm over the number of examples the bound from Hoeffding's inequality is a straight line that reaches zero at 0.5. The limit of many examples, dashed, leaves it only slowly and reaches zero where the logarithm of the number is 0.69 times the number of examples. The exact mean for 100 examples, solid, lies a little above it: at a logarithm of 0.083 times the examples, 4096 hypotheses, it is 0.321.`;

function Curves({ width, height, wide }: Size & { wide: boolean }) {
  // Against √c the bound is a straight line.
  const scale = makeScale('linear', [0, Math.sqrt(Math.LN2)], [wide ? 64 : 52, width - 22]);
  const at = (c: number) => scale.at(Math.sqrt(c));
  const ticks = TICKS.map(({ bits, label }) => ({ value: Math.sqrt((bits * Math.LN2) / N), label }));
  const y = { ...makeScale('linear', [0, 0.5], [height - 66 - OFFSET, 34]), ticks: LEVELS };
  const rates = Array.from({ length: 71 }, (_, i) => Math.LN2 * (i / 70) ** 2);
  const curve = (error: (c: number) => number): Pixel[] => rates.map((c) => [at(c), y.at(error(c))]);
  return (
    <Panel width={width} height={height}>
      {/* Right to left, so that the strokes stand below the line. */}
      <Bound
        points={[
          [at(0.5), y.at(0)],
          [at(0), y.at(0.5)],
        ]}
      />
      <Line points={curve((c) => meanOfLuckiest(N, c))} />
      <Line points={curve(limit)} dashed />
      <Axes
        x={{ ...scale, ticks }}
        y={y}
        xName={{ words: 'hypotheses', symbol: 'N' }}
        yName={{ words: 'least training error', symbol: '' }}
      />
      <LineLabel x={at(0.22)} y={y.at(0.29)} text="solid: $n = 100$" />
      <LineLabel x={at(0.22)} y={y.at(0.29) + 24} text="dashed: $n \to \infty$" />
      <LineLabel x={at(0.11)} y={y.at(0.2)} anchor="end" text="bound" />
    </Panel>
  );
}

/** Numbers of hypotheses that belong to 100 examples; the scale is that of the root of their logarithm. */
const TICKS = [
  { bits: 0, label: '1' },
  { bits: 4, label: '16' },
  { bits: 12, label: '4096' },
  { bits: 50, label: '2^{50}' },
  { bits: 100, label: '2^{100}' },
];
const LEVELS = [0, 0.1, 0.2, 0.3, 0.4, 0.5].map((value) => ({ value, label: `${value}` }));

export default function LuckOfMany() {
  return <Panels alt={alt} panels={[{ draw: Curves, wide: [800, 440], narrow: [320, 330] }]} />;
}
