import { chapter, demoFiles, note, question, resource } from './templates.ts';

export const KINDS = ['chapter', 'demo', 'note', 'resource', 'question'] as const;
export type Kind = (typeof KINDS)[number];

export interface Start {
  /** Texts by their paths from the root of the repository. */
  files: Record<string, string>;
  /** content/themes.yaml with a line for the new chapter, where it had none. */
  planned?: string;
  /** What to do next, in a sentence. */
  next: string;
}

const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/**
 * What a new thing of a kind begins with.
 * @param place of a note: `theme/slug#label`
 * @param themes the text of content/themes.yaml
 * @throws Error in words about a name that is not fit
 */
export function startingFiles(kind: Kind, slug: string, place: string | undefined, themes: string): Start {
  const parts = kind === 'chapter' ? slug.split('/') : [slug];
  if (parts.length !== (kind === 'chapter' ? 2 : 1) || !parts.every((part) => SLUG.test(part))) {
    const form = kind === 'chapter' ? 'theme/slug, as in sgd/noise' : 'lower-case-words-with-hyphens';
    throw new Error(`“${slug}” is no name for a ${kind}: write ${form}.`);
  }
  if (kind === 'chapter') return startChapter(slug, themes);
  if (kind === 'note') {
    if (place === undefined || !/^[a-z0-9-]+\/[a-z0-9-]+#\S+$/.test(place)) {
      throw new Error(
        'Say where the note belongs: npm run new -- note my-note sgd/shuffling#thm:equal-curvature',
      );
    }
    const file = `content/notes/${slug}.md`;
    return { files: { [file]: note(place) }, next: 'Write it; npm run dev shows it beside its place.' };
  }
  if (kind === 'demo') {
    return {
      files: demoFiles(slug),
      next: `Then: npm run demo -- ${slug} --record, and ::demo{name=${slug}} in a chapter.`,
    };
  }
  const write = kind === 'resource' ? resource() : question();
  return {
    files: { [`content/${kind}s/${slug}.md`]: write },
    next: `Write it; it stands on /${kind}s/.`,
  };
}

function startChapter(slug: string, themes: string): Start {
  const [theme, name] = slug.split('/') as [string, string];
  const files = { [`content/chapters/${slug}.md`]: chapter(name) };
  const next = `Write it; npm run dev shows /${slug}/ while you do.`;
  const lines = themes.split('\n');
  const known = lines.flatMap((line) => /^- slug: ["']?([a-z0-9-]+)/.exec(line)?.[1] ?? []);
  const from = lines.findIndex((line) => new RegExp(`^- slug: ["']?${theme}["']?\\s*$`).test(line));
  if (from < 0) throw new Error(`No theme “${theme}” in content/themes.yaml; there are ${known.join(', ')}.`);
  const end = lines.findIndex((line, index) => index > from && line.startsWith('- '));
  const own = lines.slice(from, end < 0 ? undefined : end);
  if (own.some((line) => new RegExp(`slug: ["']?${name}["']?[ ,]`).test(line))) return { files, next };
  const last = from + own.findLastIndex((line) => line.trim() !== '');
  lines.splice(last + 1, 0, `    - { slug: ${name}, title: Why is it so?, needs: [] }`);
  return { files, planned: lines.join('\n'), next };
}
