import type { Stream } from '../../contract/random.ts';
import { LENGTH as N, MODES, multiplicity, power, SIGNALS, type Spectrum, type Target } from './exact.ts';

/** A real signal whose power in mode k is exactly P_k, with random phases (signs, where a mode is its own partner). */
export function signal(spectrum: Spectrum, random: Stream): Float64Array {
  const u = new Float64Array(N);
  for (const k of MODES) {
    const phase = multiplicity(k) === 1 ? Math.PI * random.below(2) : 2 * Math.PI * random.uniform();
    const size = multiplicity(k) * Math.sqrt(power(spectrum, k) / N);
    for (let j = 0; j < N; j++) u[j]! += size * Math.cos((2 * Math.PI * j * k) / N + phase);
  }
  return u;
}

/** So many different shifts of each signal, drawn at random: float32 [signals, count, N]. */
export function shifted(signals: readonly Float64Array[], count: number, random: Stream): Float32Array {
  const rows = new Float32Array(signals.length * count * N);
  for (const [b, u] of signals.entries()) {
    const shifts = Int32Array.from({ length: N }, (_, s) => s);
    random.shuffle(shifts);
    for (let i = 0; i < count; i++) {
      for (let j = 0; j < N; j++) rows[(b * count + i) * N + j] = u[(j - shifts[i]! + N) % N]!;
    }
  }
  return rows;
}

/** A matrix is stored as the engine stores it: [input, output], the answer to an input in one row. */
export interface Layer {
  /** float32 [n, N] */
  inputs: Float32Array;
  targets: Float32Array;
  /** float64 [N, N]: where training starts, and what made the targets. */
  start: Float64Array;
  truth: Float64Array;
}

export function layer(spectrum: Spectrum, target: Target, shifts: number, random: Stream): Layer {
  const scale = 1 / Math.sqrt(N);
  const gaussian = (count: number) => Float64Array.from({ length: count }, () => scale * random.normal());
  const start = gaussian(N * N);
  const kernel = gaussian(N);
  const truth =
    target === 'matrix'
      ? gaussian(N * N)
      : Float64Array.from({ length: N * N }, (_, i) => kernel[((i % N) - Math.floor(i / N) + N) % N]!);
  const signals = Array.from({ length: SIGNALS }, () => signal(spectrum, random));
  const inputs = shifted(signals, shifts, random);
  const targets = new Float32Array(inputs.length);
  for (let row = 0; row < inputs.length; row += N) {
    for (let o = 0; o < N; o++) {
      let sum = 0;
      for (let i = 0; i < N; i++) sum += inputs[row + i]! * truth[i * N + o]!;
      targets[row + o] = sum;
    }
  }
  return { inputs, targets, start: Float64Array.from(start, Math.fround), truth };
}

/** Signals with a label each, and as many white ones that are asked about in all their shifts. */
const LABELLED = 3;
const ASKED = 8;

export interface Questions {
  /** float32 [examples, N] and [examples] */
  inputs: Float32Array;
  targets: Float32Array;
  examples: number;
  /** float32 [ASKED, shifts, N] */
  asked: Float32Array;
}

export function questions(spectrum: Spectrum, shifts: number, random: Stream): Questions {
  const signals = Array.from({ length: LABELLED }, () => signal(spectrum, random));
  const labels = Float64Array.from({ length: LABELLED }, () => random.normal());
  const white = Array.from({ length: ASKED }, () => Float64Array.from({ length: N }, () => random.normal()));
  const asked = shifted(white, N, random);
  const examples = LABELLED * shifts;
  return {
    inputs: shifted(signals, shifts, random),
    targets: Float32Array.from({ length: examples }, (_, i) => labels[Math.floor(i / shifts)]!),
    examples,
    asked,
  };
}
