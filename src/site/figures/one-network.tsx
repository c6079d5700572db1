import {
  Axes,
  Line,
  LineLabel,
  makeScale,
  OFFSET,
  Panel,
  Panels,
  Run,
  type Pixel,
  type Size,
} from '../../lab/figure/index.ts';
import { AMPLITUDE, BALANCE, SEEN } from './one-network/seen.ts';

const alt = `Three panels for one network, trained with step size 0.1. First, the loss against steps: it falls steadily from 0.24 to 0.11 at step 1100, leaps to 0.50, and then jitters with a period of about sixty steps, less and less, while it falls on to 0.08 at step 2400; the loss on the valley's floor lies below it and falls to 0.06. Second, the sharpness at midpoints times the step size: it climbs from 0.4 through 2 to 2.5, drops to 1.85, swings about 2 a few times, less and less, and stays at 2 to the end; the gauge stands at 0 until step 1090, leaps to 2.5 and then coincides with the sharpness. Third, the square of the amplitude of the oscillation, logarithmically, from step 1120 to step 1600: it swings about the computed balance, first by more than a factor of ten, after seven turns by a few per cent.`;

interface Drawing extends Size {
  wide: boolean;
}

const MARGIN = { left: 58, right: 14, top: 44 };
const STEPS = 2400;

const scales = ({ width, height }: Size, [from, to]: [number, number], [low, high]: [number, number]) => ({
  x: makeScale('linear', [from, to], [MARGIN.left, width - MARGIN.right]),
  y: makeScale('linear', [low, high], [height - 66 - OFFSET, MARGIN.top]),
});

const STEP_AXIS = { words: 'steps', symbol: 't' };

function Loss({ wide, ...size }: Drawing) {
  const axes = scales(size, [0, STEPS], [0, 0.5]);
  const floor = SEEN.map(([t, , value]): Pixel => [t, value / 1000]);
  const loss = SEEN.map(([t, value]): Pixel => [t, value / 1000]);
  return (
    <Panel title="Loss" {...size}>
      <Run id="one-network-floor" points={floor} {...axes} wide={wide} />
      <Run id="one-network-loss" points={loss} {...axes} bold wide={wide} />
      <Axes {...axes} xName={STEP_AXIS} />
    </Panel>
  );
}

function Sharpness({ wide, ...size }: Drawing) {
  const axes = scales(size, [0, STEPS], [0, 2.5]);
  const { x, y } = axes;
  const gauge = SEEN.map(([t, , , , value]): Pixel => [t, value / 100]);
  const sharpness = SEEN.map(([t, , , value]): Pixel => [t, value / 100]);
  return (
    <Panel title="Sharpness times step size" {...size}>
      <Line
        points={[
          [x.at(0), y.at(2)],
          [x.at(STEPS), y.at(2)],
        ]}
      />
      <Run id="one-network-gauge" points={gauge} {...axes} wide={wide} />
      <Run id="one-network-sharpness" points={sharpness} {...axes} bold wide={wide} />
      <Axes {...axes} xName={STEP_AXIS} />
    </Panel>
  );
}

function Amplitude({ wide, ...size }: Drawing) {
  const { x } = scales(size, [AMPLITUDE[0]![0], AMPLITUDE.at(-1)![0]], [0, 1]);
  const y = makeScale('log', [1e-5, 1e-2], [size.height - 66 - OFFSET, MARGIN.top]);
  const amplitude = AMPLITUDE.map(([t, log]): Pixel => [t, 10 ** (log / 100)]);
  return (
    <Panel title="Squared amplitude" {...size}>
      <Line points={BALANCE.map(([t, log]): Pixel => [x.at(t), y.at(10 ** (log / 100))])} />
      <Run id="one-network-amplitude" points={amplitude} x={x} y={y} bold wide={wide} />
      <LineLabel x={x.at(1420)} y={y.at(4.5e-4)} text="$2\alpha/\beta$" />
      <Axes x={x} y={y} xName={STEP_AXIS} />
    </Panel>
  );
}

export default function OneNetwork() {
  const size = { wide: [280, 300], narrow: [300, 260] } as const;
  return (
    <Panels
      alt={alt}
      panels={[
        { draw: Loss, ...size },
        { draw: Sharpness, ...size },
        { draw: Amplitude, ...size },
      ]}
    />
  );
}
