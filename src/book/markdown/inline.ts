import type { PhrasingContent } from 'mdast';
import type { Position } from 'unist';
import type { VFile } from 'vfile';
import remarkMath from 'remark-math';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { refuse } from './plain-markdown.ts';

const parser = unified().use(remarkParse).use(remarkMath);

/** Markdown inside an attribute; mistakes in it are shown at the place of the whole. */
export function inline(text: string, position: Position | undefined, file: VFile): PhrasingContent[] {
  const tree = parser.parse(text);
  const [paragraph, ...more] = tree.children;
  if (paragraph?.type !== 'paragraph' || more.length > 0) return [{ type: 'text', value: text }];
  visit(paragraph, (node) => {
    if (position) node.position = position;
  });
  refuse(tree, file);
  return paragraph.children;
}
