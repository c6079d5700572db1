import { LineLabel, Panel, Panels, type Size } from '../../lab/figure/index.ts';

/** Three stacks of three layers with k = 3, from the input up. */
const STACKS = [
  { title: 'Stride 1', layers: [{}, {}, {}] },
  { title: 'Stride 2', layers: [{ stride: 2 }, { stride: 2 }, { stride: 2 }] },
  { title: 'Dilations 1, 3, 9', layers: [{ dilation: 1 }, { dilation: 3 }, { dilation: 9 }] },
] as const;

const REACH = 13;

const alt =
  'Three pyramids of links from one output at the top down through three layers of size 3 to the inputs at the bottom. Stride 1: 1, 3, 5 and 7 sites in use. Stride 2: 1, 3, 7 and 15 sites, the spacing halving from level to level. Dilations 1, 3, 9 from the input up: 1, 3, 9 and 27 sites, all inputs from −13 to 13, and no two paths meet.';

interface Level {
  /** Places of the sites in use, in input pixels, from the middle of the output's receptive field. */
  sites: number[];
  /** Pairs (place above, place here). */
  links: [number, number][];
}

/** Levels from the output down; odd sizes, padded alike on both sides. */
function levels(layers: readonly { stride?: number; dilation?: number }[]): Level[] {
  const jumps = [1];
  for (const { stride = 1 } of layers) jumps.push(jumps.at(-1)! * stride);
  const result: Level[] = [{ sites: [0], links: [] }];
  for (let l = layers.length; l > 0; l--) {
    const links: [number, number][] = [];
    for (const above of result.at(-1)!.sites) {
      for (const tap of [-1, 0, 1])
        links.push([above, above + tap * (layers[l - 1]!.dilation ?? 1) * jumps[l - 1]!]);
    }
    result.push({ sites: [...new Set(links.map(([, here]) => here))], links });
  }
  return result;
}

function Pyramid({ width, height, stack }: Size & { stack: (typeof STACKS)[number] }) {
  const x = (place: number) => Math.round(10 * (width / 2 + (place / REACH) * (width / 2 - 8))) / 10;
  const top = 48;
  const y = (level: number) => top + level * ((height - top - 40) / 3);
  const all = levels(stack.layers);
  const inputs = all[3]!.sites;
  const links = all
    .flatMap((level, depth) =>
      level.links.map(([above, here]) => `M${x(above)} ${y(depth - 1)}L${x(here)} ${y(depth)}`),
    )
    .join('');
  const reach = Math.max(...inputs) - Math.min(...inputs) + 1;
  return (
    <Panel title={stack.title} width={width} height={height}>
      <path class="theory" style="stroke-width: 0.75px" d={links} />
      {all.flatMap(({ sites }, depth) =>
        sites.map((site) => (
          <circle
            key={`${depth} ${site}`}
            style="fill: var(--blue)"
            cx={x(site)}
            cy={y(depth)}
            r={width < 280 ? 2.2 : 3}
          />
        )),
      )}
      <LineLabel x={width / 2} y={height - 8} anchor="middle" text={`$r = ${reach}$`} />
    </Panel>
  );
}

export default function ReceptivePyramids() {
  return (
    <Panels
      alt={alt}
      panels={STACKS.map((stack) => ({
        draw: (size) => <Pyramid {...size} stack={stack} />,
        wide: [282, 260] as const,
        narrow: [300, 220] as const,
      }))}
    />
  );
}
