import type { Element, ElementContent, Root } from 'hast';
import { visit } from 'unist-util-visit';
import { hasClass, parse, replace } from './hast.ts';
import { leafName, type Leaf } from './leaf.ts';

/** A solution taken out of its exercise. */
export interface Solution {
  /** Address of the exercise: `/sgd/shuffling/#ex:worst`. */
  exercise: string | undefined;
  /** Its own. */
  address: string;
  /** Number and title of the exercise, as they stand at its head. */
  head: ElementContent[];
  text: ElementContent[];
}

/** Takes the solutions out of a chapter with whole addresses and leaves a link to each. */
export function takeSolutions(tree: Root, page: string): Solution[] {
  const solutions: Solution[] = [];
  visit(tree, 'element', (exercise) => {
    if (!hasClass(exercise, 'exercise')) return;
    const head = exercise.children.find((child) => hasClass(child, 'exercise-head'));
    const words = head?.type === 'element' ? head.children : [];
    replace(exercise, (node) => {
      if (!hasClass(node, 'solution')) return undefined;
      const address = `${page}#solution-${solutions.length + 1}`;
      solutions.push({
        exercise: exercise.properties['id'] as string | undefined,
        address,
        head: structuredClone(words.filter((child) => !hasClass(child, 'exercise-meta'))),
        text: node.children.filter((child) => child.type !== 'element' || child.tagName !== 'summary'),
      });
      return parse(
        `<p class="to-solution"><a href="${address}">Solution</a><span data-page-of="${address}"></span></p>`,
      ).children as ElementContent[];
    });
  });
  return solutions;
}

/** All solutions, chapter by chapter, each with the way back to its exercise. */
export function solutionsLeaf(chapters: readonly { leaf: Leaf; solutions: readonly Solution[] }[]): Leaf {
  const address = '/solutions/';
  const title = 'Solutions of the exercises';
  const tree = parse(`<h1>${title}</h1>`);
  for (const { leaf, solutions } of chapters) {
    const section = parse(
      `<section class="solutions"><h2><span class="chapter-number">${leaf.number}</span> ${leaf.title}</h2></section>`,
    ).children[0] as Element;
    section.children.push(...solutions.map(solved));
    tree.children.push(section);
  }
  return { address, name: leafName(address), kind: 'back', number: undefined, title, tree };
}

function solved({ exercise, address, head, text }: Solution): Element {
  const words: ElementContent[] = exercise
    ? [{ type: 'element', tagName: 'a', properties: { href: exercise }, children: head }]
    : head;
  const opening: Element = {
    type: 'element',
    tagName: 'p',
    properties: { className: ['solved-head'] },
    children: words,
  };
  return {
    type: 'element',
    tagName: 'section',
    properties: { className: ['solved', 'flow'], id: address },
    children: [opening, ...text],
  };
}
