import { cp, mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parse, stringify } from 'yaml';
import { stream } from './pick.ts';
import { claimsSection, type Labelled } from './claims.ts';
import { ROOT } from './scratch.ts';
import { work } from './references.ts';

/** Of a book of 300 chapters: 20 claims a chapter, and 3,000 works. */
export const CLAIMS_A_CHAPTER = 20;
export const WORKS_A_CHAPTER = 10;

interface Theme {
  slug: string;
  title: string;
  chapters: { slug: string; title: string; needs: string[] }[];
}

interface Template {
  path: string;
  text: string;
}

const LABELS = /\b(def|lem|thm|prop|cor|obs|con|rem|ex|fig|exp|eq):([a-z0-9]+(?:-[a-z0-9]+)*)/g;
const CLAIMS =
  /^:{3,}(?:definition|lemma|theorem|proposition|corollary|observation|conjecture)\b[^\n]*\{#([a-z]+:[a-z0-9-]+)/gm;

/**
 * Writes a book of so many chapters. The guide's own chapters come first, as they are; the others are theirs over again,
 * with labels, addresses and cited works of their own, so that the density of formulas, tables, proofs, exercises and
 * experiments is the guide's. Each chapter is topped up to 20 claims, whose proofs refer to claims of other chapters.
 * The same number gives the same book.
 */
export async function writeBook(folder: string, chapters: number): Promise<void> {
  const content = path.join(ROOT, 'content');
  await cp(content, folder, { recursive: true });
  const themes = parse(await readFile(path.join(content, 'themes.yaml'), 'utf8')) as Theme[];
  const templates = await readTemplates(content, themes);
  const homes = homesOf(templates);
  const references = [await readFile(path.join(content, 'references.bib'), 'utf8')];
  const own = (references[0]?.match(/^@\w+\{/gm) ?? []).length;
  const generated = Math.max(0, chapters * WORKS_A_CHAPTER - own);
  const works = Array.from({ length: generated }, (_, index) => work(index));
  references.push(...works.map(({ bibtex }) => bibtex));
  await writeFile(path.join(folder, 'references.bib'), references.join('\n\n'));

  const known: Labelled[] = [];
  let cited = 0;
  for (let index = 0; index < chapters; index++) {
    const template = templates[index % templates.length] as Template;
    const round = Math.floor(index / templates.length);
    const [theme = '', slug = ''] = template.path.split('/');
    const number = `k${round}`;
    const keys = new Map<string, string>();
    const other = (key: string) => {
      if (works.length === 0) return key;
      if (!keys.has(key)) keys.set(key, works[cited++ % works.length]?.key ?? key);
      return keys.get(key) as string;
    };
    // The last round may be without some of the chapters that its texts refer to; those lead to the first round.
    const here = (name: string) => round * templates.length + (homes.get(name) ?? chapters) < chapters;
    let text = template.text;
    if (round > 0) {
      text = text
        .replace(LABELS, (label) => (here(label) ? `${label}-${number}` : label))
        .replace(/@([a-z]+\d{4}[a-z0-9]+)/g, (_, key: string) => `@${other(key)}`)
        .replace(/\b[a-z-]+\/[a-z0-9-]+\b/g, (name) => (here(name) ? `${name}-${number}` : name));
      const list = themes.find((candidate) => candidate.slug === theme);
      const plan = list?.chapters.find((chapter) => chapter.slug === slug);
      if (plan) list?.chapters.push({ ...plan, slug: `${slug}-${number}`, needs: [] });
    }
    const labels = [...text.matchAll(CLAIMS)].map(([, label = '']) => label);
    const more = Math.max(0, CLAIMS_A_CHAPTER - labels.length);
    text += claimsSection(index, more, known, works[index]?.key, stream(index + 1));
    for (const label of labels) known.push({ label, chapter: index });
    const name = round === 0 ? slug : `${slug}-${number}`;
    await mkdir(path.join(folder, 'chapters', theme), { recursive: true });
    await writeFile(path.join(folder, 'chapters', theme, `${name}.md`), text);
  }
  await writeFile(path.join(folder, 'themes.yaml'), stringify(themes));
}

/** The place in the list of each chapter, and of the chapter that each label belongs to. */
function homesOf(templates: readonly Template[]): Map<string, number> {
  const homes = new Map<string, number>();
  for (const [index, { path, text }] of templates.entries()) {
    homes.set(path, index);
    const made = text.matchAll(
      /(?:\{[^}\n]*?#|\\label\{)((?:def|lem|thm|prop|cor|obs|con|rem|ex|fig|exp|eq):[a-z0-9-]+)/g,
    );
    for (const [, label = ''] of made) homes.set(label, index);
  }
  return homes;
}

/** The guide's written chapters, in the order of their paths. */
async function readTemplates(content: string, themes: readonly Theme[]): Promise<Template[]> {
  const templates: Template[] = [];
  for (const { slug } of themes) {
    for (const file of (await readdir(path.join(content, 'chapters', slug))).toSorted()) {
      const text = await readFile(path.join(content, 'chapters', slug, file), 'utf8');
      templates.push({ path: `${slug}/${file.replace(/\.md$/, '')}`, text });
    }
  }
  return templates;
}
