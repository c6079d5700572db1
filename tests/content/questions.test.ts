import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { STATUSES } from '../../src/book/status.ts';

interface Question {
  question: string;
  theme: string;
  status: string;
  see: string[];
}
interface Theme {
  slug: string;
  chapters: { slug: string }[];
}

const content = new URL('../../content/', import.meta.url);
const text = (file: string) => readFileSync(new URL(file, content), 'utf8');

/** The questions as they are written; the build checks their form and what they name. */
const questions = readdirSync(new URL('questions/', content)).map((file) => {
  const [, front = '', body = ''] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text(`questions/${file}`)) ?? [];
  return { slug: file.replace(/\.md$/, ''), answer: body.trim(), ...(parse(front) as Question) };
});
const themes = parse(text('themes.yaml')) as Theme[];

/** The words of a text; not its citations, links and formulas. */
const words = (written: string) =>
  written.replaceAll(/\[@[^\]]*\]|\$[^$]*\$|\]\([^)]*\)/g, ' ').match(/[\p{L}\d]+/gu) ?? [];

test('sixty and more, in every theme and of every status', () => {
  expect(questions.length).toBeGreaterThanOrEqual(60);
  for (const { slug } of themes) {
    expect(questions.filter(({ theme }) => theme === slug).length, slug).toBeGreaterThanOrEqual(12);
  }
  expect([...STATUSES].filter((word) => !questions.some(({ status }) => status === word))).toEqual([]);
});

test('a question fits on a line', () => {
  expect(questions.filter(({ question }) => question.length > 64).map(({ slug }) => slug)).toEqual([]);
});

test('an answer has three to eight sentences', () => {
  const sentences = (answer: string) =>
    answer.replaceAll(/\[@[^\]]*\]/g, '').match(/[.?!][”’)]*(?=\s|$)/g)?.length ?? 0;
  const wrong = questions.filter(({ answer }) => sentences(answer) < 3 || sentences(answer) > 8);
  expect(wrong.map(({ slug }) => slug)).toEqual([]);
});

test('no question is asked twice', () => {
  const telling = (question: string) => words(question.toLowerCase()).filter((word) => word.length > 3);
  const asked = questions.map(({ slug, question }) => ({ slug, words: new Set(telling(question)) }));
  const alike = asked.flatMap((one, at) =>
    asked.slice(at + 1).flatMap((other) => {
      const shared = [...one.words].filter((word) => other.words.has(word)).length;
      const all = one.words.size + other.words.size - shared;
      return shared / all > 0.6 ? [`${one.slug}, ${other.slug}`] : [];
    }),
  );
  expect(alike).toEqual([]);
});

test('no two answers share a run of nine words', () => {
  const said = new Map<string, string>();
  const twice = new Set<string>();
  for (const { slug, answer } of questions) {
    const all = words(answer);
    for (let at = 0; at + 9 <= all.length; at++) {
      const run = all.slice(at, at + 9).join(' ');
      const before = said.get(run);
      if (before !== undefined && before !== slug) twice.add(`${before}, ${slug}: ${run}`);
      said.set(run, slug);
    }
  }
  expect([...twice]).toEqual([]);
});

test('every answer leads somewhere, and every chapter is asked about', () => {
  expect(questions.filter(({ see }) => see.length === 0).map(({ slug }) => slug)).toEqual([]);
  const named = new Set(questions.flatMap(({ see }) => see));
  const chapters = themes.flatMap(({ slug, chapters }) => chapters.map((chapter) => `${slug}/${chapter.slug}`));
  expect(chapters.filter((chapter) => !named.has(chapter))).toEqual([]);
});
