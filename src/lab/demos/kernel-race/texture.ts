import type { Stream } from '../../contract/random.ts';

/**
 * Two textures: Gaussian random fields on a torus of 11 × 11 pixels, every pixel with variance 1, with the power spectrum
 * of a free field on the lattice, P(q) ∝ 1/(1 − τ (cos q₁ + cos q₂)/2). Only next neighbours interact. 11 is prime, so
 * that the sites u ↦ t u, any t from 1 to 10, are all sites again in another order.
 */
export const SIDE = 11;
export const PIXELS = SIDE ** 2;
/** τ of the first texture and of the second: nearer to 1 is smoother. */
export const COUPLINGS = [0.6, 0.9] as const;

/** P(q) for all wave vectors q = 2π (a, b)/11, row by row; its mean is the variance of a pixel, 1. */
export function spectrum(coupling: number): Float64Array {
  const cosine = (a: number) => Math.cos((2 * Math.PI * a) / SIDE);
  const power = Float64Array.from(
    { length: PIXELS },
    (_, i) => 1 / (1 - (coupling * (cosine(Math.floor(i / SIDE)) + cosine(i % SIDE))) / 2),
  );
  const mean = power.reduce((sum, value) => sum + value, 0) / PIXELS;
  return power.map((value) => value / mean);
}

/** The image whose Fourier coefficients are these real even numbers: (1/11²) Σ_q f(q) cos(q·u). */
function transformed(values: Float64Array): Float64Array {
  const cosines = Float64Array.from({ length: SIDE }, (_, a) => Math.cos((2 * Math.PI * a) / SIDE));
  return Float64Array.from({ length: PIXELS }, (_, u) => {
    let sum = 0;
    for (let a = 0; a < SIDE; a++) {
      for (let b = 0; b < SIDE; b++) {
        sum += values[a * SIDE + b]! * cosines[(a * Math.floor(u / SIDE) + b * (u % SIDE)) % SIDE]!;
      }
    }
    return sum / PIXELS;
  });
}

/** cos + sin of 2π a u/11: the products cas(a u₁) cas(b u₂)/11 are an orthonormal basis of the images. */
const CAS = Float64Array.from({ length: PIXELS }, (_, i) => {
  const angle = (2 * Math.PI * Math.floor(i / SIDE) * (i % SIDE)) / SIDE;
  return Math.cos(angle) + Math.sin(angle);
});
/** Standard deviations of the coefficients in that basis: √P, since P is even in either component. */
const DEVIATIONS = COUPLINGS.map((coupling) => spectrum(coupling).map(Math.sqrt));

/** Log likelihood ratio of the second texture to the first, for an image: ½ Σ_uv x_u K(u − v) x_v + a constant. */
const [FIRST, SECOND] = COUPLINGS.map(spectrum) as [Float64Array, Float64Array];
export const CONSTANT = FIRST.reduce((sum, power, i) => sum + Math.log(power / SECOND[i]!) / 2, 0);
export const WEIGHTS = FIRST.map((power, i) => 1 / power - 1 / SECOND[i]!);
/** K, and the places where it is not 0: a pixel and its four neighbours. */
export const KERNEL = transformed(WEIGHTS);
const TAPS = [...KERNEL.keys()].filter((u) => Math.abs(KERNEL[u]!) > 1e-9);

/** An image of texture 0 or 1, with neighbours `gap` pixels apart, written to `image`. */
export function drawTexture(texture: number, gap: number, random: Stream, image: Float32Array): void {
  const coefficients = DEVIATIONS[texture]!.map((deviation) => (deviation * random.normal()) / SIDE);
  const rows = new Float64Array(PIXELS);
  for (let a = 0; a < SIDE; a++) {
    for (let b = 0; b < SIDE; b++) {
      const value = coefficients[a * SIDE + b]!;
      for (let u = 0; u < SIDE; u++) rows[a * SIDE + u]! += value * CAS[b * SIDE + u]!;
    }
  }
  for (let row = 0; row < SIDE; row++) {
    for (let column = 0; column < SIDE; column++) {
      let sum = 0;
      for (let a = 0; a < SIDE; a++) sum += CAS[a * SIDE + row]! * rows[a * SIDE + column]!;
      image[((row * gap) % SIDE) * SIDE + ((column * gap) % SIDE)] = sum;
    }
  }
}

/** Whether the best rule takes the image for the second texture. It knows the gap. */
export function looksSecond(image: Float32Array, gap: number): boolean {
  const taps = TAPS.map((tap) => ({
    down: Math.floor(tap / SIDE) * gap,
    right: (tap % SIDE) * gap,
    value: KERNEL[tap]! / 2,
  }));
  let sum = CONSTANT;
  for (let row = 0; row < SIDE; row++) {
    const across = taps.map(({ down }) => ((row + down) % SIDE) * SIDE);
    for (let column = 0; column < SIDE; column++) {
      let partners = 0;
      for (let i = 0; i < taps.length; i++) {
        partners += taps[i]!.value * image[across[i]! + ((column + taps[i]!.right) % SIDE)]!;
      }
      sum += image[row * SIDE + column]! * partners;
    }
  }
  return sum > 0;
}
