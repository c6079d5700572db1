import { describe, expect, it } from 'vitest';
import { words } from './binomial.ts';

type Learner = (seen: ReadonlyMap<number, number>, x: number) => number;

/** All deterministic things a learner may do off the sample, and a few that forget what they saw. */
const LEARNERS: Record<string, Learner> = {
  'says 0': (seen, x) => seen.get(x) ?? 0,
  majority: (seen, x) => seen.get(x) ?? ([...seen.values()].filter((y) => y).length * 2 >= seen.size ? 1 : 0),
  neighbour: (seen, x) => seen.get(x) ?? seen.get(x ^ 1) ?? 1,
  parity: (seen, x) => seen.get(x) ?? [...seen.values()].reduce((sum, y) => sum + y, x) % 2,
  forgetful: (_, x) => x % 2,
};

describe.each(Object.entries(LEARNERS))('no free lunch for the learner that %s', (_, learner) => {
  it.each([1, 2, 3])('with n = %i examples of 2n points', (n) => {
    const points = 2 * n;
    let average = 0;
    let [worstMean, worstTail] = [0, 0];
    const targets = [...words(points)];
    for (const f of targets) {
      let [mean, tail] = [0, 0];
      for (const sample of words(n, points)) {
        const seen = new Map(sample.map((x) => [x, f[x]!]));
        let risk = 0;
        for (let x = 0; x < points; x++) if (learner(seen, x) !== f[x]) risk += 1 / points;
        mean += risk / points ** n;
        if (risk >= 1 / 8 - 1e-12) tail += 1 / points ** n;
      }
      average += mean / targets.length;
      worstMean = Math.max(worstMean, mean);
      worstTail = Math.max(worstTail, tail);
    }
    // Whoever keeps what was seen has exactly one half on the rest, on average over all targets.
    const unseen = (1 - 1 / points) ** n / 2;
    if (learner !== LEARNERS['forgetful']) expect(average).toBeCloseTo(unseen, 12);
    else expect(average).toBeCloseTo(0.5, 12);
    expect(unseen).toBeGreaterThanOrEqual(0.25);
    expect(worstMean).toBeGreaterThanOrEqual(0.25);
    expect(worstTail).toBeGreaterThanOrEqual(1 / 7);
  });
});

it('contradicts PAC learning at ε = 1/10, δ = 1/8', () => {
  expect(7 / 8 + 1 / 7).toBeGreaterThan(1);
});
