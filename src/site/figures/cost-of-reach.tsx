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

/** Weights for a pixel of reach, k^D/(k − 1), or for a unit of variance, k^D/(k² − 1): thm:cost-of-reach, prop:cost-of-spread. */
const PANELS = [
  { title: 'For a given receptive field', price: (D: number, k: number) => k ** D / (k - 1) },
  { title: 'For a given spread', price: (D: number, k: number) => k ** D / (k * k - 1) },
] as const;
const SIZES = [2, 3, 4, 5, 6, 7, 8, 9, 10, 11] as const;
const NAMES = ['one dimension', 'two', 'three'] as const;

const alt =
  'Two panels, weights of a stack against the kernel size from 2 to 11, relative to size 3, both axes logarithmic. First, for a given receptive field: in one dimension the line falls from 1.33 to 0.73; in two it rises from 0.89 to 2.7; in three from 0.59 to 9.9. Second, for a given spread: in one dimension it falls from 1.78 to 0.24; in two it is nearly level, from 1.19 to 0.9; in three it rises from 0.79 to 3.3.';

function Costs({ width, height, panel }: Size & { panel: (typeof PANELS)[number] }) {
  const x = {
    ...makeScale('log', [2, 11], [52, width - 14]),
    ticks: [2, 3, 5, 7, 11].map((value) => ({ value, label: `${value}` })),
  };
  const y = {
    ...makeScale('log', [0.2, 14], [height - 66 - OFFSET, 44]),
    ticks: [0.2, 0.5, 1, 2, 5, 10].map((value) => ({ value, label: `${value}` })),
  };
  const relative = (D: number, k: number) => panel.price(D, k) / panel.price(D, 3);
  return (
    <Panel title={panel.title} width={width} height={height}>
      {[1, 2, 3].map((D) => (
        <Line key={D} points={SIZES.map((k): Pixel => [x.at(k), y.at(relative(D, k))])} />
      ))}
      {[1, 2, 3].flatMap((D) =>
        SIZES.map((k) => (
          <circle key={`${D} ${k}`} style="fill: var(--blue)" cx={x.at(k)} cy={y.at(relative(D, k))} r={3} />
        )),
      )}
      <Axes x={x} y={y} xName={{ words: 'kernel size', symbol: 'k' }} />
      {[2, 3].map((D) => (
        <LineLabel key={D} x={x.at(11)} y={y.at(relative(D, 11)) - 12} anchor="end" text={NAMES[D - 1]!} />
      ))}
      <LineLabel x={x.at(4.6)} y={y.at(relative(1, 5)) + 32} anchor="middle" text={NAMES[0]} />
    </Panel>
  );
}

export default function CostOfReach() {
  return (
    <Panels
      alt={alt}
      panels={PANELS.map((panel) => ({
        draw: (size) => <Costs {...size} panel={panel} />,
        wide: [444, 340] as const,
        narrow: [300, 300] as const,
      }))}
    />
  );
}
