import type { Element, ElementContent, Root } from 'hast';
import rehypeKatex from 'rehype-katex';
import { SKIP, visit } from 'unist-util-visit';
import type { Processor } from 'unified';
import { katexMacros } from '../notation.ts';
import { compactFormulas } from './compact-formulas.ts';
import { bookOf, type HtmlPlugin, type SetFormulas } from './context.ts';

/** A guide of twenty chapters has as many different ones. */
const MOST = 8000;

/** rehype-katex, one formula at a time, so that one which was set for the compilation before is not set again. */
export const setFormulas: HtmlPlugin = function (this: Processor) {
  const options = {
    output: 'htmlAndMathml',
    // Asked for each formula, so that what one of them defines is unknown to the next.
    get macros() {
      return katexMacros();
    },
    strict: 'error',
  } as const;
  const set = rehypeKatex.call(this, options) as unknown as (tree: Root, file: unknown) => undefined;
  const compact = compactFormulas.call(this as never) as unknown as (tree: Root) => undefined;
  return (tree, file) => {
    const known = bookOf(file).formulas;
    visit(tree, 'element', (node, index, parent) => {
      const key = formulaIn(node);
      if (key === undefined || !parent || index === undefined) return undefined;
      let shown = known?.get(key);
      if (!shown) {
        const alone: Root = { type: 'root', children: [node] };
        const before = file.messages.length;
        set(alone, file);
        compact(alone);
        shown = alone.children as ElementContent[];
        // One with a mistake has to say so each time.
        if (known && file.messages.length === before) remember(known, key, shown);
      }
      parent.children.splice(index, 1, ...shown);
      return [SKIP, index + shown.length];
    });
  };
};

const CLASSES = ['language-math', 'math-display', 'math-inline'];

/** What rehype-katex would set, and how: the TeX of `<code class="math-inline">`, or of `<pre><code class="math-display">`. */
function formulaIn(node: Element): string | undefined {
  const [child] = node.children;
  const fenced = node.tagName === 'pre' && child?.type === 'element';
  const code = fenced ? child : node;
  const classes = code.properties['className'];
  const own = Array.isArray(classes) ? CLASSES.filter((name) => classes.includes(name)) : [];
  const [text] = code.children;
  if (own.length === 0 || text?.type !== 'text') return undefined;
  return [node.tagName, ...own, text.value].join(' ');
}

function remember(known: SetFormulas, key: string, shown: ElementContent[]): void {
  const [oldest] = known.keys();
  if (known.size >= MOST && oldest !== undefined) known.delete(oldest);
  known.set(key, shown);
}
