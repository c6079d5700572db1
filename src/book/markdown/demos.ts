import { visit } from 'unist-util-visit';
import { report } from '../author-error.ts';
import { didYouMean, oneOf } from '../nearest.ts';
import { checkOnce, writtenIn } from './attributes.ts';
import { draftOf, type MarkdownPlugin } from './context.ts';
import { shape, textOf } from './nodes.ts';

/** `::demo{name=… #exp:x key=value}`; the page puts the live figure in the place of `<book-embed>`. */
export const demos: MarkdownPlugin = () => (tree, file) => {
  const { facts, demos: shown } = draftOf(file);
  visit(tree, 'leafDirective', (node) => {
    if (node.name !== 'demo') return;
    const { number, label } = node.data ?? {};
    const { name = '', id: _id, ...parameters } = node.attributes ?? {};
    const start = node.position?.start;
    const known = Object.hasOwn(facts.demos, name ?? '') ? facts.demos[name ?? ''] : undefined;
    if (!known) {
      const names = Object.keys(facts.demos);
      const otherwise = names.length > 0 ? `the demos are ${oneOf(names)}` : `make src/lab/demos/${name}/`;
      const message = name ? `no demo “${name}”` : 'the demo has no name';
      report(file, start, 'unknown-demo', message, name ? didYouMean(name, names, otherwise) : 'add name=…');
    }
    const written = writtenIn(node, file);
    for (const key of new Set(written)) checkOnce(key, written, node, file);
    if (node.children.length > 0) {
      const cure = 'leave out what stands in [ ]; a demo brings its own title';
      report(file, start, 'demo-words', `the words of ::demo[${textOf(node)}] are lost`, cure);
    }
    for (const [key, value] of Object.entries(parameters)) {
      if (known && !known.includes(key)) {
        const cure = didYouMean(key, known, `the parameters are ${oneOf(known)}`);
        report(file, start, 'unknown-parameter', `${name} has no parameter “${key}”`, cure);
      } else if (known && !Number.isFinite(Number(value || Number.NaN))) {
        report(
          file,
          start,
          'parameter-value',
          `${key}=${value ?? ''} is not a number`,
          `write ${key}=… with a number`,
        );
      }
    }
    shown.push(name ?? '');
    const dataParameters = Object.keys(parameters).length > 0 ? JSON.stringify(parameters) : undefined;
    shape(
      node,
      'book-embed',
      { dataKind: 'demo', dataName: name, dataParameters, dataNumber: number, id: label },
      [],
    );
  });
};
