import type { Stream } from '../../contract/random.ts';
import { LENGTH as N, MODES, multiplicity, power, type Spectrum } from './exact.ts';

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
