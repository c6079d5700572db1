import {
  Axes,
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
import { SEEN } from './wider-layer.ts';

/** Examples of the first panel; squared weights of the features in its worlds, how many, and the noise. */
const N = 40;
const WORLDS = [
  { power: 0, features: 400, noise: 0.25 },
  { power: 0.5, features: 60, noise: 0.01 },
  { power: 2, features: 400, noise: 0.04 },
] as const;
/** Features used, on either side of the pole. */
const FEWER = [1, 2, 3, 4, 6, 9, 13, 18, 24, 29, 33, 35, 36, 37, 38];
const MORE = [42, 43, 44, 46, 49, 53, 60, 75, 100, 150, 240, 400];
/** The variance of the truth of the second panel. */
const TRUTH = 1 + (1 - Math.exp(-8)) / 2;
const TOP = 20;

const alt = `First panel: error on new data against the number of features used, for 40 examples and three worlds, with a pole at 40 in each. With 400 equal features the error never falls visibly below that of predicting zero. With 60 features of slowly falling weight it falls a little, to 0.87, rises to the pole, and ends at 0.36. With the best of 400 features first it falls to 0.12 before the pole and comes down to 0.44 after it. Second panel: excess error against the width of a layer of random units, for 100 examples. It falls to 0.95 at 35 units, rises to 89 at 100, and falls to 0.41 at 3,000. With the best ridge it falls all the way, from 1.04 to 0.39.`;

/** prop:weak-features, in units of the error of predicting zero. */
function error({ power, features, noise }: (typeof WORLDS)[number], p: number): number {
  const raw = Array.from({ length: features }, (_, j) => (j + 1) ** -power);
  const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);
  const used = sum(raw.slice(0, p)) / sum(raw);
  const rest = noise + 1 - used;
  const total = p < N ? rest * (1 + p / (N - p - 1)) : used * (1 - N / p) + rest * (1 + N / (p - N - 1));
  return total / (1 + noise);
}

function Level({ y, from, to }: { y: number; from: number; to: number }) {
  return <path class="theory" stroke-dasharray="3 5" d={`M${from} ${y}H${to}`} />;
}

function Worlds(size: Size) {
  const x = makeScale('log', [1, 400], [56, size.width - 14]);
  const y = makeScale('log', [0.1, TOP], [size.height - 66 - OFFSET, 44]);
  const line = (world: (typeof WORLDS)[number], sizes: number[]): Pixel[] =>
    sizes
      .filter((p) => p <= world.features && error(world, p) <= TOP)
      .map((p) => [x.at(p), y.at(error(world, p))]);
  return (
    <Panel {...size} title="Error; to predict zero has 1">
      <Level y={y.at(1)} from={x.at(1)} to={x.at(400)} />
      {WORLDS.flatMap((world) =>
        [FEWER, MORE].map((sizes) => <Line key={world.power} points={line(world, sizes)} />),
      )}
      <Axes x={x} y={y} xName={{ words: 'features used', symbol: 'p' }} />
      <LineLabel x={x.at(1.3)} y={y.at(1.5)} text="equal, 400" />
      <LineLabel x={x.at(1.8)} y={y.at(0.5)} text="$j^{-1/2}$, 60" />
      <LineLabel x={x.at(4.5)} y={y.at(0.24)} text="$j^{-2}$, 400" />
    </Panel>
  );
}

function Widths(size: Size) {
  const x = makeScale('log', [15, 4000], [56, size.width - 14]);
  const y = makeScale('log', [0.2, 100], [size.height - 66 - OFFSET, 44]);
  return (
    <Panel {...size} title="Excess error of a wider layer">
      <Level y={y.at(TRUTH)} from={x.at(15)} to={x.at(4000)} />
      {SEEN.map(({ units, ridgeless, tuned }) => (
        <>
          <Mark shape="disc" x={x.at(units)} y={y.at(ridgeless)} scale={0.8} />
          <Mark shape="triangle" x={x.at(units)} y={y.at(tuned)} scale={0.8} />
        </>
      ))}
      <Axes x={x} y={y} xName={{ words: 'units', symbol: 'p' }} />
      <LineLabel x={x.at(170)} y={y.at(4.2)} text="minimum norm" />
      <LineLabel x={x.at(19)} y={y.at(0.24)} text="best ridge" />
    </Panel>
  );
}

export default function SecondDescent() {
  return (
    <Panels
      alt={alt}
      panels={[
        { draw: Worlds, wide: [444, 340], narrow: [300, 300] },
        { draw: Widths, wide: [444, 340], narrow: [300, 300] },
      ]}
    />
  );
}
