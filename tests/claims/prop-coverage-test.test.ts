import { describe, expect, it } from 'vitest';
import { stream } from '../../src/lab/contract/random.ts';
import { Phi } from './bent-line.ts';
import { prints } from './chapter.ts';

const CHAPTER = 'statistical-learning/two-cultures';
const N = 500;
/** 2 Φ(z) − 1 = 0.68. */
const z = 0.994458;

/** Share of simulations θ ~ N(0, 1), x = θ + ξ, with θ in the region reported. */
function coverage(region: (x: number) => { centre: number; half: number }, slice?: (x: number) => boolean) {
  const random = stream(91);
  let [inside, all] = [0, 0];
  for (let i = 0; i < 200_000; i++) {
    const theta = random.normal();
    const x = theta + random.normal();
    if (slice && !slice(x)) continue;
    const { centre, half } = region(x);
    all++;
    if (Math.abs(theta - centre) <= half) inside++;
  }
  return { share: inside / all, error: Math.sqrt(0.25 / all) };
}

const posterior = (s: number) => (x: number) => ({ centre: x / 2, half: (s * z) / Math.SQRT2 });
const prior = () => ({ centre: 0, half: z });

describe('coverage of 68 per cent regions', () => {
  it('z belongs to 68 per cent', () => expect(2 * Phi(z) - 1).toBeCloseTo(0.68, 6));
  it.each([
    ['the exact posterior', posterior(1), 0.68],
    ['the prior', prior, 0.68],
    ['bars 10 per cent short', posterior(0.9), 2 * Phi(0.9 * z) - 1],
    ['bars 20 per cent short', posterior(0.8), 2 * Phi(0.8 * z) - 1],
  ] as const)('%s', (_, region, expected) => {
    const { share, error } = coverage(region);
    expect(Math.abs(share - expected)).toBeLessThan(4 * error);
  });
  it('in the slice around x = 2 only the posterior passes', () => {
    const slice = (x: number) => Math.abs(x - 2) < 0.1;
    const exact = coverage(posterior(1), slice);
    expect(Math.abs(exact.share - 0.68)).toBeLessThan(4 * exact.error);
    const p = Phi((z - 1) * Math.SQRT2) - Phi((-z - 1) * Math.SQRT2);
    const blind = coverage(prior, slice);
    expect(Math.abs(blind.share - p)).toBeLessThan(4 * blind.error + 0.005);
    expect(prints(CHAPTER, p.toFixed(3), 'at $x=2$ the coverage')).toBe(true);
  });
});

describe('a test with 500 simulations', () => {
  /** Bin(N, p) by adding one simulation after the other. */
  const law = (p: number) => {
    let now = [1];
    for (let i = 0; i < N; i++) {
      now = Array.from({ length: now.length + 1 }, (_, j) => (now[j - 1] ?? 0) * p + (now[j] ?? 0) * (1 - p));
    }
    return now;
  };
  const below = (p: readonly number[], k: number) => p.slice(0, k).reduce((a, b) => a + b, 0);
  const sound = law(0.68);

  it('prints mean, deviation and band of a sound network', () => {
    const mean = sound.reduce((sum, p, k) => sum + p * k, 0);
    const deviation = Math.sqrt(sound.reduce((sum, p, k) => sum + p * (k - mean) ** 2, 0));
    expect(prints(CHAPTER, `${mean.toFixed(0)}\\pm${deviation.toFixed(1)}`, 'sound network')).toBe(true);
    const [low, high] = [319, 360];
    expect(below(sound, low)).toBeLessThan(0.025);
    expect(below(sound, low + 1)).toBeGreaterThan(0.025);
    expect(1 - below(sound, high + 1)).toBeLessThan(0.025);
    expect(1 - below(sound, high)).toBeGreaterThan(0.025);
    expect(prints(CHAPTER, `${low}`, `and ${high} in 95`)).toBe(true);
  });

  it('prints how often short bars are found', () => {
    const short = (s: number) => 2 * Phi(s * z) - 1;
    expect(prints(CHAPTER, (N * short(0.9)).toFixed(0), '10 per cent too short')).toBe(true);
    expect(prints(CHAPTER, (N * short(0.8)).toFixed(0), '20 per cent too short')).toBe(true);
    const found = below(law(short(0.9)), 319);
    expect(found).toBeGreaterThan(0.6);
    expect(found).toBeLessThan(0.7);
    const escaped = 1 - below(law(short(0.8)), 319);
    expect((1000 * escaped).toFixed(0)).toBe('2');
  });
});

it('central regions miss a mean that is off, if the bars are too long by as much', () => {
  const covers = (reach: number, stretch: number) => Phi(stretch * reach - 0.5) - Phi(-stretch * reach - 0.5);
  let [low, high] = [1, 2];
  for (let i = 0; i < 40; i++) {
    const middle = (low + high) / 2;
    if (covers(z, middle) < 0.68) low = middle;
    else high = middle;
  }
  expect(
    prints(CHAPTER, `${(100 * (low - 1)).toFixed(0)} per cent too long`, 'half a standard deviation'),
  ).toBe(true);
  expect(prints(CHAPTER, (100 * covers(1.96, low)).toFixed(1), 'half a standard deviation')).toBe(true);
  expect(prints(CHAPTER, (100 * Phi(0.5)).toFixed(0), 'in 69 cases')).toBe(true);
  // The same in simulations: the reported mean is half a posterior deviation too low.
  const shifted = coverage((x) => ({ centre: x / 2 - 0.5 / Math.SQRT2, half: (low * z) / Math.SQRT2 }));
  expect(Math.abs(shifted.share - 0.68)).toBeLessThan(4 * shifted.error);
});
