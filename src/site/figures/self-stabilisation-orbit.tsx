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
import { atRest, iterates, levelLine, middle, setting, swings } from './self-stabilisation-orbit/orbit.ts';

const { eta } = setting;

const alt = `Two panels for gradient descent on two weights with step size ${eta}. First, the plane of the weights: the iterates of even and those of odd number lie on either side of the valley, drift along it towards larger sharpness, move away from it on both sides past the point where the sharpness is two over the step size, are thrown back, return to the valley and begin again, each time a little wider. Second, the size of the oscillation against the sharpness: the same orbit goes clockwise round the cycle, which lies just below 2, and round an egg-shaped level line of the conserved quantity of the slow flow; two turns are drawn, and the second lies outside the first.`;

/** Drawn is every fourth iterate of each parity, and every fourth swing. */
const EVERY = 4;

const orbit = iterates();
const phases = swings(orbit);
/** The oscillation's size at the start, through which the level line is drawn. */
const smallest = phases[0]!.size;

interface Drawing extends Size {
  wide: boolean;
}

function Weights({ width, height, wide }: Drawing) {
  const us = orbit.map(({ u }) => u);
  const x = makeScale('linear', [Math.min(...us) - 0.01, Math.max(...us) + 0.01], [58, width - 18]);
  const vs = orbit.map(({ v }) => v);
  const y = makeScale('linear', [Math.min(...vs) - 0.01, Math.max(...vs) + 0.01], [height - 66 - OFFSET, 52]);
  const half = (parity: number): Pixel[] =>
    orbit.flatMap(({ u, v }, t) => (t % EVERY === parity ? [[u, v] as const] : []));
  const valley = Array.from({ length: 41 }, (_, i): Pixel => {
    const u = x.domain[0] + ((x.domain[1] - x.domain[0]) * i) / 40;
    return [x.at(u), y.at(1 / u)];
  });
  // Where the sharpness of the valley is 2/η: u² + u⁻² = 2/η.
  const edge = Math.sqrt(1 / eta + Math.sqrt(1 / eta ** 2 - 1));
  return (
    <Panel title="The weights, second against first" width={width} height={height}>
      <Run id="orbit-even" points={half(0)} x={x} y={y} bold wide={wide} />
      <Run id="orbit-odd" points={half(1)} x={x} y={y} bold wide={wide} />
      <Line points={valley} />
      <Line
        points={[
          [x.at(edge), y.at(1 / edge) - 9],
          [x.at(edge), y.at(1 / edge) + 9],
        ]}
      />
      <LineLabel x={x.at(edge) - 34} y={y.at(1 / edge) - 22} text="$S=2/\eta$" />
      <Axes x={x} y={y} xName={{ words: 'first weight', symbol: 'u' }} />
    </Panel>
  );
}

type Phase = (typeof phases)[number];

/** Steps at which an arrow stands on the orbit: in the first turn and in the last. */
const ARROWS = [60, 500];

function Phase({ width, height, wide }: Drawing) {
  const sizes = phases.map(({ size }) => size);
  const x = makeScale('log', [Math.min(...sizes) / 1.3, Math.max(...sizes) * 1.3], [72, width - 18]);
  const sharp = phases.map(({ S }) => eta * S);
  const y = makeScale(
    'linear',
    [Math.min(...sharp) - 0.01, Math.max(...sharp) + 0.01],
    [height - 66 - OFFSET, 52],
  );
  const level = levelLine(smallest, 48);
  const ring = [...level, ...level.toReversed().map(({ r, y }) => ({ r, y: -y }))].map(
    ({ r, y: excess }): Pixel => [x.at(r), y.at(eta * (middle + excess))],
  );
  const arrow = (from: Phase, to: Phase) => {
    const [px, py] = [x.at(to.size), y.at(eta * to.S)];
    const angle = Math.atan2(py - y.at(eta * from.S), px - x.at(from.size));
    const barb = (turn: number): Pixel => [
      Math.round(10 * (px - 9 * Math.cos(angle + turn))) / 10,
      Math.round(10 * (py - 9 * Math.sin(angle + turn))) / 10,
    ];
    const tip = [px, py].map((value) => Math.round(10 * value) / 10);
    return `M${barb(0.5).join(' ')}L${tip.join(' ')}L${barb(-0.5).join(' ')}`;
  };
  return (
    <Panel title="Sharpness times step size" width={width} height={height}>
      <Run
        id="orbit-phase"
        points={phases.flatMap(({ size, S }, t): Pixel[] => (t % EVERY === 0 ? [[size, eta * S]] : []))}
        x={x}
        y={y}
        bold
        wide={wide}
      />
      <Line points={ring} />
      {/* The cycle, and the way the orbit goes. */}
      <circle class="theory" cx={x.at(atRest)} cy={y.at(eta * middle)} r="4" />
      {ARROWS.map((t) => (
        <path key={t} class="arrow" d={arrow(phases[t - 2]!, phases[t]!)} />
      ))}
      <Axes x={x} y={y} xName={{ words: 'oscillation of the residual', symbol: '' }} />
    </Panel>
  );
}

export default function SelfStabilisationOrbit() {
  return (
    <Panels
      alt={alt}
      panels={[
        { draw: Weights, wide: [444, 340], narrow: [300, 280] },
        { draw: Phase, wide: [444, 340], narrow: [300, 280] },
      ]}
    />
  );
}
