import type { Book, Target } from '../../book/book.ts';
import { status } from '../../book/status.ts';
import { demos } from '../demos.ts';
import { Words } from './words.tsx';

/** The lists that follow the chapters, each as on its page of the site. */

function Link({ target }: { target: Target }) {
  const words = target.kind === 'demo' ? (demos.get(target.name)?.title ?? target.words) : target.words;
  return target.written ? (
    <Words as="a" href={target.href} words={words} />
  ) : (
    <Words as="i" class="to-come" words={words} />
  );
}

const sentence = (words: string) => `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;

export function Questions({ themes, questions }: Pick<Book, 'themes' | 'questions'>) {
  return (
    <>
      <h1>What is known, and how well?</h1>
      {themes.map(({ slug, title }) => (
        <section key={slug}>
          <h2>{title}</h2>
          {questions
            .filter(({ theme }) => theme === slug)
            .map(({ slug: id, question, status: word, html, see }) => (
              <div key={id} class="entry" id={id}>
                <p class="entry-head">
                  <Words as="b" words={question} /> <Words html={status(word)} />
                </p>
                <Words as="div" class="flow" html={html} />
                {see.length > 0 && (
                  <p class="see">
                    {see.map((target, index) => (
                      <>
                        {index > 0 && ' · '}
                        <Link target={target} />
                      </>
                    ))}
                  </p>
                )}
              </div>
            ))}
        </section>
      ))}
    </>
  );
}

export function Paths({ paths }: Pick<Book, 'paths'>) {
  return (
    <>
      <h1>Reading paths</h1>
      {paths.map(({ slug, title, time, html, stages }) => (
        <section key={slug} class="flow" id={slug}>
          <Words as="h2" words={title} />
          <p class="by">{sentence(time)}</p>
          <Words as="div" class="flow" html={html} />
          {stages.map((stage) => (
            <div key={stage.title} class="entry">
              <p class="entry-head">
                <Words as="b" words={stage.title} />
              </p>
              <ul>
                {stage.steps.map((step) => (
                  <li key={step.name + step.what}>
                    <Link target={step} />
                    {/[?!]$/.test(step.words) ? ' ' : ': '}
                    <Words words={step.what} />
                  </li>
                ))}
              </ul>
              <p>
                You can then <Words words={stage.able} />
              </p>
            </div>
          ))}
        </section>
      ))}
    </>
  );
}

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
