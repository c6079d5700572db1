import { CONSTANT, COUPLINGS, spectrum, WEIGHTS } from './texture.ts';

/**
 * The error of the best rule when both textures are equally frequent: prop:texture-optimum. Under either texture the log
 * likelihood ratio is a constant plus ½ Σ_q P(q) w(q) z_q² with independent standard normal z_q; Gil-Pelaez's inversion
 * of its characteristic function gives the chance that it is positive.
 * @param copies of the image, independent: 1
 */
export function bestError(copies = 1): number {
  const positive = COUPLINGS.map((coupling) => {
    const scales = spectrum(coupling).map((power, i) => (power * WEIGHTS[i]!) / 2);
    return chancePositive(CONSTANT, scales, copies);
  });
  return (positive[0]! + 1 - positive[1]!) / 2;
}

/** P(c + Σ a z² > 0), or that the sum of so many independent copies is positive. */
function chancePositive(constant: number, scales: Float64Array, copies: number): number {
  // Midpoint rule; the integrand is smooth, and falls as a product of 121 factors |1 − 2iat|^(−1/2).
  const [step, count] = [0.02, 1000];
  let sum = 0;
  for (let i = 0; i < count; i++) {
    const t = (i + 0.5) * step;
    let phase = constant * t;
    let logarithm = 0;
    for (const a of scales) {
      phase += Math.atan(2 * a * t) / 2;
      logarithm += Math.log1p((2 * a * t) ** 2) / 4;
    }
    sum += (Math.sin(copies * phase) * Math.exp(-copies * logarithm)) / t;
  }
  return 0.5 + (sum * step) / Math.PI;
}
