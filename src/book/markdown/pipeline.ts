import type { Root as HtmlRoot } from 'hast';
import type { Root } from 'mdast';
import type { VFile } from 'vfile';
import remarkDirective from 'remark-directive';
import remarkGfm from 'remark-gfm';
import remarkMath from 'remark-math';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { citations } from './citations.ts';
import { claims } from './claims.ts';
import { crossReferences } from './cross-references.ts';
import { definitions } from './definitions.ts';
import { demos } from './demos.ts';
import { directives } from './directives.ts';
import { equations } from './equations.ts';
import { exercises } from './exercises.ts';
import { fences } from './fences.ts';
import { figures } from './figures.ts';
import { formulas } from './formulas.ts';
import { headings } from './headings.ts';
import { isShallow, withinLimits, withinStack } from './limits.ts';
import { notes } from './notes.ts';
import { nowrap } from './nowrap.ts';
import { numbering } from './numbering.ts';
import { plainMarkdown } from './plain-markdown.ts';
import { proofs } from './proofs.ts';
import { remarks } from './remarks.ts';
import { scrollers } from './scrollers.ts';
import { setFormulas } from './set-formulas.ts';
import { shortAnswer } from './short-answer.ts';
import { terms } from './terms.ts';
import { texErrors } from './tex.ts';
import { typography } from './typography.ts';

const reader = unified()
  .use(remarkParse)
  // Of GitHub's extensions only tables are meant; `~` between two words is no deletion.
  .use(remarkGfm, { singleTilde: false })
  .use(remarkMath)
  .use(remarkDirective);

/** One chapter alone: what it says, in the shape of the page, with everything numbered. Knows no other chapter. */
const first = unified()
  .use(fences) // reads the source beside the tree as parsed, before anything is taken out of it
  .use(plainMarkdown) // before anything is added: what is refused is what the author wrote
  .use(definitions) // before anybody looks for links
  .use(formulas) // likewise; a `$` in a restored colon text would be judged twice
  .use(directives) // puts colons in prose back, so that nobody below meets a directive that is none
  .use(numbering) // in the order of the text, before containers are shaped by kind
  .use(headings)
  .use(claims)
  .use(proofs) // after claims, whose statuses ask for them
  .use(remarks)
  .use(exercises)
  .use(shortAnswer)
  .use(figures)
  .use(demos)
  .use(equations) // after numbering took the labels out of the formulas
  .use(notes); // last: a note goes after the whole of its block, whatever the block became

/** With all numbers of the book at hand: references, citations, and the details of setting. */
const second = unified()
  .use(crossReferences)
  .use(citations)
  .use(typography) // after citations, which find their place in the source by its words
  .use(terms) // after typography, which finds places in the source by the words of a text
  .use(nowrap) // after typography, whose quotes keep to a formula too
  .use(remarkRehype)
  .use(setFormulas) // compact: a chapter has a thousand formulas; as KaTeX writes them they weigh two megabytes
  .use(texErrors) // directly after KaTeX, whose messages it turns into mistakes
  .use(scrollers);

/** First pass over a chapter. What it finds is on `file.data.draft`, mistakes are in the file's messages. */
export function readChapter(file: VFile): Root {
  const nothing: Root = { type: 'root', children: [] };
  if (!withinLimits(file)) return nothing;
  return withinStack(file, nothing, () => {
    const tree = reader.parse(file);
    return isShallow(tree, file) ? (first.runSync(tree, file) as Root) : nothing;
  });
}

/** Second pass, when `file.data.book` knows every chapter. */
export function setChapter(tree: Root, file: VFile): HtmlRoot {
  return withinStack<HtmlRoot>(
    file,
    { type: 'root', children: [] },
    () => second.runSync(tree, file) as HtmlRoot,
  );
}
