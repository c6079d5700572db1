import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { compileFixture, fixtures } from './compile.ts';
import { readable } from './html.ts';

// UPDATE_FIXTURES=1 writes what comes out now; read the difference before you believe it.
test.each(fixtures('pages'))('$name', ({ folder }) => {
  const page = compileFixture(folder).chapters.find(({ slug }) => slug === 'shuffling');
  const html = `${readable(page?.html ?? '')}\n`;
  const expected = path.join(folder, 'expected.html');
  if (process.env['UPDATE_FIXTURES']) writeFileSync(expected, html);
  expect(html).toBe(readFileSync(expected, 'utf8'));
});
