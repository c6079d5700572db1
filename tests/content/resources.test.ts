import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';

/** The files of a folder of content as they are written: frontmatter and body. The build checks their form. */
function read<Front>(folder: string): { slug: string; front: Front; body: string }[] {
  const place = new URL(`../../content/${folder}/`, import.meta.url);
  return readdirSync(place).map((file) => {
    const [, front = '', body = ''] =
      /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(readFileSync(new URL(file, place), 'utf8')) ?? [];
    return { slug: file.replace(/\.md$/, ''), front: parse(front) as Front, body: body.trim() };
  });
}

interface Resource {
  title: string;
  authors: string;
  rank: number;
  deepens: { chapter: string; at: string }[];
}
interface Path {
  rank: number;
  stages: { title: string; steps: { to: string; what: string }[]; able: string }[];
}
const resources = read<Resource>('resources');
const paths = read<Path>('paths').sort((a, b) => a.front.rank - b.front.rank);

/** Ends of sentences; the abbreviations of the verdicts (§ 10.8, 1/width) hold none. */
const sentences = (text: string) => text.match(/[.?!][”’)]*(?=\s|$)/g)?.length ?? 0;

test('what the mission names is there', () => {
  const named: [title: RegExp, authors: RegExp][] = [
    [/^An Introduction to Statistical Learning$/, /James, .*Witten/],
    [/^Statistical Learning, with Python/, /Hastie, .*Tibshirani/],
    [/^The Elements of Statistical Learning$/, /Hastie/],
    [/^Statistical Modeling: The Two Cultures$/, /Breiman/],
    [/^The Two Cultures: statistics vs\. machine learning\?$/, /Cross Validated/],
    [/^Deep Learning$/, /Goodfellow/],
    [/^Understanding Machine Learning/, /Shalev-Shwartz/],
    [/^Neural Networks and Deep Learning$/, /Nielsen/],
    [/^CS50/, /Yu/],
    [/^Neural Networks from Scratch in Python$/, /Kinsley/],
    [/^Generalized Linear Models$/, /McCullagh/],
    [/Maximum Likelihood Estimates in Logistic Regression/, /Albert/],
    [/High-Dimensional Logistic Regression/, /Candès/],
    [/Separable Data/, /Soudry/],
    [/^Mathematical Theory of Deep Learning$/, /Petersen/],
    [/^Mathematical Introduction to Deep Learning/, /Jentzen/],
    [/^Mathematical Analysis of Machine Learning Algorithms$/, /Tong Zhang/],
  ];
  for (const [title, authors] of named) {
    const found = resources.some(({ front }) => title.test(front.title) && authors.test(front.authors));
    expect(found, String(title)).toBe(true);
  }
  expect(resources.length).toBeGreaterThanOrEqual(41);
});

test('a verdict has two to four sentences', () => {
  const wrong = resources.filter(({ body }) => sentences(body) < 2 || sentences(body) > 4);
  expect(wrong.map(({ slug }) => slug)).toEqual([]);
});

test('every resource has a place of its own on the page', () => {
  expect(new Set(resources.map(({ front }) => front.rank)).size).toBe(resources.length);
});

test('where a chapter is deepened is said in a few words, once for each chapter', () => {
  for (const { slug, front } of resources) {
    const chapters = front.deepens.map(({ chapter }) => chapter);
    expect(new Set(chapters).size, slug).toBe(chapters.length);
    for (const { at } of front.deepens) {
      expect(at.trim(), slug).not.toBe('');
      expect(at, slug).not.toMatch(/see the contents|passim|various/);
    }
  }
});

test('at the end of each of the twelve weeks a physicist is able to do something', () => {
  const stages = paths[0]?.front.stages ?? [];
  expect(stages.map(({ title }) => title.split(':')[0])).toEqual(
    Array.from({ length: 12 }, (_, week) => `Week ${week + 1}`),
  );
  for (const { able, title } of stages) expect(able.length, title).toBeGreaterThan(40);
});

test('no two steps of a path are ticked together', () => {
  for (const { slug, front } of paths) {
    const steps = front.stages.flatMap(({ steps }) => steps.map(({ to, what }) => `${to} ${what}`));
    expect(new Set(steps).size, slug).toBe(steps.length);
  }
});

test('the sections of written chapters that a path names are there', () => {
  const written = new Map(
    readdirSync(new URL('../../content/chapters/', import.meta.url), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.md'))
      .map((file) => [
        file.replace(/\.md$/, ''),
        readFileSync(new URL(`../../content/chapters/${file}`, import.meta.url), 'utf8').toLowerCase(),
      ]),
  );
  const missing = paths
    .flatMap(({ front }) => front.stages.flatMap(({ steps }) => steps))
    .flatMap(({ to, what }) => {
      const text = written.get(to);
      const named = [...what.matchAll(/“([^”]+)”/g)].map(([, words = '']) => words);
      return text === undefined ? [] : named.filter((words) => !text.includes(words.toLowerCase()));
    });
  expect(missing).toEqual([]);
});
