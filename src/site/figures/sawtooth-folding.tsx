import {
  Axes,
  Line,
  LineLabel,
  makeScale,
  OFFSET,
  Panel,
  Panels,
  type Size,
} from '../../lab/figure/index.ts';

const FOLDS = [1, 2, 3, 4, 5] as const;
/** Hidden units in the last panel: from one fold to five. */
const UNITS = [2, 10] as const;

const alt = `Six panels. The first five show the sawtooth on the unit interval after one to five folds: one, two, four, eight and sixteen equal teeth of height one, each picture two copies of the one before, squeezed to half the width, the second mirrored. The sixth shows the number of pieces against the number of hidden units on a logarithmic scale: one hidden layer, and random weights on average at most, one piece more than units; the sawtooth, two to the power of half the units, 32 at ten; the bound for two units a layer, three to that power, 243 at ten.`;

const tick = (value: number, label = String(value)) => ({ value, label });

function Sawtooth({ k, width, height }: Size & { k: number }) {
  const x = { ...makeScale('linear', [0, 1], [30, width - 12]), ticks: [tick(0), tick(0.5, '1/2'), tick(1)] };
  const y = { ...makeScale('linear', [0, 1], [height - 26 - OFFSET, 44]), ticks: [tick(0), tick(1)] };
  const pieces = 2 ** k;
  const points = Array.from({ length: pieces + 1 }, (_, i) => [x.at(i / pieces), y.at(i % 2)] as const);
  return (
    <Panel title={`k = ${k}: ${pieces} pieces`} width={width} height={height}>
      <Line points={points} />
      <Axes x={x} y={y} />
    </Panel>
  );
}

function Pieces({ width, height }: Size) {
  const [from, to] = UNITS;
  const x = {
    ...makeScale('linear', UNITS, [48, width - 74]),
    ticks: [2, 4, 6, 8, 10].map((value) => tick(value)),
  };
  const y = {
    ...makeScale('log', [2, 256], [height - 66 - OFFSET, 44]),
    ticks: [2, 16, 128].map((value) => tick(value)),
  };
  const line = (pieces: (units: number) => number) =>
    Array.from({ length: to - from + 1 }, (_, i) => [x.at(from + i), y.at(pieces(from + i))] as const);
  const end = x.at(to) + 6;
  return (
    <Panel title="Pieces" width={width} height={height}>
      <Line points={line((units) => 3 ** (units / 2))} />
      <Line points={line((units) => 2 ** (units / 2))} />
      <Line points={line((units) => units + 1)} />
      <Axes x={x} y={y} xName={{ words: 'hidden units', symbol: 'M' }} />
      <LineLabel x={end} y={y.at(243) + 6} text="$3^{M/2}$" />
      <LineLabel x={end} y={y.at(32) - 2} text="$2^{M/2}$" />
      <LineLabel x={end} y={y.at(11) + 10} text="$M+1$" />
    </Panel>
  );
}

/** The sawtooth folding on itself, and what the folds buy. */
export default function SawtoothFolding() {
  return (
    <Panels
      alt={alt}
      panels={[
        ...FOLDS.map((k) => ({
          draw: (size: Size) => <Sawtooth {...size} k={k} />,
          wide: [282, 190] as const,
          narrow: [300, 140] as const,
        })),
        { draw: Pieces, wide: [282, 250], narrow: [300, 250] },
      ]}
    />
  );
}
