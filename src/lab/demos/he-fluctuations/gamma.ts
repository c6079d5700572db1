/** Derivatives of ln Γ, and Γ at complex arguments: what the logarithm of a χ² variable needs. */

/** ψ(x), ψ'(x), ψ''(x), ψ'''(x) for x > 0; relative error below 1e-10. */
export function polygamma(x: number): [number, number, number, number] {
  let [a, b, c, d] = [0, 0, 0, 0];
  for (; x < 12; x++) {
    a -= 1 / x;
    b += 1 / x ** 2;
    c -= 2 / x ** 3;
    d += 6 / x ** 4;
  }
  const y = 1 / (x * x);
  a += Math.log(x) - 1 / (2 * x) - y / 12 + y ** 2 / 120 - y ** 3 / 252 + y ** 4 / 240;
  b += 1 / x + y / 2 + (y / x) * (1 / 6 - y / 30 + y ** 2 / 42 - y ** 3 / 30);
  c -= y + y / x + y ** 2 / 2 - y ** 3 / 6 + y ** 4 / 6 - (3 * y ** 5) / 10;
  d += (2 * y) / x + 3 * y ** 2 + ((2 * y ** 2) / x) * (1 - y / 2 + (2 * y ** 2) / 3 - (3 * y ** 3) / 2);
  return [a, b, c, d];
}

/** ln Γ(x + it), real part and phase, for x > 0, by Stirling's series after shifting x beyond 10. */
export function logGamma(x: number, t: number): [number, number] {
  let [real, phase] = [0, 0];
  for (; x < 10; x++) {
    real -= Math.log(x * x + t * t) / 2;
    phase -= Math.atan2(t, x);
  }
  const square = x * x + t * t;
  const [size, angle] = [Math.log(square) / 2, Math.atan2(t, x)];
  // (w − ½) ln w − w + ½ ln 2π + 1/12w − 1/360w³ + 1/1260w⁵, w = x + it
  real += (x - 0.5) * size - t * angle - x + Math.log(2 * Math.PI) / 2;
  phase += (x - 0.5) * angle + t * size - t;
  for (const [power, factor] of [
    [1, 1 / 12],
    [3, -1 / 360],
    [5, 1 / 1260],
  ] as const) {
    const modulus = factor * square ** (-power / 2);
    real += modulus * Math.cos(power * angle);
    phase -= modulus * Math.sin(power * angle);
  }
  return [real, phase];
}
