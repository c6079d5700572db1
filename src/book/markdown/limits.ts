import type { Root } from 'mdast';
import type { Node } from 'unist';
import type { VFile } from 'vfile';
import { report } from '../author-error.ts';

/** Quotations and lists that may begin on one line, one inside another. */
const MARKERS = 20;
/** Containers that may be open at once. */
const CONTAINERS = 30;
/** Levels of a tree; whoever walks it takes a frame of the stack or two for each. */
const LEVELS = 100;
/** How often a paragraph may hold the same mark: the parser compares each with those before it. */
const SAME = 1000;
const MARKS = new Set('[*_~$`<!');

const FLATTEN = 'write it with fewer levels';
const TOO_DEEP = 'this is nested too deeply to be read';

/**
 * Refuses, before it is parsed, what would take the parser minutes or its whole stack. No text that is meant comes near
 * these limits; a slip of the keyboard, or of a program that writes text, can.
 */
export function withinLimits(file: VFile): boolean {
  const counts = new Map<string, number>();
  let open = 0;
  for (const [i, text] of String(file.value).split('\n').entries()) {
    const place = { line: i + 1, column: 1 };
    const markers = markersOf(text);
    const fence = /^\s{0,3}:{3,}\s*([\w-]*)/.exec(text);
    if (fence) open += fence[1] ? 1 : open > 0 ? -1 : 0;
    if (markers > MARKERS || open > CONTAINERS) {
      report(file, place, 'nesting', TOO_DEEP, FLATTEN);
      return false;
    }
    if (text.trim() === '') counts.clear();
    for (const [at, mark] of [...text].entries()) {
      if (!MARKS.has(mark)) continue;
      const count = (counts.get(mark) ?? 0) + 1;
      counts.set(mark, count);
      if (count <= SAME) continue;
      const message = `more than ${SAME} ${mark} in one paragraph`;
      report(file, { ...place, column: at + 1 }, 'too-many-marks', message, 'divide the paragraph');
      return false;
    }
  }
  return true;
}

/** Quotations and lists that begin on a line. A rule, `* * *`, begins none. */
function markersOf(text: string): number {
  if (/^[ \t]*([-*])(?:[ \t]*\1)*[ \t]*$/.test(text)) return 0;
  const prefix = /^(?:[ \t]*(?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t])))+/.exec(text)?.[0] ?? '';
  return prefix.match(/>|[-+*]|\d+/g)?.length ?? 0;
}

/** Refuses a tree of too many levels, without calling itself. */
export function isShallow(tree: Root, file: VFile): boolean {
  const left: { node: Node; level: number }[] = [{ node: tree, level: 0 }];
  for (let next = left.pop(); next; next = left.pop()) {
    const { node, level } = next;
    if (level > LEVELS) {
      report(file, node.position?.start, 'nesting', TOO_DEEP, FLATTEN);
      return false;
    }
    for (const child of 'children' in node ? (node.children as Node[]) : []) {
      left.push({ node: child, level: level + 1 });
    }
  }
  return true;
}

/** What `read` gives, or `otherwise` when the stack did not suffice after all. */
export function withinStack<T>(file: VFile, otherwise: T, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof RangeError) || !/call stack/.test(error.message)) throw error;
    report(file, { line: 1, column: 1 }, 'nesting', 'something in this file is nested too deeply', FLATTEN);
    return otherwise;
  }
}
