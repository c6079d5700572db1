import type { VFile } from 'vfile';
import { visit } from 'unist-util-visit';
import { report } from '../author-error.ts';
import type { MarkdownPlugin } from './context.ts';

interface Open {
  colons: number;
  name: string;
  line: number;
}

/** What holds blocks. */
const BLOCKS = new Set(['root', 'blockquote', 'listItem', 'containerDirective', 'footnoteDefinition']);

/**
 * Reads the colons of the containers line by line, because the parser accepts silently what it should not:
 * a container that is never closed, one inside another with as many colons, a closing line too many, and an
 * opening line it does not understand.
 */
export const fences: MarkdownPlugin = () => (tree, file) => {
  const skipped = new Set<number>();
  const understood = new Set<number>();
  visit(tree, (node, _, parent) => {
    if (!node.position) return;
    const { start, end } = node.position;
    if (node.type === 'containerDirective' || node.type === 'leafDirective') understood.add(start.line);
    // A comment in a sentence, or in a title, does not hide the line.
    const block = parent !== undefined && BLOCKS.has(parent.type);
    if (node.type === 'code' || node.type === 'math' || (node.type === 'html' && block)) {
      for (let line = start.line; line <= end.line; line++) skipped.add(line);
    }
  });
  const stack: Open[] = [];
  for (const [i, text] of String(file.value).split('\n').entries()) {
    const line = i + 1;
    const colons = /^\s{0,3}(:{2,})/.exec(text)?.[1]?.length ?? 0;
    if (skipped.has(line) || colons === 0) continue;
    const name = /^\s{0,3}:+\s*([\w-]+)/.exec(text)?.[1];
    if (colons === 2) {
      if (name !== undefined && !understood.has(line)) malformed(file, line, `::${name}`);
    } else if (name !== undefined) {
      open(stack, { colons, name, line }, file);
      if (!understood.has(line)) malformed(file, line, `${':'.repeat(colons)}${name}`);
    } else if (!stack.pop()) {
      const cure = 'delete the line, or open the container it should close';
      report(file, { line, column: 1 }, 'stray-fence', 'these colons close nothing', cure);
    }
  }
  for (const { colons, name, line } of stack) {
    const fence = ':'.repeat(colons);
    const cure = `end it with ${fence} on a line of its own`;
    report(file, { line, column: 1 }, 'unclosed-container', `${fence}${name} is never closed`, cure);
  }
};

function open(stack: Open[], opened: Open, file: VFile): void {
  const outer = stack.at(-1);
  stack.push(opened);
  if (!outer || outer.colons > opened.colons) return;
  const longer = ':'.repeat(opened.colons + 1);
  const message = `:::${opened.name} inside ${':'.repeat(outer.colons)}${outer.name} of line ${outer.line} ends it early`;
  const cure = `open and close ${outer.name} with ${longer}`;
  report(file, { line: opened.line, column: 1 }, 'nested-container', message, cure);
}

function malformed(file: VFile, line: number, fence: string): void {
  const cure = 'write name, [title] and {attributes} without spaces between them, and text values in "…"';
  report(
    file,
    { line, column: 1 },
    'malformed-directive',
    `${fence} is not understood and would be printed`,
    cure,
  );
}
