import { describe, expect, test } from 'vitest';
import type { ThemeChapter } from '../../src/book/book.ts';
import type { Claim } from '../../src/site/chapter-text.ts';
import { arc, byDepth, rowsOf, usersOf } from '../../src/site/claims-map.ts';

function claim(label: string, chapter: string, uses: string[] = []): Claim {
  const rest = {
    kind: 'lemma',
    number: '1.1',
    name: '',
    status: 'proved',
    checked: false,
  } as const;
  return { label, chapter, uses, ...rest };
}

function chapter(path: string, needs: string[] = [], written = true): ThemeChapter {
  return { path, slug: path, number: 1, title: '', needs, written };
}

describe('a row', () => {
  const claims = [
    claim('lem:far', 'b'),
    claim('lem:one', 'a'),
    claim('lem:two', 'a', ['lem:one', 'lem:far', 'eq:x', 'lem:one']),
    claim('lem:three', 'a', ['lem:three']),
  ];
  const row = rowsOf([chapter('a')], claims)[0]!;

  test('has the claims of others that it needs, then its own in order', () => {
    expect(row.places.map(({ claim: { label }, foreign }) => [label, foreign])).toEqual([
      ['lem:far', true],
      ['lem:one', false],
      ['lem:two', false],
      ['lem:three', false],
    ]);
  });
  test('has one arc for each use, none for equations or for itself', () => {
    expect(row.uses.map(({ from, to }) => [from.claim.label, to.claim.label])).toEqual([
      ['lem:one', 'lem:two'],
      ['lem:far', 'lem:two'],
    ]);
    expect(arc(row.uses[0]!, 40)).toBe('M48 40C48 21 82 21 82 40');
    expect(row.height).toBeCloseTo(0.42 * 68);
  });
  test('is told from the others, and each claim knows who uses it', () => {
    expect(rowsOf([chapter('b'), chapter('c')], claims).map(({ places }) => places.length)).toEqual([1, 0]);
    const users = [...usersOf(claims)].map(([label, by]) => [label, ...by.map((user) => user.label)]);
    expect(users).toEqual([['lem:far', 'lem:two'], ['lem:one', 'lem:two'], ['lem:two'], ['lem:three']]);
  });
  test('fits a phone however many claims there are', () => {
    const many = Array.from({ length: 40 }, (_, i) => claim(`lem:${i}`, 'a'));
    const { width, places } = rowsOf([chapter('a')], many)[0]!;
    expect(width).toBeLessThanOrEqual(280);
    // Two marks of one line are a finger apart.
    for (const place of places)
      for (const other of places)
        if (other !== place && other.level === place.level)
          expect(Math.abs(other.x - place.x)).toBeGreaterThanOrEqual(25);
  });
});

test('chapters come after what they need', () => {
  const levels = byDepth([
    chapter('c', ['b', 'unwritten']),
    chapter('a'),
    chapter('b', ['a']),
    chapter('unwritten', [], false),
  ]);
  expect(levels.map((level) => level.map(({ path }) => path))).toEqual([['a'], ['b'], ['c']]);
});

test('a circle of needs ends', () => {
  expect(byDepth([chapter('a', ['b']), chapter('b', ['a'])]).flat()).toHaveLength(2);
});
