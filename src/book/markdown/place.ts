import type { Node } from 'mdast';
import type { Point } from 'unist';
import type { VFile } from 'vfile';

/**
 * Where a piece of a node's text stands in the file.
 * @param nth which occurrence inside the node, from 0
 */
export function placeIn(file: VFile, node: Node, piece: string, nth = 0): Point | undefined {
  const start = node.position?.start;
  if (start?.offset === undefined) return start;
  const source = String(file.value).slice(0, node.position?.end.offset);
  let at = start.offset - 1;
  for (let i = 0; i <= nth; i++) {
    at = source.indexOf(piece, at + 1);
    if (at < 0) return start;
  }
  return pointAt(file, at);
}

/** Line and column of an offset. */
export function pointAt(file: VFile, offset: number): Point {
  const before = String(file.value).slice(0, offset).split('\n');
  return { line: before.length, column: (before.at(-1) as string).length + 1, offset };
}
