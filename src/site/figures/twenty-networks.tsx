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
  type Size,
} from '../../lab/figure/index.ts';
import { dataSet, INPUTS, SEEN, SET } from './twenty-networks/seen.ts';

const REACH = 4;
/** Examples and networks are written once, in hundredths of the units of both axes, and used by both sizes. */
const FINE = 100;

const data = dataSet(SET);
const ends = SEEN.map((row) => row.at(-1)! / FINE);
const largest = Math.max(...data.x);

const alt = `${data.x.length} examples around a parabola, the parabola itself, and ${SEEN.length} networks fitted to them, which differ in their initial weights only. Between −3 and 2.5, where nearly all examples are, the networks lie on each other and near the parabola. Beyond ${largest.toFixed(1)}, the largest input, they all bend away from it to the same side: at 4 the parabola is at 19, and the networks are between ${Math.min(...ends).toFixed(1)} and ${Math.max(...ends).toFixed(1)}.`;

function Networks() {
  const fine = (x: number, y: number): Pixel => [Math.round(FINE * x), Math.round(FINE * y)];
  const discs = [...data.x].map((x, i) => `M${fine(x, data.y[i]!).join(' ')}h.01`).join('');
  return (
    <g id="twenty-networks">
      <path class="path bold" style={{ strokeLinecap: 'round', strokeWidth: '3.5px' }} d={discs} />
      {SEEN.map((row, net) => (
        <Path key={net} points={row.map((y, i): Pixel => [Math.round(FINE * INPUTS[i]!), y])} />
      ))}
    </g>
  );
}

function Curves({ width, height, wide }: Size & { wide: boolean }) {
  const x = makeScale('linear', [-REACH, REACH], [44, width - 16]);
  const y = makeScale('linear', [-5, 20], [height - 66 - OFFSET, 44]);
  const scale = [(x.at(1) - x.at(0)) / FINE, (y.at(1) - y.at(0)) / FINE] as const;
  const truth = Array.from({ length: 81 }, (_, i): Pixel => {
    const at = -REACH + (i * REACH) / 40;
    return [x.at(at), y.at(at + at * at - 1)];
  });
  return (
    <Panel width={width} height={height}>
      <g transform={`translate(${x.at(0)} ${y.at(0)})scale(${scale[0]} ${scale[1]})`}>
        {wide ? <use href="#twenty-networks" /> : <Networks />}
      </g>
      <Line points={truth} />
      <Axes x={x} y={y} xName={{ words: 'input', symbol: 'x' }} yName={{ words: 'output', symbol: 'y' }} />
      <LineLabel x={x.at(3.3)} y={y.at(16)} anchor="end" text="the truth" />
      <LineLabel x={x.at(2.5)} y={y.at(3.6)} text="20 networks" />
    </Panel>
  );
}

export default function TwentyNetworks() {
  return <Panels alt={alt} panels={[{ draw: Curves, wide: [888, 380], narrow: [300, 320] }]} />;
}
