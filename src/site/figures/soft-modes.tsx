import { resolvent, spectralMean } from '../../lab/contract/spectral-filter.ts';
import {
  Axes,
  Line,
  LineLabel,
  makeScale,
  OFFSET,
  Panel,
  Panels,
  type Pixel,
  type Scale,
  type Size,
} from '../../lab/figure/index.ts';

/** Signal |β|² = 1 and noise of the right panel; features per example in the left one. */
const NOISE = 0.25;
const RATIOS = [0.25, 1, 4] as const;

const alt = `First: the density of the curvatures of the training loss for a quarter, one and four features per example, by the law of Marchenko and Pastur. With a quarter they lie between 0.25 and 2.25, with four between 1 and 9, and with one feature per example they reach down to zero, where the density diverges. Second: the excess error against features per example. Without a ridge it has a pole at one. With ridge 0.01 a peak of height 1.2 is left, and with the best ridge the error rises steadily.`;

function density(gamma: number, h: number): number {
  const [a, b] = edges(gamma);
  return h <= a || h >= b ? 0 : Math.sqrt((b - h) * (h - a)) / (2 * Math.PI * gamma * h);
}

function edges(gamma: number): [number, number] {
  return [(1 - Math.sqrt(gamma)) ** 2, (1 + Math.sqrt(gamma)) ** 2];
}

/** The limit of the mean excess error with a ridge. */
function error(gamma: number, ridge: number): number {
  if (ridge > 0) {
    return spectralMean(gamma, (h) => (ridge ** 2 + NOISE * gamma * h) / (h + ridge) ** 2);
  }
  return gamma < 1 ? (NOISE * gamma) / (1 - gamma) : 1 - 1 / gamma + NOISE / (gamma - 1);
}

function Curvatures(size: Size) {
  const x = makeScale('linear', [0, 9], [44, size.width - 14]);
  const y = makeScale('linear', [0, 1.2], [size.height - 66 - OFFSET, 44]);
  const line = (gamma: number): Pixel[] => {
    const [a, b] = edges(gamma);
    // Close together where the density is steep; the curve for γ = 1 starts where it enters the panel.
    const from = gamma === 1 ? 0.066 : a;
    return Array.from({ length: 33 }, (_, i) => {
      // Close together at both ends, closer at the lower one.
      const share = Math.sin((Math.PI * i) / 64) ** 2;
      const h = from + (b - from) * share ** 1.3;
      return [x.at(h), y.at(density(gamma, h))];
    });
  };
  return (
    <Panel {...size} title="How many directions have which curvature">
      {RATIOS.map((gamma) => (
        <Line key={gamma} points={line(gamma)} />
      ))}
      <Axes x={x} y={y} xName={{ words: 'curvature', symbol: 'h' }} />
      <LineLabel x={x.at(0.35)} y={y.at(1.1)} text="$p = n$" />
      <LineLabel x={x.at(1.35)} y={y.at(0.66)} text="$p = n/4$" />
      <LineLabel x={x.at(4.6)} y={y.at(0.09)} text="$p = 4n$" />
    </Panel>
  );
}

function Errors(size: Size) {
  const x = makeScale('log', [0.1, 10], [64, size.width - 14]);
  const y = makeScale('log', [0.02, 10], [size.height - 66 - OFFSET, 44]);
  const curve = (f: (gamma: number) => number, gammas: number[]): Pixel[] =>
    gammas.map((gamma) => [x.at(gamma), y.at(f(gamma))]);
  const grid = (from: number, to: number, count = 24) =>
    Array.from({ length: count + 1 }, (_, i) => from * (to / from) ** (i / count));
  const ridgeless = (gamma: number) => error(gamma, 0);
  // Towards the pole in steps of the distance from it, down to an error of 10.
  const below = grid(0.9, 0.0244, 18).map((gap) => 1 - gap);
  const above = grid(0.02565, 9, 18).map((gap) => 1 + gap);
  return (
    <Panel {...size} title="Excess error on new data">
      <Line points={curve(ridgeless, below)} />
      <Line points={curve(ridgeless, above)} />
      <Line points={curve((gamma) => error(gamma, 0.01), grid(0.1, 10, 44))} />
      <Line points={curve((gamma) => NOISE * gamma * resolvent(gamma, NOISE * gamma), grid(0.1, 10))} />
      <Axes x={x} y={y} xName={{ words: 'features per example', symbol: 'p/n' }} />
      <RidgeLabels x={x} y={y} />
    </Panel>
  );
}

function RidgeLabels({ x, y }: { x: Scale; y: Scale }) {
  return (
    <>
      <LineLabel x={x.at(1.16)} y={y.at(6)} text="$\lambda = 0$" />
      <LineLabel x={x.at(1) - 104} y={y.at(1.35)} text="$\lambda = 0.01$" />
      <LineLabel x={x.at(1.25)} y={y.at(0.3)} text="best ridge" />
    </>
  );
}

export default function SoftModes() {
  return (
    <Panels
      alt={alt}
      panels={[
        { draw: Curvatures, wide: [444, 340], narrow: [300, 280] },
        { draw: Errors, wide: [444, 340], narrow: [300, 300] },
      ]}
    />
  );
}
