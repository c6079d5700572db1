import type { PhrasingContent } from 'mdast';
import type { Position } from 'unist';
import remarkMath from 'remark-math';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';

const parser = unified().use(remarkParse).use(remarkMath);

/** Markdown inside an attribute; mistakes in it are shown at the place of the whole. */
export function inline(text: string, position: Position | undefined): PhrasingContent[] {
  const paragraph = parser.parse(text).children[0];
  if (paragraph?.type !== 'paragraph') return [{ type: 'text', value: text }];
  visit(paragraph, (node) => {
    if (position) node.position = position;
  });
  return paragraph.children;
}
