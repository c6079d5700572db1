import type { JSX } from 'preact';
import { setWords } from '../html/words.ts';

interface Props {
  as?: keyof JSX.IntrinsicElements;
  class?: string;
  id?: string;
  href?: string;
  /** Words with formulas between dollar signs; or `html`. */
  words?: string;
  html?: string;
}

/** An element that holds words of the book, which come as HTML or with formulas between dollar signs. */
export function Words({ as: Tag = 'span', words = '', html = setWords(words), ...rest }: Props) {
  return <Tag {...(rest as object)} dangerouslySetInnerHTML={{ __html: html }} />;
}
