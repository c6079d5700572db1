import { visit } from 'unist-util-visit';
import { report } from '../author-error.ts';
import type { MarkdownPlugin } from './context.ts';
import { element, shape, takeTitle } from './nodes.ts';

/** `::::exercise[Title]{#ex:x time="ten minutes" tools="pencil"}` with its `:::solution` folded away. */
export const exercises: MarkdownPlugin = () => (tree, file) => {
  visit(tree, 'containerDirective', (node, _, parent) => {
    if (node.name === 'solution') {
      if (parent?.type !== 'containerDirective' || parent.data?.hProperties?.['dataExercise'] === undefined) {
        const cure = 'put it inside ::::exercise, which needs one colon more';
        report(file, node.position?.start, 'solution-place', 'a solution outside an exercise', cure);
      }
      const summary = element('summary', {}, ['Show the solution']);
      shape(node, 'details', { className: ['solution'] }, [summary, ...node.children]);
    }
    if (node.name !== 'exercise') return;
    const { number, label } = node.data ?? {};
    const { time, tools } = node.attributes ?? {};
    const title = takeTitle(node);
    if (!node.children.some((child) => child.type === 'containerDirective' && child.name === 'solution')) {
      const cure = 'add :::solution inside it, in full';
      report(file, node.position?.start, 'missing-solution', 'this exercise has no solution', cure);
    }
    const meta = [time, tools].filter(Boolean).join(', ');
    const head = element('p', { className: ['exercise-head'] }, [
      element('span', { className: ['exercise-number'] }, [`Exercise\u00a0${number ?? ''}`]),
      ...(title.length > 0 ? [' ', element('span', { className: ['exercise-name'] }, title)] : []),
      ...(meta ? [' ', element('span', { className: ['exercise-meta'] }, [meta])] : []),
    ]);
    shape(node, 'section', { className: ['exercise'], id: label, dataExercise: '' }, [
      head,
      ...node.children,
    ]);
  });
};
