import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import type { Follow } from './turns-of-networks.ts';

/** What `follow` was seen to find, as far as obs:turns speaks of it. */
interface Recorded {
  balance: number;
  turns: Pick<
    Follow['turns'][number],
    'steps' | 'predicted' | 'growth' | 'chi' | 'budget' | 'walls' | 'place'
  >[];
}

/**
 * The thirty networks at each step size. The file has a list of numbers per network: the balance, and then for each turn
 * its steps, the predicted ones, the growth of the swing, and what walls and place contribute to χ.
 */
export function recorded(): Map<number, Recorded[]> {
  const file = readFileSync(new URL('turns-of-networks.json', import.meta.url), 'utf8');
  const lists = Object.entries(JSON.parse(file) as Record<string, number[][]>);
  return new Map(lists.map(([eta, networks]) => [Number(eta), networks.map(network)]));
}

function network([balance, ...numbers]: number[]): Recorded {
  const turns = Array.from({ length: numbers.length / 5 }, (_, i) => {
    const [steps, predicted, growth, walls, place] = numbers.slice(5 * i, 5 * i + 5) as [
      number,
      number,
      number,
      number,
      number,
    ];
    // πω is 2π²/predicted.
    const chi = (Math.log(growth) * predicted) / (2 * Math.PI ** 2);
    return { steps, predicted, growth, chi, budget: 1 + walls + place, walls, place };
  });
  return { balance: balance!, turns };
}

export function expectAsRecorded(found: Recorded, seen: Recorded): void {
  expect(found.balance).toBeCloseTo(seen.balance, 3);
  expect(found.turns).toHaveLength(seen.turns.length);
  for (const [i, { chi, ...turn }] of seen.turns.entries()) {
    for (const [key, value] of Object.entries(turn)) {
      expect(found.turns[i]![key as keyof typeof turn], key).toBeCloseTo(value, 3);
    }
    expect(Math.abs(found.turns[i]!.chi - chi)).toBeLessThan(0.01);
  }
}
