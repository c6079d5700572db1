import { solve } from '../../src/lab/contract/linear.ts';

/** Least squares on 1, x and x², with the textbook's errors: of the slope, and of the value at a point. */
export function parabola({ x, y }: { x: Float64Array; y: Float64Array }, at: number) {
  const powers = [0, 1, 2];
  const moment = (power: number, of: (i: number) => number = () => 1) =>
    x.reduce((sum, value, i) => sum + value ** power * of(i), 0);
  const G = powers.map((i) => powers.map((j) => moment(i + j)));
  const right = powers.map((power) => [moment(power, (i) => y[i]!)]);
  const theta = solve(G, right).map(([value]) => value!);
  const curve = (input: number) => powers.reduce((sum, power) => sum + theta[power]! * input ** power, 0);
  const variance = y.reduce((sum, value, i) => sum + (value - curve(x[i]!)) ** 2, 0) / (x.length - 3);
  const spread = (v: readonly number[]) => {
    const w = solve(
      G,
      v.map((value) => [value]),
    );
    return Math.sqrt(variance * v.reduce((sum, value, i) => sum + value * w[i]![0]!, 0));
  };
  return { theta, value: curve(at), error: spread([1, at, at * at]), slopeError: spread([0, 1, 0]) };
}
