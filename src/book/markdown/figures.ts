import { visit } from 'unist-util-visit';
import { report } from '../author-error.ts';
import { didYouMean, oneOf } from '../nearest.ts';
import { draftOf, type MarkdownPlugin } from './context.ts';
import { element, shape } from './nodes.ts';

/** `:::figure{#fig:x draw=name}` with its caption; the page puts the drawing in the place of `<book-embed>`. */
export const figures: MarkdownPlugin = () => (tree, file) => {
  const { facts, figures: shown } = draftOf(file);
  visit(tree, 'containerDirective', (node) => {
    if (node.name !== 'figure') return;
    const { number = '', label } = node.data ?? {};
    const name = node.attributes?.['draw'] ?? '';
    const start = node.position?.start;
    if (!facts.figures.includes(name)) {
      const otherwise =
        facts.figures.length > 0
          ? `the figures are ${oneOf(facts.figures)}`
          : `draw it in src/site/figures/${name}.tsx`;
      const message = name ? `no figure “${name}”` : 'the figure does not say what to draw';
      const cure = name ? didYouMean(name, facts.figures, otherwise) : 'add draw=name';
      report(file, start, 'unknown-figure', message, cure);
    }
    shown.push(name);
    const [first, ...rest] = node.children;
    if (first?.type !== 'paragraph') {
      report(
        file,
        start,
        'missing-caption',
        'the figure has no caption',
        'write it between the colons, as a paragraph',
      );
    }
    const numberSpan = element('span', { className: ['figure-number'] }, [`Figure\u00a0${number}.`]);
    const opening = [numberSpan, ' ', ...(first?.type === 'paragraph' ? first.children : [])];
    const caption = rest.length > 0 ? [element('p', {}, opening), ...rest] : opening;
    shape(node, 'figure', { className: ['figure'], id: label }, [
      element('book-embed', { dataKind: 'figure', dataName: name }),
      element('figcaption', {}, caption),
    ]);
  });
};
