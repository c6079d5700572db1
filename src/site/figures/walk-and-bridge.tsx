import { stream } from '../../lab/contract/random.ts';
import {
  Axes,
  Line,
  LineLabel,
  makeScale,
  OFFSET,
  Panel,
  Panels,
  Path,
  type Pixel,
} from '../../lab/figure/index.ts';

/** Examples in the epoch, runs drawn, and the seed they are drawn with; the alternative text says them too. */
const N = 64;
const RUNS = 20;
const SEED = 7;

/** What the picture shows, for those who do not see it. */
const alt = `Two panels with ${RUNS} paths each of the partial sums over an epoch of ${N} gradients plus or minus one. First, with replacement: the paths spread out to the end, like the square root of the number of steps. Second, without replacement: they spread to the middle of the epoch, half as wide as the walk's end, and all return to zero at its end.`;

/** Partial sums S_0, …, S_N of ±1 slopes, drawn with replacement or dealt out as a shuffled pack. */
function partialSums(run: number, replacement: boolean): number[] {
  const random = stream(SEED, replacement ? 0 : 1, run);
  const slopes = Float64Array.from({ length: N }, (_, i) => (i < N / 2 ? 1 : -1));
  if (replacement) slopes.forEach((_, i) => (slopes[i] = random.below(2) === 0 ? 1 : -1));
  else random.shuffle(slopes);
  const sums = [0];
  for (const slope of slopes) sums.push(sums.at(-1)! + slope);
  return sums;
}

const deviation = {
  walk: (k: number) => Math.sqrt(k),
  bridge: (k: number) => Math.sqrt((k * (N - k)) / (N - 1)),
};

interface SumsProps {
  kind: keyof typeof deviation;
  width: number;
  height: number;
  /** The paths are written once, in steps, and used by the panels of both sizes. */
  wide: boolean;
}

function Sums({ kind, width, height, wide }: SumsProps) {
  const limit = 2.5 * Math.sqrt(N);
  const x = { ...makeScale('linear', [0, N], [64, width - 14]), ticks: TICKS };
  const y = { ...makeScale('linear', [-limit, limit], [height - 66 - OFFSET, 44]), ticks: LEVELS };
  const place = `translate(${x.at(0)} ${y.at(0)})scale(${(x.at(N) - x.at(0)) / N} ${y.at(1) - y.at(0)})`;
  const curve = (sign: number) => {
    // A square root wants close steps near its foot.
    const at = Array.from({ length: 49 }, (_, i) => (N / 2) * (1 - Math.cos((Math.PI * i) / 48)));
    return at.map((k): Pixel => [x.at(k), y.at(sign * deviation[kind](k))]);
  };
  const law = kind === 'walk' ? '$\\pm\\sigma\\sqrt{k}$' : '$\\pm\\sigma\\sqrt{k(n-k)/(n-1)}$';
  const label =
    kind === 'walk'
      ? { x: x.at(N * 0.52), y: y.at(deviation.walk(N * 0.8)) - 24 }
      : { x: x.at(N * 0.24), y: y.at(deviation.bridge(N / 2)) - 30 };
  return (
    <Panel
      title={kind === 'walk' ? 'With replacement: a walk' : 'Shuffled: a bridge'}
      width={width}
      height={height}
    >
      <g transform={place}>{wide ? <use href={`#runs-${kind}`} /> : <Runs kind={kind} />}</g>
      <Line points={curve(1)} />
      <Line points={curve(-1)} />
      <Axes x={x} y={y} xName={{ words: 'steps', symbol: 'k' }} />
      <LineLabel x={label.x} y={label.y} text={law} />
    </Panel>
  );
}

/** All paths in steps of the walk: one to the right, one up or down. The last one is picked out. */
function Runs({ kind }: { kind: keyof typeof deviation }) {
  return (
    <g id={`runs-${kind}`}>
      {Array.from({ length: RUNS }, (_, run) => {
        const points = partialSums(run, kind === 'walk').map((sum, k): Pixel => [k, sum]);
        return <Path key={run} points={points} bold={run === RUNS - 1} />;
      })}
    </g>
  );
}

const TICKS = [
  { value: 0, label: '0' },
  { value: N / 2, label: 'n/2' },
  { value: N, label: 'n' },
];
const LEVELS = [-2, -1, 0, 1, 2].map((level) => ({
  value: level * Math.sqrt(N),
  label:
    level === 0
      ? '0'
      : `${level < 0 ? '-' : ''}${Math.abs(level) === 1 ? '' : Math.abs(level)}\\sigma\\sqrt{n}`,
}));

export default function WalkAndBridge() {
  return (
    <Panels
      alt={alt}
      panels={[
        { draw: (size) => <Sums {...size} kind="walk" />, wide: [444, 340], narrow: [300, 300] },
        { draw: (size) => <Sums {...size} kind="bridge" />, wide: [444, 340], narrow: [300, 300] },
      ]}
    />
  );
}
