import { h } from 'preact';
import { setWords } from '../html/words.ts';

interface Props {
  as?: string;
  class?: string;
  href?: string;
  /** Words with formulas between dollar signs; or `html`. */
  words?: string;
  html?: string;
}

/** An element that holds words of the book, which come as HTML or with formulas between dollar signs. */
export function Words({ as = 'span', words = '', html = setWords(words), ...rest }: Props) {
  return h(as, { ...rest, dangerouslySetInnerHTML: { __html: html } });
}
