import {
  Axes,
  Bound,
  LabelSpans,
  Line,
  makeScale,
  OFFSET,
  parseLabel,
  type Pixel,
} from '../../lab/figure/index.ts';
import { limit, meanOfLuckiest } from './luck-of-many/curves.ts';

const SIZES = [20, 100] as const;

const alt = `The least training error of many independent hypotheses on coin flips falls from one half as their number grows. The limit curve drops like a square root at first and reaches zero where the logarithm of the number is 0.69 times the number of examples. The exact mean for 100 examples lies a little above it, the one for 20 examples higher still: for 100, at a logarithm of 0.083 times the examples, 4096 hypotheses, it is 0.321. The bound from Hoeffding's inequality runs below all of them and touches the limit only at the start.`;

interface Size {
  width: number;
  height: number;
  left: number;
}

function Curves({ width, height, left }: Size) {
  const x = { ...makeScale('linear', [0, Math.LN2], [left, width - 22]), ticks: TICKS };
  const y = { ...makeScale('linear', [0, 0.5], [height - 66 - OFFSET, 34]), ticks: LEVELS };
  // Close steps near 0, where the curves fall like a square root.
  const rates = Array.from({ length: 61 }, (_, i) => Math.LN2 * (i / 60) ** 2);
  const curve = (error: (c: number) => number): Pixel[] => rates.map((c) => [x.at(c), y.at(error(c))]);
  const bound = rates.filter((c) => c < 0.5).map((c): Pixel => [x.at(c), y.at(0.5 - Math.sqrt(c / 2))]);
  const label = (text: string, c: number, error: number, anchor: 'start' | 'end') => (
    <text x={x.at(c)} y={y.at(error)} text-anchor={anchor}>
      <tspan class="law">
        <LabelSpans runs={parseLabel(text)} size={17} />
      </tspan>
    </text>
  );
  return (
    <svg class="plot panel" viewBox={`0 0 ${width} ${height}`} width={width} height={height} aria-hidden="true">
      {/* Right to left, so that the strokes stand below the line. */}
      <Bound points={[...bound, [x.at(0.5), y.at(0)] as const].toReversed()} />
      {SIZES.map((n) => (
        <Line key={n} points={curve((c) => meanOfLuckiest(n, c))} />
      ))}
      <Line points={curve(limit)} />
      <Axes
        x={x}
        y={y}
        xName={{ words: 'hypotheses, logarithm over examples,', symbol: 'c = \\ln N/n' }}
        yName={{ words: 'least training error', symbol: '' }}
      />
      <g class="line-label">
        {label('$n = 100$', 0.2, 0.29, 'start')}
        {label('$q_*(c)$', 0.44, 0.03, 'end')}
        {label('bound', 0.1, 0.17, 'end')}
      </g>
    </svg>
  );
}

const TICKS = [
  { value: 0, label: '0' },
  { value: 0.2, label: '0.2' },
  { value: 0.4, label: '0.4' },
  { value: Math.LN2, label: '\\ln 2' },
];
const LEVELS = [0, 0.1, 0.2, 0.3, 0.4, 0.5].map((value) => ({ value, label: value === 0 ? '0' : `${value}` }));

/** Drawn twice, because type must not shrink with a picture. */
export default function LuckOfMany() {
  return (
    <div role="img" aria-label={alt}>
      <div class="panels for-wide">
        <Curves width={640} height={400} left={64} />
      </div>
      <div class="panels for-narrow">
        <Curves width={320} height={330} left={52} />
      </div>
    </div>
  );
}
