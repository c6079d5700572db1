import fc from 'fast-check';
import { expect } from 'vitest';

/** `FUZZ_SEED=…` repeats a run, `FUZZ_SEED=random` makes a new one; by default every run is the same. */
const asked = process.env['FUZZ_SEED'] ?? '20261122';
export const SEED = asked === 'random' ? Date.now() & 0x7fffffff : Number(asked);
/** `FUZZ_TIMES=10` tries ten times as many cases. */
const TIMES = Number(process.env['FUZZ_TIMES'] ?? 1);

/** Seconds of computing that no case may take. A case takes milliseconds; this only tells a hang from a slow machine. */
const HANG = 20;

/** How many cases of each sort are tried. */
export const CASES = {
  'tidy Markdown': 1200,
  'careless Markdown': 1800,
  'slips in the chapters': 1200,
  TeX: 800,
  'whole books': 200,
  BibTeX: 3000,
  'frontmatter of a question': 300,
  'frontmatter of a note': 300,
  'frontmatter of a path': 300,
  'frontmatter of a resource': 300,
  'frontmatter of a chapter': 300,
  'themes.yaml': 400,
  'guide.yaml': 300,
  YAML: 300,
};

/** Tries many cases. Seed and number are printed whether or not they pass; fast-check shrinks what fails. */
export function tryMany<T>(
  name: keyof typeof CASES,
  arbitrary: fc.Arbitrary<T>,
  check: (one: T) => void,
): void {
  const numRuns = CASES[name] * TIMES;
  console.log(`${name}: ${numRuns} cases, FUZZ_SEED=${SEED}`);
  const property = fc.property(arbitrary, (one) => {
    const before = process.cpuUsage();
    check(one);
    expect(process.cpuUsage(before).user / 1e6, 'seconds of computing').toBeLessThan(HANG);
  });
  fc.assert(property, { seed: SEED, numRuns, endOnFailure: false });
}
