import { MODEL } from '../../src/lab/demos/edge-of-stability/experiment.ts';
import { EXAMPLES, inputs, targets } from '../../src/lab/demos/edge-of-stability/setting.ts';
import { stream } from '../../src/lab/contract/random.ts';
import { curvatureOf, powerIteration } from '../../src/lab/engine/curvature.ts';
import { glorot } from '../../src/lab/engine/initial.ts';
import { plan } from '../../src/lab/engine/plan.ts';
import { descendDoubly, gradientDoubly, lossDoubly } from './double-precision.ts';

const SEED = 2026;
const REPLICAS = 30;
const STEPS = 2400;

const landscape = {
  model: MODEL,
  loss: 'squared',
  examples: EXAMPLES,
  inputs: inputs(),
  targets: targets(),
} as const;
const curvature = curvatureOf(landscape);
const size = curvature.parameters;

type Vector = Float64Array;
const dot = (a: Vector, b: Vector) => a.reduce((sum, value, i) => sum + value * b[i]!, 0);
const moved = (a: Vector, by: number, b: Vector) => a.map((value, i) => value + by * b[i]!);

/** Weights before training, of the thirty networks of networks-at-the-edge.ts, in double precision. */
export function start(replica: number): Vector {
  const all = glorot(SEED)(plan(MODEL, 'squared'), REPLICAS);
  return Float64Array.from(all.subarray(replica * size, (replica + 1) * size));
}

export function randomDirection(replica: number): Vector {
  const random = stream(SEED, 1, replica);
  return Float64Array.from({ length: size }, () => random.normal());
}

/** The sharpness, from a direction that is replaced by the steepest one, of length one. */
export function sharpness(w: Vector, direction: Vector, products: number): number {
  curvature.at(w);
  const S = powerIteration((v) => curvature.product(v), direction, products, 1e-6);
  const norm = Math.sqrt(dot(direction, direction));
  for (let i = 0; i < size; i++) direction[i] = direction[i]! / norm;
  return S;
}

/** ∇S at weights on the valley's floor, from third differences of the loss along the steepest direction v. */
function slopes(w: Vector, v: Vector) {
  const h = 1e-3;
  const [back, here, on] = [-h, 0, h].map((by) => gradientDoubly(moved(w, by, v))) as [
    Vector,
    Vector,
    Vector,
  ];
  const third = here.map((value, i) => (on[i]! - 2 * value + back[i]!) / h ** 2);
  const cubic = dot(third, v);
  // Without their components along the oscillation.
  const gradS = moved(third, -cubic, v);
  const alpha = -dot(here, gradS);
  return { cubic, gradS, alpha, beta: dot(gradS, gradS) };
}

/** The drive, the squared slope of the sharpness, and with them the budget χ of prop:spiral. */
export function anatomy(w: Vector, v: Vector, eta: number) {
  const { cubic, gradS, alpha, beta } = slopes(w, v);
  const h = 0.02;
  const along = (by: number) => dot(gradientDoubly(moved(w, by * h, v)), v);
  const k = (along(2) - 2 * along(1) + 2 * along(-1) - along(-2)) / 2 / h ** 3;
  // ln A = ln(2α/β) a little further and a little less far along ∇S, per unit of S.
  const excess = 0.05;
  const logA = (by: number) => {
    const there = moved(w, by / beta, gradS);
    const direction = v.slice();
    sharpness(there, direction, 8);
    const { alpha, beta: b } = slopes(there, direction);
    return Math.log(Math.abs((2 * alpha) / b));
  };
  const slopeOfA = (logA(excess) - logA(-excess)) / (2 * excess);
  const walls = (k - 1.5 * eta * cubic ** 2) / (3 * eta * beta);
  const place = slopeOfA / (2 * eta);
  return { alpha, beta, walls, place, chi: 1 + walls + place };
}

interface Turn {
  /** From maximum to maximum of the sharpness, and what 2π/ω says. */
  steps: number;
  predicted: number;
  /** By what the swing of the sharpness is multiplied, and χ from it and from the budget. */
  growth: number;
  chi: number;
  budget: number;
  walls: number;
  place: number;
  alpha: number;
  /** When the turn begins. */
  at: number;
}

export interface Follow {
  loss: number;
  /** Over the last 800 steps, the mean of ½βz² over the mean of α. */
  balance: number;
  /** All turns in which ηS swings by more than 0.004 and less than 0.1. */
  turns: Turn[];
}

const EVERY = 4;
const RARELY = 20;

/** Trains a network and follows the swings of its sharpness at midpoints. */
export function follow(replica: number, eta: number): Follow {
  const w = start(replica);
  const v = randomDirection(replica);
  const readings: { t: number; y: number }[] = [];
  const inner: ({ t: number } & ReturnType<typeof anatomy>)[] = [];
  let [drive, force] = [0, 0];
  for (let t = 1; t <= STEPS; t++) {
    const before = w.slice();
    descendDoubly(w, eta);
    if (t % (readings.length > 0 ? EVERY : RARELY) !== 0) continue;
    const midpoint = moved(before, 1, w).map((value) => value / 2);
    const S = eta * sharpness(midpoint, v, readings.length > 0 ? 15 : 40);
    if (readings.length === 0 && S < 1.95) continue;
    readings.push({ t, y: S });
    if (t % RARELY !== 0) continue;
    const found = anatomy(midpoint, v, eta);
    inner.push({ t, ...found });
    if (t <= STEPS - 800) continue;
    const z = dot(moved(w, -1, before), v) / 2;
    drive += found.alpha;
    force += (found.beta * z ** 2) / 2;
  }
  return { loss: lossDoubly(w), balance: force / drive, turns: turnsOf(readings, inner, eta) };
}

function turnsOf(
  readings: readonly { t: number; y: number }[],
  inner: readonly ({ t: number } & ReturnType<typeof anatomy>)[],
  eta: number,
): Turn[] {
  const extrema: { t: number; y: number; top: boolean }[] = [];
  for (let i = 1; i + 1 < readings.length; i++) {
    const { t, y } = readings[i]!;
    const [left, right] = [y - readings[i - 1]!.y, readings[i + 1]!.y - y];
    if (left * right >= 0) continue;
    const shift = (left + right) / (2 * (left - right));
    extrema.push({ t: t + EVERY * shift, y: y + ((left + right) / 4) * shift, top: left > 0 });
  }
  return extrema.slice(0, -3).flatMap(({ t, y, top }, i): Turn[] => {
    const [low, next, after] = [extrema[i + 1]!, extrema[i + 2]!, extrema[i + 3]!];
    const swing = y - low.y;
    if (!top || swing < 0.004 || swing > 0.1) return [];
    const during = inner.filter((one) => one.t >= t && one.t <= next.t);
    const mean = (key: 'alpha' | 'walls' | 'place' | 'chi') =>
      during.reduce((sum, one) => sum + one[key], 0) / during.length;
    const alpha = mean('alpha');
    if (!(alpha > 0)) return [];
    const omega = eta * Math.sqrt(2 * alpha);
    const growth = (next.y - after.y) / swing;
    return [
      {
        at: t,
        alpha,
        steps: next.t - t,
        predicted: (2 * Math.PI) / omega,
        growth,
        chi: Math.log(growth) / (Math.PI * omega),
        budget: mean('chi'),
        walls: mean('walls'),
        place: mean('place'),
      },
    ];
  });
}

/** The network that the figure shows, counted from 0. */
const SHOWN = 7;

/** Where the figure has points: seldom while nothing turns, often in the first turns. */
const TIMES = [
  ...Array.from({ length: 27 }, (_, i) => 2 + 40 * i),
  ...Array.from({ length: 131 }, (_, i) => 1080 + 4 * i),
  // The highest loss, and the climb of ex:bursts.
  700,
  900,
  1115,
  ...Array.from({ length: 16 }, (_, i) => 1650 + 50 * i),
];
/** From here on the amplitude is drawn, to the end of the close points. */
const AMPLITUDE = [1120, 1600] as const;

/** One network, step by step: what the figure one-network draws, and what the text says of it. */
export function course(eta: number) {
  const w = start(SHOWN);
  const v = randomDirection(SHOWN);
  let last: Vector | undefined;
  let loss = lossDoubly(w);
  const steps: { loss: number; rises: boolean; gauge: number }[] = [];
  const seen: { t: number; loss: number; floor: number; S: number; gauge: number }[] = [];
  const amplitude: { t: number; z2: number; balance?: number }[] = [];
  for (let t = 1; t <= STEPS; t++) {
    const before = w.slice();
    descendDoubly(w, eta);
    const step = moved(w, -1, before);
    const gauge = last ? 1 - dot(step, last) / dot(last, last) : Number.NaN;
    last = step;
    const now = lossDoubly(w);
    steps.push({ loss: now, rises: now > loss, gauge });
    loss = now;
    if (!TIMES.includes(t)) continue;
    const midpoint = moved(before, 1, w).map((value) => value / 2);
    const S = sharpness(midpoint, v, 40);
    seen.push({ t, loss, floor: lossDoubly(midpoint), S: eta * S, gauge });
    if (t < AMPLITUDE[0] || t > AMPLITUDE[1]) continue;
    const z2 = (dot(step, v) / 2) ** 2;
    const { alpha, beta } = t % 20 === 0 ? slopes(midpoint, v) : { alpha: 0, beta: 0 };
    amplitude.push({ t, z2, ...(beta > 0 ? { balance: (2 * alpha) / beta } : {}) });
  }
  return { steps, seen, amplitude };
}
