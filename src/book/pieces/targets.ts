import type { VFile } from 'vfile';
import type { Target } from '../book.ts';
import { report } from '../author-error.ts';
import { LABEL, referenceWords } from '../labels.ts';
import { didYouMean } from '../nearest.ts';
import { placeOf } from '../frontmatter.ts';
import { formed } from '../schema.ts';
import type { Setting } from '../text.ts';

/** What the frontmatter of a piece may name. */
export interface Guide extends Setting {
  /** Slugs of the themes, in order. */
  themes: readonly string[];
  demos: readonly string[];
}

const FORMS = 'thm:some-label, theme/slug, lab/slug or resource:slug';

/** How a piece's frontmatter names something of the guide. */
export const target = formed(/\S/, 'is empty', FORMS);

/** Finds what is named, with its address from the root of the site; a name of nothing is a mistake of the file. */
export function findTarget(name: string, file: VFile, { shelf, demos }: Guide): Target | undefined {
  const piece = shelf.pieces.get(name);
  if (piece) return { kind: 'piece', name, href: piece.href, words: piece.title, written: true };
  const label = shelf.labels.get(name);
  if (label) {
    const href = `/${label.chapter}/#${label.label}`;
    return { kind: 'label', name, href, words: referenceWords(label), written: true };
  }
  const chapter = shelf.chapters.get(name);
  if (chapter) {
    return { kind: 'chapter', name, href: `/${name}/`, words: chapter.title, written: chapter.written };
  }
  const demo = name.startsWith('lab/') ? name.slice('lab/'.length) : undefined;
  if (demo !== undefined && demos.includes(demo)) {
    return { kind: 'demo', name: demo, href: `/${name}/`, words: demo, written: true };
  }
  const known =
    demo !== undefined
      ? demos.map((slug) => `lab/${slug}`)
      : LABEL.test(name)
        ? [...shelf.labels.keys()]
        : [...shelf.chapters.keys(), ...shelf.pieces.keys()];
  const cure = didYouMean(name, known, `write ${FORMS}`);
  report(file, placeOf(file, name), 'unknown-target', `nothing is called “${name}”`, cure);
  return undefined;
}

/** Those of the named themes that exist, in the order of the themes; the others are mistakes of the file. */
export function findThemes(names: readonly string[], file: VFile, { themes }: Guide): string[] {
  for (const name of names) {
    if (themes.includes(name)) continue;
    const cure = didYouMean(name, themes, 'the themes are listed in content/themes.yaml');
    report(file, placeOf(file, name), 'unknown-theme', `no theme “${name}”`, cure);
  }
  return themes.filter((theme) => names.includes(theme));
}
