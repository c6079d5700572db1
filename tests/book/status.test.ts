import { expect, test } from 'vitest';
import { isStatus, status, STATUSES, STATUS_MEANINGS, statusMark } from '../../src/book/status.ts';

test('arguments come before evidence, the better known before the less known', () => {
  expect(STATUSES).toEqual(['proved', 'idealised', 'cited', 'empirical', 'disputed', 'open']);
});

test('a square is an argument, a disc is evidence, and no two marks are alike', () => {
  for (const word of STATUSES.slice(0, 3)) expect(statusMark(word)).toContain('<rect');
  for (const word of STATUSES.slice(3)) expect(statusMark(word)).toContain('<circle');
  expect(new Set(STATUSES.map((word) => statusMark(word))).size).toBe(6);
});

test('mark and word always stand together; the mark takes the size asked for', () => {
  for (const word of STATUSES) {
    expect(status(word)).toMatch(
      new RegExp(
        `^<span class="status" data-status="${word}"><svg [^>]*aria-hidden="true".*</svg>${word}</span>$`,
      ),
    );
    expect(STATUS_MEANINGS[word]).not.toBe('');
  }
  expect(statusMark('open', 18)).toContain('width="18" height="18"');
  expect(isStatus('proven')).toBe(false);
});
