import { LENGTH as N } from './exact.ts';

const WAVES = Array.from({ length: N }, (_, k) => ({
  cosine: Float64Array.from({ length: N }, (__, j) => Math.cos((2 * Math.PI * j * k) / N)),
  sine: Float64Array.from({ length: N }, (__, j) => Math.sin((2 * Math.PI * j * k) / N)),
}));

/** |(A − B) f|² for the plane wave f of mode k. */
export function answer(A: Float64Array, B: Float64Array, k: number): number {
  const { cosine, sine } = WAVES[k]!;
  let sum = 0;
  for (let o = 0; o < N; o++) {
    let [real, imaginary] = [0, 0];
    for (let i = 0; i < N; i++) {
      const difference = A[i * N + o]! - B[i * N + o]!;
      real += difference * cosine[i]!;
      imaginary += difference * sine[i]!;
    }
    sum += (real ** 2 + imaginary ** 2) / N;
  }
  return sum;
}

/** Sum of squares of what is left of a matrix when every wrapped diagonal loses its mean. */
export function fromConvolutions(A: Float64Array): number {
  let sum = 0;
  for (let diagonal = 0; diagonal < N; diagonal++) {
    const entry = (i: number) => A[i * N + ((i + diagonal) % N)]!;
    let mean = 0;
    for (let i = 0; i < N; i++) mean += entry(i) / N;
    for (let i = 0; i < N; i++) sum += (entry(i) - mean) ** 2;
  }
  return sum;
}

/**
 * Each network's answers less their mean over the shifts of the same signal.
 * @param answers of all networks, one after the other, signal by signal in all shifts
 */
export function variantParts(answers: Float32Array, networks: number): Float64Array[] {
  const size = answers.length / networks;
  return Array.from({ length: networks }, (_, r) => {
    const part = Float64Array.from(answers.subarray(r * size, (r + 1) * size));
    for (let from = 0; from < size; from += N) {
      const orbit = part.subarray(from, from + N);
      const mean = orbit.reduce((sum, value) => sum + value, 0) / N;
      orbit.forEach((value, i) => (orbit[i] = value - mean));
    }
    return part;
  });
}

/** The means of so many parts each: their square sums, in units of the mean square sum of all parts given. */
export function averaged(parts: readonly Float64Array[], size: number): Float64Array {
  const one = parts.reduce((sum, part) => sum + square(part), 0) / parts.length;
  return Float64Array.from({ length: parts.length / size }, (_, group) => {
    const mean = new Float64Array(parts[0]!.length);
    for (const part of parts.slice(group * size, (group + 1) * size)) {
      for (let i = 0; i < mean.length; i++) mean[i]! += part[i]! / size;
    }
    return square(mean) / one;
  });
}

function square(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value ** 2, 0);
}
