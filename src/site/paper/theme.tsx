import type { Theme } from '../../book/book.ts';
import { Words } from './words.tsx';

/** The page that opens a theme: its question, and those of its chapters. */
export function ThemePage({ theme, numeral }: { theme: Theme; numeral: string }) {
  return (
    <div class="theme-page">
      <p class="chapter-theme">Theme {numeral}</p>
      <h1>
        <span class="theme-number">{numeral}.</span> {theme.title}
      </h1>
      <ol class="theme-chapters" role="list">
        {theme.chapters.map(({ path, number, title, summary, written }) => (
          <li key={path}>
            <span class="number">{number}</span>
            <div>
              {written ? (
                <Words as="a" class="theme-chapter" href={`/${path}/`} words={title} />
              ) : (
                <Words as="i" class="theme-chapter to-come" words={`${title} To come.`} />
              )}
              {summary && <Words as="p" words={summary} />}
            </div>
          </li>
        ))}
      </ol>
    </div>
  );
}
