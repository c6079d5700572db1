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
  type Scale,
  type Size,
} from '../../lab/figure/index.ts';
import { AMPLITUDE, BALANCE, SEEN } from './one-network/seen.ts';

const alt = `Three panels for one network, trained with step size 0.1. First, the loss against steps: it falls steadily from 0.24 to 0.11 at step 1100, leaps to 0.50, and then jitters with a period of about sixty steps, less and less, while it falls on to 0.08 at step 2400; the loss on the valley's floor lies below it and falls to 0.06. Second, the sharpness at midpoints times the step size: it climbs from 0.4 through 2 to 2.5, drops to 1.85, swings about 2 a few times, less and less, and stays at 2 to the end; the gauge stands at 0 until step 1090, leaps to 2.5 and then coincides with the sharpness. Third, the square of the amplitude of the oscillation, logarithmically, from step 1120 to step 1600: it swings about the computed balance, first by more than a factor of ten, after seven turns by a few per cent.`;

interface Drawing extends Size {
  wide: boolean;
}

/** A run is written once, in the units of its numbers, and used by the drawings of both sizes. */
function Run({
  name,
  points,
  x,
  y,
  bold = false,
  wide,
}: {
  name: string;
  points: readonly (readonly number[])[];
  x: Scale;
  y: Scale;
  bold?: boolean;
  wide: boolean;
}) {
  const id = `one-network-${name}`;
  const [left, top] = [x.at(0), y.at(0)];
  return (
    <g transform={`translate(${left} ${top})scale(${x.at(1) - left} ${y.at(1) - top})`}>
      {wide ? (
        <use href={`#${id}`} />
      ) : (
        <g id={id}>
          <Path points={points as readonly Pixel[]} bold={bold} />
        </g>
      )}
    </g>
  );
}

const MARGIN = { left: 50, right: 14, top: 44 };
const STEPS = 2400;

const scales = ({ width, height }: Size, [from, to]: [number, number], [low, high]: [number, number]) => ({
  x: makeScale('linear', [from, to], [MARGIN.left, width - MARGIN.right]),
  y: makeScale('linear', [low, high], [height - 66 - OFFSET, MARGIN.top]),
});

/** The same places, with numbers that are this many times as large. */
const times = (scale: Scale, factor: number): Scale => ({
  ...scale,
  at: (value) => scale.at(value / factor),
});

const STEP_AXIS = { words: 'steps', symbol: 't' };

function Loss(drawing: Drawing) {
  const { x, y } = scales(drawing, [0, STEPS], [0, 0.5]);
  const thousandths = times(y, 1000);
  return (
    <Panel title="Loss" width={drawing.width} height={drawing.height}>
      <Run
        name="floor"
        points={SEEN.map(([t, , floor]) => [t, floor])}
        x={x}
        y={thousandths}
        wide={drawing.wide}
      />
      <Run
        name="loss"
        points={SEEN.map(([t, loss]) => [t, loss])}
        x={x}
        y={thousandths}
        bold
        wide={drawing.wide}
      />
      <Axes x={x} y={y} xName={STEP_AXIS} />
    </Panel>
  );
}

function Sharpness(drawing: Drawing) {
  const { x, y } = scales(drawing, [0, STEPS], [0, 2.5]);
  const hundredths = times(y, 100);
  return (
    <Panel title="Sharpness times step size" width={drawing.width} height={drawing.height}>
      <Line
        points={[
          [x.at(0), y.at(2)],
          [x.at(STEPS), y.at(2)],
        ]}
      />
      <Run
        name="gauge"
        points={SEEN.map(([t, , , , gauge]) => [t, gauge])}
        x={x}
        y={hundredths}
        wide={drawing.wide}
      />
      <Run
        name="sharpness"
        points={SEEN.map(([t, , , S]) => [t, S])}
        x={x}
        y={hundredths}
        bold
        wide={drawing.wide}
      />
      <LineLabel x={x.at(60)} y={y.at(2) - 8} text="2" />
      <Axes x={x} y={y} xName={STEP_AXIS} />
    </Panel>
  );
}

function Amplitude(drawing: Drawing) {
  const { x } = scales(drawing, [AMPLITUDE[0]![0], AMPLITUDE.at(-1)![0]], [0, 1]);
  const y = makeScale('log', [1e-5, 1e-2], [drawing.height - 66 - OFFSET, MARGIN.top]);
  // Places of decades, in hundredths of them.
  const decades = { ...y, at: (log: number) => y.at(10 ** (log / 100)) };
  return (
    <Panel title="Squared amplitude" width={drawing.width} height={drawing.height}>
      <Line points={BALANCE.map(([t, log]): Pixel => [x.at(t), decades.at(log)])} />
      <Run name="amplitude" points={AMPLITUDE} x={x} y={decades} bold wide={drawing.wide} />
      <LineLabel x={x.at(1420)} y={y.at(4.5e-4)} text="$2\alpha/\beta$" />
      <Axes x={x} y={y} xName={STEP_AXIS} />
    </Panel>
  );
}

export default function OneNetwork() {
  const size = { wide: [286, 300], narrow: [300, 260] } as const;
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
