import { VFile } from 'vfile';
import { z } from 'astro/zod';
import { report } from './author-error.ts';
import { didYouMean } from './nearest.ts';
import { chapterPath, fields, listOf, slug, words } from './schema.ts';
import { readYaml } from './yaml.ts';

const THEMES = 'a list of themes with slug, title and chapters';

const schema = listOf(
  fields({
    slug,
    title: words('the question of the theme'),
    chapters: listOf(
      fields({
        slug,
        title: words('the question of the chapter'),
        needs: listOf(chapterPath, 'needs: [theme/slug] or []'),
      }),
      'chapters: a list of slug, title and needs',
    ),
  }),
  THEMES,
).refine((themes) => themes.length > 0, `is empty — write ${THEMES}`);

/** A chapter as the table of contents plans it. */
export interface PlannedChapter {
  /** `sgd/shuffling` */
  path: string;
  theme: string;
  slug: string;
  title: string;
  needs: readonly string[];
  /** Running number over all themes. */
  number: number;
}

export interface PlannedTheme {
  slug: string;
  title: string;
  chapters: PlannedChapter[];
}

/** Reads content/themes.yaml: the themes, and for each its chapters in order. Mistakes are noted on the file. */
export function readThemes(file: VFile): PlannedTheme[] {
  const data =
    readYaml(String(file.value), schema as z.ZodType<z.infer<typeof schema>>, file, 'themes') ?? [];
  let number = 0;
  const themes = data.map((theme) => ({
    slug: theme.slug,
    title: theme.title,
    chapters: theme.chapters.map((chapter) => ({
      ...chapter,
      path: `${theme.slug}/${chapter.slug}`,
      theme: theme.slug,
      number: ++number,
    })),
  }));
  checkPaths(themes, file);
  return themes;
}

function checkPaths(themes: readonly PlannedTheme[], file: VFile): void {
  const chapters = themes.flatMap((theme) => theme.chapters);
  const paths = chapters.map((chapter) => chapter.path);
  const place = (text: string, nth = 1) => {
    // The same text may stand earlier as somebody's need; slugs are looked for as slugs.
    let at = -1;
    for (let i = 0; i < nth; i++) at = String(file.value).indexOf(text, at + 1);
    const before = String(file.value).slice(0, Math.max(at, 0)).split('\n');
    return { line: before.length, column: (before.at(-1) as string).length + 1 };
  };
  const slugs = themes.map((theme) => theme.slug);
  for (const slug of new Set(slugs.filter((slug, i) => slugs.indexOf(slug) < i))) {
    const cure = 'give each theme its own slug, and list its chapters in one place';
    report(file, place(`slug: ${slug}`, 2), 'themes', `the theme ${slug} stands twice`, cure);
  }
  const known = new Set<string>();
  for (const path of paths) {
    if (known.has(path)) {
      const slugText = `slug: ${path.split('/')[1]}`;
      report(
        file,
        place(slugText, 2),
        'themes',
        `the chapter ${path} stands twice`,
        'give each chapter its own slug',
      );
    }
    known.add(path);
  }
  for (const need of new Set(chapters.flatMap((chapter) => chapter.needs))) {
    if (!known.has(need)) {
      report(
        file,
        place(need),
        'themes',
        `no chapter ${need}`,
        didYouMean(need, paths, 'list it under its theme'),
      );
    }
  }
}
