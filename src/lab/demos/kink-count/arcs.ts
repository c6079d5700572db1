/**
 * The kinks of a ReLU network on the unit circle, exactly. Between two neighbouring kinks every sum that a unit takes is
 * a cos θ + b sin θ + c, whose zeros are known; each of them is a kink of that unit, and the next layer sees one arc more.
 */
const TURN = 2 * Math.PI;
/**
 * A zero so near to the end of an arc is the end itself, met again with rounding: where the last active unit of a layer
 * dies, all sums above it vanish together, and none of them changes sign.
 */
const NEAR = 1e-9;

/** What a layer of m units outputs on the arc from `from` to `to`: a cos θ + b sin θ + c, each of length m. */
interface Arc {
  from: number;
  to: number;
  a: Float64Array;
  b: Float64Array;
  c: Float64Array;
}

/**
 * @param units in each hidden layer, of a network with two inputs; what comes after the last of them does not matter
 * @param weights as engine/plan.ts lays them out: for each layer the kernel [inputs, units], then the biases [units]
 * @param start where the network's weights begin
 * @returns for each hidden layer, how often its units change sign on the circle, all units together
 */
export function kinksByLayer(units: readonly number[], weights: ArrayLike<number>, start = 0): number[] {
  const plane = { a: Float64Array.of(1, 0), b: Float64Array.of(0, 1), c: new Float64Array(2) };
  let arcs: Arc[] = [{ from: 0, to: TURN, ...plane }];
  let position = start;
  let inputs = 2;
  return units.map((m) => {
    const next: Arc[] = [];
    let kinks = 0;
    for (const arc of arcs) {
      const sums = throughLayer(arc, { inputs, units: m, weights, position });
      const cuts: number[] = [];
      for (let unit = 0; unit < m; unit++) addZeros(sums, unit, cuts);
      kinks += cuts.length;
      const ends = [arc.from, ...cuts.sort((x, y) => x - y), arc.to];
      for (let i = 1; i < ends.length; i++) next.push(rectified(sums, ends[i - 1]!, ends[i]!));
    }
    arcs = next;
    position += (inputs + 1) * m;
    inputs = m;
    return kinks;
  });
}

interface Layer {
  inputs: number;
  units: number;
  weights: ArrayLike<number>;
  position: number;
}

function throughLayer(arc: Arc, { inputs, units, weights, position }: Layer): Arc {
  const a = new Float64Array(units);
  const b = new Float64Array(units);
  const c = new Float64Array(units);
  for (let unit = 0; unit < units; unit++) c[unit] = weights[position + inputs * units + unit]!;
  for (let i = 0; i < inputs; i++) {
    const [ai, bi, ci] = [arc.a[i]!, arc.b[i]!, arc.c[i]!];
    if (ai === 0 && bi === 0 && ci === 0) continue;
    const row = position + i * units;
    for (let unit = 0; unit < units; unit++) {
      const weight = weights[row + unit]!;
      a[unit]! += weight * ai;
      b[unit]! += weight * bi;
      c[unit]! += weight * ci;
    }
  }
  return { from: arc.from, to: arc.to, a, b, c };
}

/** Adds the zeros of one unit's sum strictly between the ends of its arc. */
function addZeros({ from, to, a, b, c }: Arc, unit: number, cuts: number[]): void {
  const amplitude = Math.hypot(a[unit]!, b[unit]!);
  const level = -c[unit]! / amplitude;
  if (!(Math.abs(level) < 1)) return;
  const phase = Math.atan2(b[unit]!, a[unit]!);
  const half = Math.acos(level);
  for (const zero of [phase - half, phase + half]) {
    const turned = zero - TURN * Math.floor((zero - from) / TURN);
    if (turned > from + NEAR && turned < to - NEAR) cuts.push(turned);
  }
}

/** The part of an arc on which no sum changes sign, behind the rectifier. */
function rectified({ a, b, c }: Arc, from: number, to: number): Arc {
  const middle = (from + to) / 2;
  const [cosine, sine] = [Math.cos(middle), Math.sin(middle)];
  const on = a.map((value, unit) => (value * cosine + b[unit]! * sine + c[unit]! > 0 ? 1 : 0));
  return {
    from,
    to,
    a: a.map((value, unit) => on[unit]! * value),
    b: b.map((value, unit) => on[unit]! * value),
    c: c.map((value, unit) => on[unit]! * value),
  };
}
