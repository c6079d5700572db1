import fc from 'fast-check';
import { expect } from 'vitest';

/** `FUZZ_SEED=…` repeats a run, `FUZZ_SEED=random` makes a new one; by default every run is the same. */
const asked = process.env['FUZZ_SEED'] ?? '20261122';
export const SEED = asked === 'random' ? Date.now() & 0x7fffffff : Number(asked);
/** `FUZZ_TIMES=10` tries ten times as many cases. */
const TIMES = Number(process.env['FUZZ_TIMES'] ?? 1);

/** Seconds of computing that no case may take. A case takes milliseconds; this only tells a hang from a slow machine. */
const HANG = 20;

let tried = 0;

/** Cases that have been tried in this process. */
export function casesTried(): number {
  return tried;
}

/** Tries many cases. Seed and number are printed whether or not they pass; fast-check shrinks what fails. */
export function tryMany<T>(
  name: string,
  cases: number,
  arbitrary: fc.Arbitrary<T>,
  check: (one: T) => void,
): void {
  const numRuns = cases * TIMES;
  console.log(`${name}: ${numRuns} cases, FUZZ_SEED=${SEED}`);
  const property = fc.property(arbitrary, (one) => {
    tried += 1;
    const before = process.cpuUsage();
    check(one);
    expect(process.cpuUsage(before).user / 1e6, 'seconds of computing').toBeLessThan(HANG);
  });
  fc.assert(property, { seed: SEED, numRuns, endOnFailure: false });
}
