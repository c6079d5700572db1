import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { VFile } from 'vfile';
import { expect, test, vi } from 'vitest';
import { BookError, line, mistakes } from '../../src/book/author-error.ts';
import { withinStack } from '../../src/book/markdown/limits.ts';
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

/** Where mistakes are told: each call of `report`, of its short forms, and of `readYaml`, as file:line. */
function callSites(): Set<string> {
  const folder = path.join(import.meta.dirname, '../../src/book');
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  );
  return new Set(
    sources.flatMap((file) =>
      readFileSync(path.join(folder, file), 'utf8')
        .split('\n')
        .flatMap((text, i) =>
          /(?<!function )\b(?:report|say|malformed)\(/.test(text) && !text.includes('=>')
            ? `${file}:${i + 1}`
            : [],
        ),
    ),
  );
}

test('every place that tells a mistake is reached by a fixture', () => {
  const reached = new Set<string>();
  const { message } = VFile.prototype;
  vi.spyOn(VFile.prototype, 'message').mockImplementation(function (this: VFile, ...given: unknown[]) {
    const trace = new Error('where').stack ?? '';
    for (const [, file, at] of trace.matchAll(/src\/book\/([\w/-]+\.ts)[^\s:]*:(\d+):\d+/g))
      reached.add(`${file}:${at}`);
    return message.apply(this, given as Parameters<typeof message>);
  });
  for (const { folder } of fixtures('errors')) mistakesOf(folder);
  // What should never be reached: a text that is within all limits, and overflows the stack.
  const file = new VFile({ path: 'deep.md' });
  const deeper = (): number => 1 + deeper();
  expect(withinStack(file, 0, deeper)).toBe(0);
  expect(mistakes(file).map(line)).toEqual([
    'deep.md:1:1  nesting  something in this file is nested too deeply — write it with fewer levels',
  ]);
  expect([...callSites()].filter((site) => !reached.has(site))).toEqual([]);
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
