import { render } from 'preact-render-to-string';
import type { VNode } from 'preact';
import type { Book } from '../../book/book.ts';
import { setWords } from '../html/words.ts';
import { roman } from '../site.ts';
import { addressed } from './addresses.ts';
import { chapterLeaf } from './chapter.ts';
import type { Form } from './keep-printed.ts';
import type { Edition } from './edition.ts';
import { HowToRead, Title } from './front.tsx';
import { parse, replace } from './hast.ts';
import { leafName, type Leaf } from './leaf.ts';
import { Bibliography, Notation, Resources } from './lists.tsx';
import { Paths, Questions } from './questions.tsx';
import { solutionsLeaf } from './solutions.ts';
import { ThemePage } from './theme.tsx';

export interface LeavesOptions {
  form: Form;
  /** Path under which the book was compiled, without a slash at its end. */
  base: string;
  edition: Edition;
}

/**
 * Everything that the book holds, in the order of reading. Ids and links are whole addresses, as on the site; some
 * links lead to what has moved: `placesOf` knows where to.
 */
export function leavesOf(book: Book, { form, base, edition }: LeavesOptions): Leaf[] {
  const numbers = new Map(
    book.themes.flatMap((theme) => theme.chapters).map((one) => [one.path, one.number]),
  );
  const written = new Map(book.chapters.map((chapter) => [chapter.path, chapter]));
  const page = (
    kind: Leaf['kind'],
    address: string,
    title: string,
    content: VNode,
    number?: string,
  ): Leaf => {
    const tree = parse(render(content));
    // Experiments stand in their chapters.
    replace(tree, ({ tagName }) => (tagName === 'book-embed' ? [] : undefined));
    addressed(tree, address, base);
    return { address, name: leafName(address), kind, number, title: setWords(title), tree };
  };
  const options = { form, base, claims: book.claims, live: edition.live };
  const parts = book.chapters.map((chapter) => chapterLeaf(chapter, options));
  const byAddress = new Map(parts.map(({ leaf }) => [leaf.address, leaf]));
  const themes = book.themes.flatMap((theme, index) => [
    page(
      'theme',
      `/${theme.slug}/`,
      theme.title,
      <ThemePage theme={theme} numeral={roman(index + 1)} />,
      roman(index + 1),
    ),
    ...theme.chapters.flatMap(({ path }) => byAddress.get(`/${path}/`) ?? []),
  ]);
  const chapterOf = (at: string) => {
    const path = book.claims.find(({ label }) => label === at)?.chapter ?? at;
    const anchor = path === at ? '' : `#${at}`;
    return {
      number: numbers.get(path) as number,
      href: written.has(path) ? `/${path}/${anchor}` : undefined,
    };
  };
  const solved = parts.filter(({ solutions }) => solutions.length > 0);
  return [
    page('front', '/', edition.title, <Title edition={edition} />),
    page('front', '/how-to-read/', 'How to read this book', <HowToRead />),
    ...themes,
    ...(solved.length > 0 ? [solutionsLeaf(solved)] : []),
    ...(book.questions.length > 0
      ? [page('back', '/questions/', 'What is known, and how well?', <Questions {...book} />)]
      : []),
    ...(book.paths.length > 0 ? [page('back', '/paths/', 'Reading paths', <Paths {...book} />)] : []),
    page('back', '/notation/', 'Notation and words', <Notation {...book} chapterOf={chapterOf} />),
    ...(book.resources.length > 0
      ? [page('back', '/resources/', 'What to study next', <Resources {...book} />)]
      : []),
    page(
      'back',
      '/bibliography/',
      'Bibliography',
      <Bibliography references={book.references} numbers={numbers} />,
    ),
  ];
}
