/** Elementary functions of four numbers at once, to a few units of float32's last place. NaN stays NaN. */

function horner(y: v128, p: v128, coefficient: f32): v128 {
  return f32x4.add(f32x4.mul(p, y), f32x4.splat(coefficient));
}

/** The rational function of Eigen's ptanh, as in typed/activation.ts. */
export function tanh4(value: v128): v128 {
  const x = f32x4.pmax(f32x4.pmin(value, f32x4.splat(9.02)), f32x4.splat(-9.02));
  const y = f32x4.mul(x, x);
  let p = f32x4.splat(-2.76076847742355e-16);
  p = horner(y, p, 2.00018790482477e-13);
  p = horner(y, p, -8.60467152213735e-11);
  p = horner(y, p, 5.12229709037114e-8);
  p = horner(y, p, 1.48572235717979e-5);
  p = horner(y, p, 6.37261928875436e-4);
  p = horner(y, p, 4.89352455891786e-3);
  let q = f32x4.splat(1.19825839466702e-6);
  q = horner(y, q, 1.18534705686654e-4);
  q = horner(y, q, 2.268434632439e-3);
  q = horner(y, q, 4.89352518554385e-3);
  return f32x4.div(f32x4.mul(x, p), q);
}

/** e^x by Cephes' expf: e^x = 2^n e^r with |r| ≤ ½ log 2. Clamped to the range of normal numbers. */
export function exp4(value: v128): v128 {
  const x = f32x4.pmax(f32x4.pmin(value, f32x4.splat(88.37)), f32x4.splat(-87.33));
  const n = f32x4.nearest(f32x4.mul(x, f32x4.splat(1.4426950408889634)));
  let r = f32x4.sub(x, f32x4.mul(n, f32x4.splat(0.693359375)));
  r = f32x4.sub(r, f32x4.mul(n, f32x4.splat(-2.1219444e-4)));
  let p = f32x4.splat(1.98756915e-4);
  p = horner(r, p, 1.3981999507e-3);
  p = horner(r, p, 8.3334519073e-3);
  p = horner(r, p, 4.1665795894e-2);
  p = horner(r, p, 1.6666665459e-1);
  p = horner(r, p, 5.0000001201e-1);
  p = f32x4.add(f32x4.add(f32x4.mul(p, f32x4.mul(r, r)), r), f32x4.splat(1));
  // n is added to the exponent; the conversion saturates, and NaN comes from p.
  const power = i32x4.shl(i32x4.add(i32x4.trunc_sat_f32x4_s(n), i32x4.splat(127)), 23);
  return f32x4.mul(p, power);
}

/** log x by Cephes' logf, for normal x > 0: log x = n log 2 + log m, m in [√½, √2). */
export function log4(x: v128): v128 {
  const bits = i32x4.sub(x, i32x4.splat(0x3f3504f3));
  const n = f32x4.convert_i32x4_s(i32x4.shr_s(bits, 23));
  const m = i32x4.add(v128.and(bits, i32x4.splat(0x007fffff)), i32x4.splat(0x3f3504f3));
  const r = f32x4.sub(m, f32x4.splat(1));
  const square = f32x4.mul(r, r);
  let p = f32x4.splat(7.0376836292e-2);
  p = horner(r, p, -1.151461031e-1);
  p = horner(r, p, 1.167699874e-1);
  p = horner(r, p, -1.2420140846e-1);
  p = horner(r, p, 1.4249322787e-1);
  p = horner(r, p, -1.6668057665e-1);
  p = horner(r, p, 2.0000714765e-1);
  p = horner(r, p, -2.4999993993e-1);
  p = horner(r, p, 3.3333331174e-1);
  let y = f32x4.mul(f32x4.mul(p, r), square);
  y = f32x4.add(y, f32x4.mul(n, f32x4.splat(-2.1219444e-4)));
  y = f32x4.sub(y, f32x4.mul(square, f32x4.splat(0.5)));
  return f32x4.add(f32x4.add(r, y), f32x4.mul(n, f32x4.splat(0.693359375)));
}

/** log(1 + e) for e in [0, 1]: what 1 + e rounds off is made good by Kahan's quotient. */
export function log1p4(e: v128): v128 {
  const one = f32x4.splat(1);
  const u = f32x4.add(e, one);
  const exact = f32x4.div(f32x4.mul(log4(u), e), f32x4.sub(u, one));
  return v128.bitselect(e, exact, f32x4.eq(u, one));
}
