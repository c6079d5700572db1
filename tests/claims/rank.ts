/** Exact ranks: of integer matrices modulo a prime, which is at most the rank over the rationals. */
const PRIME = 1_000_003n;

export function rankModPrime(matrix: readonly (readonly number[])[]): number {
  const rows = matrix.map((row) => row.map((value) => ((BigInt(value) % PRIME) + PRIME) % PRIME));
  let rank = 0;
  for (let column = 0; column < (rows[0]?.length ?? 0); column++) {
    const pivot = rows.findIndex((row, i) => i >= rank && row[column] !== 0n);
    if (pivot < 0) continue;
    [rows[rank], rows[pivot]] = [rows[pivot]!, rows[rank]!];
    const top = rows[rank]!;
    const inverse = power(top[column]!, PRIME - 2n);
    for (let i = rank + 1; i < rows.length; i++) {
      const row = rows[i]!;
      if (row[column] === 0n) continue;
      const factor = (row[column]! * inverse) % PRIME;
      for (let j = column; j < row.length; j++) {
        row[j] = (((row[j]! - factor * top[j]!) % PRIME) + PRIME) % PRIME;
      }
    }
    rank += 1;
  }
  return rank;
}

function power(base: bigint, exponent: bigint): bigint {
  let [result, square] = [1n, base];
  for (let left = exponent; left > 0n; left >>= 1n) {
    if (left & 1n) result = (result * square) % PRIME;
    square = (square * square) % PRIME;
  }
  return result;
}
