import type { Target } from '../../book/book.ts';
import { demos } from '../demos.ts';
import { Words } from './words.tsx';

/** A link to what a piece names; a chapter to come is named without a link. */
export function Link({ target }: { target: Target }) {
  const words = target.kind === 'demo' ? (demos.get(target.name)?.title ?? target.words) : target.words;
  return target.written ? (
    <Words as="a" href={target.href} words={words} />
  ) : (
    <Words as="i" class="to-come" words={words} />
  );
}
