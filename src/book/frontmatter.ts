import type { VFile } from 'vfile';
import type { z } from 'astro/zod';
import { report } from './author-error.ts';
import { chapterPath, fields, listOf, words } from './schema.ts';
import { readYaml } from './yaml.ts';

const schema = fields({
  title: words('the question, as in title: Why does shuffling help?').refine(
    (title) => title === '' || title.endsWith('?'),
    'is not a question — end it with a question mark',
  ),
  deck: words('the why-question in one sentence'),
  summary: words('the answer in one or two sentences'),
  prerequisites: listOf(chapterPath, 'prerequisites: [theme/slug] or []'),
  questions: listOf(words('a question'), 'questions: a list of the why-questions answered, or []'),
});
export type Frontmatter = z.infer<typeof schema>;

const FENCED = /^---\n([\s\S]*?\n)?---[ \t]*(?:\n|$)/;

/**
 * Reads a chapter's frontmatter and blanks it out of the file, so that every position in the rest stays true.
 * Mistakes are noted on the file.
 */
export function takeFrontmatter(file: VFile): Frontmatter | undefined {
  const source = String(file.value);
  const fenced = FENCED.exec(source);
  if (!fenced) {
    const cure =
      'begin the file with ---, the fields title, deck, summary, prerequisites and questions, and ---';
    report(file, { line: 1, column: 1 }, 'frontmatter', 'the chapter has no frontmatter', cure);
    return undefined;
  }
  file.value = fenced[0].replace(/[^\n]/g, ' ') + source.slice(fenced[0].length);
  const yaml = `\n${fenced[1] ?? ''}`;
  return readYaml(yaml, schema, file, 'frontmatter');
}
