import type { Point } from 'unist';
import type { VFile } from 'vfile';
import { z } from 'astro/zod';
import { report } from './author-error.ts';
import { oneOf } from './nearest.ts';
import { chapterPath, fields, listOf, question, words } from './schema.ts';
import { readYaml } from './yaml.ts';

const schema = fields({
  title: question('the question, as in title: Why does shuffling help?'),
  deck: words('the why-question in one sentence'),
  summary: words('the answer in one or two sentences'),
  prerequisites: listOf(chapterPath, 'prerequisites: [theme/slug] or []'),
  questions: listOf(words('a question'), 'questions: a list of the why-questions answered, or []'),
});
export type Frontmatter = z.infer<typeof schema>;

const FENCED = /^---\n([\s\S]*?\n)?---[ \t]*(?:\n|$)/;

/**
 * Reads a file's frontmatter and blanks it out of the file, so that every position in the rest stays true.
 * Mistakes are noted on the file.
 * @param what of whom the frontmatter is, for the mistakes
 */
export function readFrontmatter<Front>(
  file: VFile,
  schema: z.ZodType<Front>,
  what: string,
): Front | undefined {
  const source = String(file.value);
  const fenced = FENCED.exec(source);
  if (!fenced) {
    const fields = oneOf(fieldsOf(schema)).replace(/ or (?!.* or )/, ' and ');
    const cure = `begin the file with ---, the fields ${fields}, and ---`;
    report(file, { line: 1, column: 1 }, 'frontmatter', `${what} has no frontmatter`, cure);
    return undefined;
  }
  file.value = fenced[0].replace(/[^\n]/g, ' ') + source.slice(fenced[0].length);
  const yaml = `\n${fenced[1] ?? ''}`;
  return readYaml(yaml, schema, file, 'frontmatter');
}

/** A chapter's frontmatter. */
export function takeFrontmatter(file: VFile): Frontmatter | undefined {
  return readFrontmatter(file, schema, 'the chapter');
}

function fieldsOf(schema: z.ZodType): string[] {
  return schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
}

/** Where a text first stands in the file as it was written; for what stands in the frontmatter, which is blanked. */
export function placeOf(file: VFile, text: string): Point {
  const source = String(file.data.source ?? '');
  const before = source.slice(0, Math.max(0, source.indexOf(text))).split('\n');
  return { line: before.length, column: (before.at(-1) as string).length + 1 };
}
