import { splitBlocks } from './blocks.ts';

const numbered = /^\s*<span class="section-number">(.*?)<\/span>\s*([\s\S]*)$/;

/** The numbered sections of a chapter as a list of links, for the margin beside the short answer. */
export function contentsList(html: string): string {
  const items = splitBlocks(html).flatMap((block) => {
    const id = block.tag === 'h2' ? /\sid="([^"]*)"/.exec(block.html)?.[1] : undefined;
    const [, number, title] = numbered.exec(block.inner) ?? [];
    return id === undefined || title === undefined
      ? []
      : `<li><span class="number">${number}</span><a href="#${id}">${title}</a></li>`;
  });
  if (items.length === 0) return '';
  return `<nav class="contents" aria-label="Sections of this chapter"><ol role="list">${items.join('')}</ol><button type="button" class="notes-write">Write notes</button></nav>`;
}
