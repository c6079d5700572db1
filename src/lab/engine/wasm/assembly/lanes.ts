/**
 * A vector's four lanes hold either four examples of one replica (W = f32: a weight is one number, spread over the
 * lanes), or one example each of four replicas (W = v128: a weight is four numbers, one a replica). Everything else
 * is written once for both.
 */

/** The weight at `address`, in all lanes. */
export function weight<W>(address: usize): v128 {
  if (isVector<W>()) return v128.load(address);
  return v128.load_splat<f32>(address);
}

/** Writes what is left of four gradients after the sum over a replica's lanes; `step` is the distance in bytes. */
export function storeFour<W>(address: usize, step: usize, a: v128, b: v128, c: v128, d: v128): void {
  if (isVector<W>()) {
    v128.store(address, a);
    v128.store(address + step, b);
    v128.store(address + 2 * step, c);
    v128.store(address + 3 * step, d);
  } else {
    const s = sums(a, b, c, d);
    v128.store_lane<f32>(address, s, 0);
    v128.store_lane<f32>(address + step, s, 1);
    v128.store_lane<f32>(address + 2 * step, s, 2);
    v128.store_lane<f32>(address + 3 * step, s, 3);
  }
}

export function storeOne<W>(address: usize, a: v128): void {
  if (isVector<W>()) v128.store(address, a);
  else f32.store(address, sum(a));
}

/** (Σa, Σb, Σc, Σd), by adding halves of the transpose. */
function sums(a: v128, b: v128, c: v128, d: v128): v128 {
  const ab = f32x4.add(v128.shuffle<f32>(a, b, 0, 4, 1, 5), v128.shuffle<f32>(a, b, 2, 6, 3, 7));
  const cd = f32x4.add(v128.shuffle<f32>(c, d, 0, 4, 1, 5), v128.shuffle<f32>(c, d, 2, 6, 3, 7));
  return f32x4.add(v128.shuffle<f32>(ab, cd, 0, 1, 4, 5), v128.shuffle<f32>(ab, cd, 2, 3, 6, 7));
}

export function sum(a: v128): f32 {
  const halves = f32x4.add(a, v128.shuffle<f32>(a, a, 2, 3, 0, 1));
  return f32x4.extract_lane(halves, 0) + f32x4.extract_lane(halves, 1);
}

export function multiplyAdd(sum: v128, a: v128, b: v128): v128 {
  return f32x4.add(sum, f32x4.mul(a, b));
}

/** Bytes of a vector. */
export const VECTOR: usize = 16;
