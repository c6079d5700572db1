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
import { meanExcess, oneRun, rest, training, type Change } from './training-log/run.ts';

const SEED = 5;
/** Every fifth step of the run is drawn. */
const EVERY = 5;
/** The run is written once, in hundredths of a decade, and used by the drawings of both sizes. */
const PER_DECADE = 100;

const alt = `Excess loss on a logarithmic scale against the number of steps. With a constant step it falls exponentially and then stays at a floor of ${rest('none').toFixed(2)}. After ${training.change} steps one curve goes on with a tenth of the step and sinks slowly to ${rest('step').toFixed(3)}, another with ten times the batch and sinks to nearly the same level ten times faster; the floor of the constant step goes on as a line. A single run fluctuates by tens of per cent, slowly, and lies below the mean in the second half.`;

const run = oneRun('step', SEED);

function Run() {
  return (
    <g id="training-run">
      <Path
        points={run.flatMap((value, t): Pixel[] =>
          t % EVERY === 0 ? [[t, Math.round(PER_DECADE * Math.log10(value))]] : [],
        )}
        bold
      />
    </g>
  );
}

function Log({ width, height, wide }: Size & { wide: boolean }) {
  const x = makeScale('linear', [0, training.steps], [62, width - 16]);
  const y = makeScale('log', [0.01, 12], [height - 66 - OFFSET, 44]);
  const scale = [x.at(1) - x.at(0), (y.at(10) - y.at(1)) / PER_DECADE] as const;
  const pixel = (t: number, value: number): Pixel => [x.at(t), y.at(value)];
  const mean = (change: Change, from: number, to: number) => {
    // Close steps where the curve bends.
    const share = Array.from({ length: 25 }, (_, i) => (i / 24) ** 2);
    return share.map((part) => from + part * (to - from)).map((t) => pixel(t, meanExcess(change, t)));
  };
  const { change, steps } = training;
  return (
    <Panel width={width} height={height}>
      <g transform={`translate(${x.at(0)} ${y.at(1)})scale(${scale[0]} ${scale[1]})`}>
        {wide ? <use href="#training-run" /> : <Run />}
      </g>
      <Line points={mean('none', 0, change)} />
      <Line points={[pixel(change, rest('none')), pixel(steps, rest('none'))]} />
      <Line points={mean('step', change, steps)} />
      <Line points={mean('batch', change, steps)} />
      <Axes
        x={x}
        y={y}
        xName={{ words: 'steps', symbol: 't' }}
        yName={{ words: 'excess loss', symbol: '' }}
      />
      <LineLabel x={x.at(0.55 * steps)} y={y.at(0.62)} text="unchanged $\eta$" />
      <LineLabel x={x.at(0.42 * steps)} y={y.at(0.19)} text="$\eta/10$" />
      <LineLabel x={x.at(0.27 * steps)} y={y.at(0.0135)} text="$10\,B$" />
    </Panel>
  );
}

export default function TrainingLog() {
  return <Panels alt={alt} panels={[{ draw: Log, wide: [888, 360], narrow: [300, 300] }]} />;
}
