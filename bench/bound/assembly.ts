/**
 * The most that wasm SIMD without fused multiply-add can do: eight sums that do not wait for each other, and
 * six loads from the first cache for them. A round is 32 multiply-adds.
 */
export function multiplyAdds(rounds: i32): f32 {
  if (memory.size() === 0) memory.grow(1);
  const a = __heap_base;
  let s0 = f32x4.splat(0);
  let s1 = s0;
  let s2 = s0;
  let s3 = s0;
  let s4 = s0;
  let s5 = s0;
  let s6 = s0;
  let s7 = s0;
  for (let i = 0; i < rounds; i++) {
    const at = a + ((<usize>(i & 15)) << 7);
    const x = v128.load(at);
    const y = v128.load(at, 16);
    const w0 = v128.load_splat<f32>(at, 32);
    const w1 = v128.load_splat<f32>(at, 36);
    const w2 = v128.load_splat<f32>(at, 40);
    const w3 = v128.load_splat<f32>(at, 44);
    s0 = f32x4.add(s0, f32x4.mul(x, w0));
    s1 = f32x4.add(s1, f32x4.mul(y, w0));
    s2 = f32x4.add(s2, f32x4.mul(x, w1));
    s3 = f32x4.add(s3, f32x4.mul(y, w1));
    s4 = f32x4.add(s4, f32x4.mul(x, w2));
    s5 = f32x4.add(s5, f32x4.mul(y, w2));
    s6 = f32x4.add(s6, f32x4.mul(x, w3));
    s7 = f32x4.add(s7, f32x4.mul(y, w3));
  }
  const sum = f32x4.add(
    f32x4.add(f32x4.add(s0, s1), f32x4.add(s2, s3)),
    f32x4.add(f32x4.add(s4, s5), f32x4.add(s6, s7)),
  );
  return f32x4.extract_lane(sum, 0);
}
