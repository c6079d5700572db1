import {
  Axes,
  Line,
  LineLabel,
  makeScale,
  OFFSET,
  Panel,
  Panels,
  type Pixel,
} from '../../lab/figure/index.ts';
import { highDimension, threshold } from '../../lab/demos/biased-slopes/exact.ts';

/** Slope of the estimates on the lower line. */
const ALPHA = 1.25;
const STRONGEST = 3;

const boundary = Array.from({ length: 31 }, (_, i) => (STRONGEST * i) / 30).map(
  (r) => [r, threshold(r)] as const,
);
/** Where the estimates are a quarter too large; the equations want a signal. */
const biased = Array.from({ length: 12 }, (_, i) => 0.25 * (i + 1)).map((r) => [r, ratioAt(r)] as const);

/** d/n at which the slope is ALPHA, by bisection. */
function ratioAt(r: number): number {
  let [low, high] = [0.05, 0.3];
  for (let i = 0; i < 8; i++) {
    const middle = (low + high) / 2;
    if (middle < threshold(r) && highDimension(middle, r).alpha < ALPHA) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

const at = (r: number) => biased.find(([signal]) => signal === r)![1].toFixed(2);

const alt = `Weights per example against the strength of the signal. The upper line, above which there is no estimate, falls from a half without a signal to ${threshold(1).toFixed(2)} at strength 1 and ${threshold(3).toFixed(2)} at strength 3. The lower line, on which estimates are a quarter too large, falls from ${at(0.25)} at strength 0.25 to ${at(1)} at 1 and ${at(3)} at 3.`;

function Phases({ width, height }: { width: number; height: number }) {
  const x = makeScale('linear', [0, STRONGEST], [52, width - 14]);
  const y = makeScale('linear', [0, 0.6], [height - 66 - OFFSET, 44]);
  const pixels = (points: readonly (readonly [number, number])[]): Pixel[] =>
    points.map(([r, c]) => [x.at(r), y.at(c)]);
  return (
    <Panel title="Weights per example" width={width} height={height}>
      <Line points={pixels(boundary)} />
      <Line points={pixels(biased)} />
      <Axes x={x} y={y} xName={{ words: 'norm of the true weights', symbol: 'r' }} />
      <LineLabel x={x.at(1.55)} y={y.at(0.5)} text="no estimate" />
      <LineLabel x={x.at(0.35)} y={y.at(0.395)} text="$h(r)$" />
      <LineLabel x={x.at(0.35)} y={y.at(0.115)} text={`$\\alpha=${ALPHA}$`} />
    </Panel>
  );
}

export default function EstimatePhases() {
  return <Panels alt={alt} panels={[{ draw: Phases, wide: [560, 340], narrow: [300, 280] }]} />;
}
