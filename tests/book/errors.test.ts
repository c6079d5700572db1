import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { BookError, line } from '../../src/book/author-error.ts';
import { compileFixture, fixtures } from './compile.ts';

/** The mistakes of a fixture, one a line, as the build prints them. */
function mistakesOf(folder: string): string {
  try {
    compileFixture(folder);
  } catch (error) {
    if (error instanceof BookError) return `${error.mistakes.map(line).join('\n')}\n`;
    throw error;
  }
  return 'no mistake was found\n';
}

// UPDATE_FIXTURES=1 writes what comes out now; read the difference before you believe it.
test.each(fixtures('errors'))('$name', ({ name, folder }) => {
  const mistakes = mistakesOf(folder);
  const expected = path.join(folder, 'expected.txt');
  if (process.env['UPDATE_FIXTURES']) writeFileSync(expected, mistakes);
  expect(mistakes).toBe(readFileSync(expected, 'utf8'));
  expect(mistakes).toContain(`  ${name.replace(/--.*/, '')}  `);
});

test('every rule has a fixture', () => {
  const folder = path.join(import.meta.dirname, '../../src/book');
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  );
  const rules = sources.flatMap((file) => {
    const calls = readFileSync(path.join(folder, file), 'utf8').matchAll(
      /(?:report|say|readYaml)\(([\s\S]*?);\n/g,
    );
    return [...calls].flatMap(
      ([, call]) => /(?:^|, |\n\s*)'([a-z]+(?:-[a-z]+)*)'/.exec(call as string)?.[1] ?? [],
    );
  });
  expect(new Set(rules).size).toBeGreaterThan(40);
  const folders = fixtures('errors').map(({ name }) => name.replace(/--.*/, ''));
  expect([...new Set(rules)].filter((rule) => !folders.includes(rule))).toEqual([]);
});

test('all mistakes of all files are reported together, in one error', () => {
  const folder = fixtures('errors').find(({ name }) => name === 'unknown-label--in-two-chapters')?.folder;
  try {
    compileFixture(folder as string);
    expect.unreachable();
  } catch (error) {
    expect((error as Error).message).toMatch(/^4 mistakes in the text\n/);
    const files = new Set((error as BookError).mistakes.map(({ file }) => file));
    expect([...files].sort()).toEqual([
      'content/chapters/depth/universality.md',
      'content/chapters/sgd/shuffling.md',
      'content/references.bib',
    ]);
  }
});
