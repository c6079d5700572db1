import type { Element, ElementContent, Nodes } from 'hast';
import { visit } from 'unist-util-visit';
import { dropApplications } from '../../book/markdown/function-application.ts';
import { mathLetters } from './epub/math-letters.ts';
import { find, hasClass, replace, texOf } from './hast.ts';

/** For paper: what KaTeX has set, spoken as its TeX; the MathML beside it would only be weight. */
export function setFormulas(tree: Nodes): void {
  replace(tree, (node) => {
    if (!hasClass(node, 'katex')) return undefined;
    const set = node.children.filter((child) => hasClass(child, 'katex-html')) as Element[];
    for (const { properties } of set) delete properties['ariaHidden'];
    const properties = { ...node.properties, role: 'img', ariaLabel: texOf(node) ?? 'formula' };
    return [{ ...node, properties, children: set }];
  });
}

/** For e-readers: MathML with its TeX, and the TeX again for those that can show neither. */
export function spokenFormulas(tree: Nodes): void {
  replace(tree, (node) => {
    const display = hasClass(node, 'katex-display');
    if (!display && !hasClass(node, 'katex')) return undefined;
    const math = find(node, ({ tagName }) => tagName === 'math');
    return math ? [whole(math, texOf(node) ?? '', display)] : undefined;
  });
}

/** The book takes `<semantics>` away; without it an annotation would be part of the formula. */
function whole(math: Element, tex: string, display: boolean): Element {
  const inside = find(math, ({ tagName }) => tagName === 'semantics') ?? math;
  const formula = inside.children.filter(
    (child): child is Element => child.type === 'element' && child.tagName !== 'annotation',
  );
  dropApplications(math);
  visit(math, 'element', ({ properties, children: [letter] }) => {
    const letters =
      letter?.type === 'text' && mathLetters(letter.value, String(properties['mathvariant'] ?? ''));
    if (!letters) return;
    letter.value = letters;
    delete properties['mathvariant'];
  });
  const row = formula.length === 1 ? formula : [element('mrow', {}, formula)];
  const source = element('annotation', { encoding: 'application/x-tex' }, [{ type: 'text', value: tex }]);
  const properties = {
    xmlns: 'http://www.w3.org/1998/Math/MathML',
    alttext: tex,
    ...(display ? { display: 'block' } : {}),
  };
  return element('math', properties, [element('semantics', {}, [...row, source])]);
}

function element(tagName: string, properties: Element['properties'], children: ElementContent[]): Element {
  return { type: 'element', tagName, properties, children };
}
