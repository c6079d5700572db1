import type { Delta, Experiment } from '../../contract/demo.ts';
import type { Values } from '../../contract/parameter.ts';
import { stream } from '../../contract/random.ts';
import { DEPTHS, PROFILE_DEPTH, PROFILE_REACH } from './exact.ts';
import { squaredGradients } from './stack.ts';

/** Multiplications between two yields: a few milliseconds of work. */
const SLICE = 4_000_000;

const DEEPEST = Math.max(...DEPTHS);

/**
 * Draws R random stacks and averages the squared gradient of the middle output at every input. One linear stack of 16
 * layers gives all depths, since its last m layers are a stack of m; with ReLUs every depth has stacks of its own.
 */
export const experiment: Experiment = function* (values: Values, seed: number): Generator<Delta | null> {
  yield { kind: 'engine', name: 'typed' };
  const [k, replicas, correlation] = [values['k']!, values['replicas']!, values['correlation']!];
  const work = (L: number) => ((k - 1) * L + 1) * k * L * 1024;

  for (const L of DEPTHS) {
    const sample: Float64Array[] = [];
    let done = 0;
    for (let replica = 0; replica < replicas; replica++) {
      const random = stream(seed, L, replica);
      sample.push(squaredGradients({ k, L, relu: true, correlation }, random).at(-1)!);
      done += 2 * work(L);
      if (done > SLICE) {
        done = 0;
        yield null;
      }
    }
    yield { kind: 'point', series: 'relu', x: L, ...spread(sample), replicas };
  }

  const samples: Float64Array[][] = DEPTHS.map(() => []);
  const profiles: Float64Array[] = [];
  let done = 0;
  for (let replica = 0; replica < replicas; replica++) {
    const squares = squaredGradients({ k, L: DEEPEST, relu: false, correlation }, stream(seed, 0, replica));
    DEPTHS.forEach((L, i) => samples[i]!.push(squares[L - 1]!));
    profiles.push(squares[PROFILE_DEPTH - 1]!);
    done += work(DEEPEST);
    if (done > SLICE) {
      done = 0;
      yield null;
    }
  }
  for (const [i, L] of DEPTHS.entries()) {
    yield { kind: 'point', series: 'linear', x: L, ...spread(samples[i]!), replicas };
  }
  for (let x = 0; x <= PROFILE_REACH; x++) {
    const share = ratio(profiles, (u) => (Math.abs(u) === x ? (x === 0 ? 1 : 0.5) : 0));
    yield { kind: 'point', series: 'profile', x, mean: share.value, standardError: share.error, replicas };
  }
};

/** The standard deviation of the mean profile, with its standard error. */
function spread(sample: readonly Float64Array[]): { mean: number; standardError: number } {
  const variance = ratio(sample, (u) => u ** 2);
  const mean = Math.sqrt(variance.value);
  return { mean, standardError: variance.error / (2 * mean) };
}

/** Σ_r Σ_u φ(u) |g_r(u)|² over Σ_r Σ_u |g_r(u)|²; the error of a ratio of two means. */
function ratio(sample: readonly Float64Array[], phi: (u: number) => number) {
  const sums = sample.map((squares) => {
    const middle = (squares.length - 1) / 2;
    let top = 0;
    let bottom = 0;
    squares.forEach((square, i) => {
      top += phi(i - middle) * square;
      bottom += square;
    });
    return { top, bottom };
  });
  const total = sums.reduce((sum, { bottom }) => sum + bottom, 0);
  const value = sums.reduce((sum, { top }) => sum + top, 0) / total;
  const squares = sums.reduce((sum, { top, bottom }) => sum + (top - value * bottom) ** 2, 0);
  return { value, error: Math.sqrt(squares) / total };
}
