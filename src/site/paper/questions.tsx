import type { Book } from '../../book/book.ts';
import { status } from '../../book/status.ts';
import { Link } from './link.tsx';
import { Words } from './words.tsx';

/** Questions and reading paths, which follow the chapters. */

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
