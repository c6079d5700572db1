import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/**
 * Seeded randomness. A stream is named by the run's seed and a path of numbers (scheme, replica, …), so that
 * what one replica draws does not depend on how many others there are or in which order they run.
 */
export interface Stream {
  /** Uniform on the 2³² points k/2³² of [0, 1). */
  uniform(): number;
  /** Uniform on {0, …, n − 1}, for n up to 2²⁰; the bias of multiply-and-shift is below n/2³². */
  below(n: number): number;
  /** Standard normal (polar method). */
  normal(): number;
  /** Puts `items` into uniformly random order, in place (Fisher–Yates). */
  shuffle(items: Int32Array | Uint32Array | Float64Array | Float32Array): void;
}

export function stream(seed: number, ...path: number[]): Stream {
  const generator = xoroshiro128plus(mix(seed, path));
  // The generator spreads its 32-bit seed over 128 bits in place; the first outputs still show the pattern.
  for (let i = 0; i < 8; i++) generator.next();
  let spare: number | undefined;
  const uniform = () => (generator.next() >>> 0) / 4294967296;
  const below = (n: number) => Math.floor(uniform() * n);
  return {
    uniform,
    below,
    normal() {
      if (spare !== undefined) {
        const value = spare;
        spare = undefined;
        return value;
      }
      for (;;) {
        const u = 2 * uniform() - 1;
        const v = 2 * uniform() - 1;
        const s = u * u + v * v;
        if (s >= 1 || s === 0) continue;
        const scale = Math.sqrt((-2 * Math.log(s)) / s);
        spare = v * scale;
        return u * scale;
      }
    },
    shuffle(items) {
      for (let i = items.length - 1; i > 0; i--) {
        const j = below(i + 1);
        const kept = items[i] as number;
        items[i] = items[j] as number;
        items[j] = kept;
      }
    },
  };
}

/** One 32-bit seed from a seed and a path; the finaliser of MurmurHash3 after each part. */
function mix(seed: number, path: readonly number[]): number {
  let hash = 0x9e3779b9 | 0;
  for (const part of [seed, ...path]) {
    hash = Math.imul(hash ^ (part | 0), 0x85ebca6b);
    hash ^= hash >>> 13;
    hash = Math.imul(hash, 0xc2b2ae35);
    hash ^= hash >>> 16;
    hash = (hash + 0x6d2b79f5) | 0;
  }
  return hash;
}
