import type { Book } from '../../book/book.ts';
import { Link } from './link.tsx';
import { Words } from './words.tsx';

/** What one looks things up in, at the end of the book. */

/** @param chapterOf for a label or `theme/slug` the number of the chapter, and its address where it is written */
export function Notation({
  notation,
  chapterOf,
}: Pick<Book, 'notation'> & { chapterOf: (at: string) => { number: number; href: string | undefined } }) {
  const From = ({ at }: { at: string }) => {
    const { number, href } = chapterOf(at);
    return <td class="from">{href ? <a href={href}>{number}</a> : number}</td>;
  };
  return (
    <>
      <h1>Notation and words</h1>
      <h2>Letters</h2>
      <table class="notation-table">
        <Head names={['letter', 'meaning', 'type', 'from']} />
        <tbody>
          {notation.symbols.map((symbol) => (
            <tr key={symbol.tex}>
              <Words as="td" html={symbol.html} />
              <Words as="td" html={symbol.meaningHtml} />
              <Words as="td" html={symbol.typeHtml} />
              <From at={symbol.at} />
            </tr>
          ))}
        </tbody>
      </table>
      <h2>Words</h2>
      <table class="notation-table">
        <Head names={['word', 'meaning', 'in physics', 'from']} />
        <tbody>
          {notation.terms.map(({ id, term, meaningHtml, physicsHtml, at }) => (
            <tr key={id} id={id}>
              <td>{term}</td>
              <Words as="td" html={meaningHtml} />
              <Words as="td" html={physicsHtml ?? ''} />
              <From at={at} />
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function Head({ names }: { names: readonly string[] }) {
  return (
    <thead>
      <tr>
        {names.map((name) => (
          <th key={name} scope="col">
            {name}
          </th>
        ))}
      </tr>
    </thead>
  );
}

export function Resources({ resources }: Pick<Book, 'resources'>) {
  return (
    <>
      <h1>What to study next</h1>
      {resources.map(({ slug, title, authors, year, url, html, ...facts }) => (
        <div key={slug} class="entry" id={slug}>
          <p class="entry-head">
            <Words as="b" words={title} />
          </p>
          <p class="by">
            {authors}, {year}; {facts.kind}, {facts.level}; {facts.cost}.{' '}
            <a class="address" href={url}>
              {url.replace(/^https?:\/\/(www\.)?|\/$/g, '')}
            </a>
          </p>
          <Words as="div" class="flow" html={html} />
          <p class="by">
            Proves: <Words words={facts.proves} />. Asserts: <Words words={facts.asserts} />. Needs:{' '}
            <Words words={facts.needs} />.
          </p>
          {facts.deepens.length > 0 && (
            <ul class="see">
              {facts.deepens.map((target) => (
                <li key={target.name}>
                  <Link target={target} /> {target.at}
                </li>
              ))}
            </ul>
          )}
        </div>
      ))}
    </>
  );
}

/** @param numbers of the chapters by their paths */
export function Bibliography({
  references,
  numbers,
}: Pick<Book, 'references'> & { numbers: ReadonlyMap<string, number> }) {
  const cited = references.filter(({ citedBy, citedByPieces }) => citedBy.length + citedByPieces.length > 0);
  return (
    <>
      <h1>Bibliography</h1>
      <ul class="bibliography" role="list">
        {cited.map(({ key, html, citedBy }) => (
          <li key={key} id={`ref-${key}`}>
            <Words html={html} />
            {citedBy.length > 0 && (
              <span class="cited-in">
                {' '}
                Cited in chapter{' '}
                {[...new Map(citedBy.toReversed().map(({ chapter, anchor }) => [chapter, anchor]))]
                  .toReversed()
                  .map(([chapter, anchor], index) => (
                    <>
                      {index > 0 && ', '}
                      <a href={`/${chapter}/#${anchor}`}>{numbers.get(chapter)}</a>
                    </>
                  ))}
                .
              </span>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
