import type { Parents, PhrasingContent, Root, Text } from 'mdast';
import type { Point } from 'unist';
import type { VFile } from 'vfile';
import { visit } from 'unist-util-visit';
import { pointAt } from './place.ts';

/**
 * Replaces what matches in the text of a tree, outside links, code and formulas. All texts keep their place in the
 * file, so that a later plugin can still say where something stands.
 * @param pattern with the flag g
 * @param replace gets the match and its place; returns the nodes to put there, or undefined to leave the text
 */
export function replaceInText(
  tree: Root,
  file: VFile,
  pattern: RegExp,
  replace: (match: RegExpExecArray, place: Point | undefined) => PhrasingContent[] | undefined,
): void {
  visit(tree, 'text', (node, index, parent) => {
    if (!parent || index === undefined || parent.type === 'link') return undefined;
    const pieces = split(node, file, pattern, replace);
    if (!pieces) return undefined;
    (parent as Parents).children.splice(index, 1, ...(pieces as never[]));
    return index + pieces.length;
  });
}

function split(
  node: Text,
  file: VFile,
  pattern: RegExp,
  replace: (match: RegExpExecArray, place: Point | undefined) => PhrasingContent[] | undefined,
): PhrasingContent[] | undefined {
  const source = String(file.value);
  const limit = node.position?.end.offset ?? 0;
  // The source differs from the value by escapes and line prefixes; each match is looked for after the one before.
  let cursor = node.position?.start.offset;
  const pieces: PhrasingContent[] = [];
  let done = 0;
  for (const match of node.value.matchAll(pattern)) {
    const found = cursor === undefined ? -1 : source.indexOf(match[0], cursor);
    const known = cursor !== undefined && found >= 0 && found < limit;
    const nodes = replace(match, known ? pointAt(file, found) : node.position?.start);
    if (known) cursor = found + match[0].length;
    if (!nodes) continue;
    pieces.push(...textPiece(node, node.value.slice(done, match.index)), ...nodes);
    done = match.index + match[0].length;
  }
  if (done === 0 && pieces.length === 0) return undefined;
  const rest = textPiece(node, node.value.slice(done));
  if (cursor !== undefined && rest[0]?.position) rest[0].position.start = pointAt(file, cursor);
  return [...pieces, ...rest];
}

function textPiece(node: Text, value: string): Text[] {
  if (value === '') return [];
  return [{ type: 'text', value, ...(node.position && { position: { ...node.position } }) }];
}
