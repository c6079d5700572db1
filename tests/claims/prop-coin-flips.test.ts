import { expect, it } from 'vitest';
import { binomialLaw, words } from './binomial.ts';

it('over all labels, errors on new examples are binomial for each sample, even where inputs repeat', () => {
  // Inputs on a line; one new input coincides with an old one, another with another new one.
  const old = [0, 1, 2.5, 4];
  const fresh = [1, 3, 3, 7];
  // Nearest neighbour: it remembers everything, and has no training error.
  const learn = (labels: readonly number[]) => (x: number) => {
    const distances = old.map((at) => Math.abs(at - x));
    return labels[distances.indexOf(Math.min(...distances))]!;
  };
  const law = binomialLaw(fresh.length);
  for (const labels of words(old.length)) {
    const h = learn(labels);
    expect(old.every((x, i) => h(x) === labels[i])).toBe(true);
    const counts = fresh.map(() => 0).concat(0);
    for (const truth of words(fresh.length)) {
      counts[fresh.filter((x, i) => h(x) !== truth[i]).length]! += 1;
    }
    expect(counts.map((count) => count / 2 ** fresh.length)).toEqual(law);
  }
});
