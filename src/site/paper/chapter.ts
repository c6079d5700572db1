import type { Root } from 'hast';
import type { ClaimRecord, CompiledChapter } from '../../book/book.ts';
import { prefixOf } from '../../lab/element/options.ts';
import { drawDemo, drawFigure } from '../drawings.ts';
import { contentsList } from '../html/contents.ts';
import { splitEmbeds, type Embed } from '../html/embeds.ts';
import { lineUpNumbers } from '../html/equations.ts';
import { gatherNotes } from '../html/notes.ts';
import { setWords } from '../html/words.ts';
import { addressed } from './addresses.ts';
import { keepPrinted, type Form } from './keep-printed.ts';
import { hasClass, parse, replace } from './hast.ts';
import { leafName, type Leaf } from './leaf.ts';
import { takeSolutions, type Solution } from './solutions.ts';

export interface ChapterOptions {
  form: Form;
  /** Path under which the book was compiled. */
  base: string;
  claims: readonly ClaimRecord[];
  /** Where the guide can be read on the web, with a slash at the end. */
  live: string | undefined;
}

/** A chapter as a leaf, without its solutions and its list of references: the book has one of each at its end. */
export function chapterLeaf(
  chapter: CompiledChapter,
  { form, base, claims, live }: ChapterOptions,
): { leaf: Leaf; solutions: Solution[] } {
  const address = `/${chapter.path}/`;
  const head = parse(
    `<header class="chapter-head"><h1><span class="chapter-number">${chapter.number}</span> ${setWords(chapter.title)}</h1>` +
      `${chapter.deck ? `<p class="deck">${setWords(chapter.deck)}</p>` : ''}</header>`,
  );
  const body = parse(
    `<div class="chapter-body flow">${withDrawings(arranged(chapter.html, form), claims, live)}</div>`,
  );
  replace(body, (node) =>
    // On paper and in a file of its own there is nothing to preview; lists of works become one.
    node.tagName === 'template' || node.tagName === 'button' || hasClass(node, 'references') ? [] : undefined,
  );
  replace(body, (node) => {
    const other = form === 'paper' ? 'narrow-setting' : 'equation';
    const hasOther = form === 'paper' || node.properties['dataNarrow'] !== undefined;
    return hasOther && hasClass(node, other) ? [] : undefined;
  });
  keepPrinted(body, form);
  addressed(body, address, base);
  const solutions = takeSolutions(body, address);
  const tree: Root = { type: 'root', children: [...head.children, ...body.children] };
  return {
    leaf: {
      address,
      name: leafName(address),
      kind: 'chapter',
      number: String(chapter.number),
      title: setWords(chapter.title),
      tree,
    },
    solutions,
  };
}

/** On paper notes stand in the margin and the sections of the chapter beside the short answer, as on a wide screen. */
function arranged(html: string, form: Form): string {
  if (form === 'epub') return html;
  const lined = lineUpNumbers(html);
  return gatherNotes(lined, contentsList(lined));
}

function withDrawings(html: string, claims: readonly ClaimRecord[], live: string | undefined): string {
  const taken = new Set<string>();
  return splitEmbeds(html)
    .map((part) => {
      if (typeof part === 'string') return part;
      if (part.kind === 'figure') return drawFigure(part.name);
      // A note may show what the chapter shows.
      let id = prefixOf(part.id, part.name);
      while (taken.has(id)) id += '-again';
      taken.add(id);
      return demo({ ...part, id }, claims, live);
    })
    .join('');
}

/** An experiment as its recording, and where it can be run. */
function demo(
  place: Embed & { id: string },
  claims: readonly ClaimRecord[],
  live: string | undefined,
): string {
  const { html } = drawDemo(place, claims);
  const { id } = place;
  const page = `lab/${place.name}/`;
  const where = live
    ? `Run it yourself: <a href="${live}${page}">${live.replace(/^https?:\/\//, '')}${page}</a>`
    : `Run it yourself, on the guide’s page <span class="address">/${page}</span>.`;
  return (
    `<live-demo id="${id}" name="${place.name}" role="region" aria-labelledby="${id}-title">${html}` +
    `<p class="demo-live">${where}</p></live-demo>`
  );
}
