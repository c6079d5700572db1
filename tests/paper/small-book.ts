import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Book } from '../../src/book/book.ts';
import { compileBook } from '../../src/book/compile.ts';
import type { Edition } from '../../src/site/paper/edition.ts';
import { facts, NO_PIECES } from '../book/compile.ts';

export const ROOT = path.join(import.meta.dirname, '../..');

export const EDITION: Edition = {
  title: 'A small book',
  version: '1.2.3',
  made: '22 November 2026',
  live: 'https://guide.example/',
  written: 2,
  planned: 5,
};

const FIRST = `
A note:margin[On $n$, after @bottou2009curiously.] and \\eqref{eq:far} of [](chapter:sgd/shuffling), not of
[](chapter:sgd/noise), with noise in it.

:::theorem[First]{#thm:first status=proved}
Let $f_{\\max} \\ge 0$ and $\\E X = 0$.
:::

:::proof{of=thm:first}
By [](#ex:first).
:::

:::figure{#fig:bridge draw=walk-and-bridge}
A walk.
:::

## Exercises

::::exercise[By hand]{#ex:first time="ten minutes"}
Show it.

:::solution
By [](#thm:first), see \\eqref{eq:inside}.:margin[In a solution.]

$$
a = b \\label{eq:inside}
$$
:::
::::
`;

const SECOND = `
## What $n$ is

$$
c = d \\label{eq:far}
$$

By [](#thm:first) and [@gurbuzbalaban2021why, Thm 1]: [the lab](/lab/shuffling-rates/), [another](/lab/shuffling-logistic/),
[the map](/map/), [elsewhere](https://example.org/).

::demo{name=shuffling-rates #exp:rates}
`;

const chapter = (title: string, text: string) =>
  `---\ntitle: ${title}\ndeck: Why so?\nsummary: Because.\nprerequisites: []\nquestions: []\n---\n${text}`;

/** Two chapters that refer to each other, with one of everything; compiled under a base path. */
export function smallBook(more = ''): Book {
  const near = (name: string) =>
    readFileSync(path.join(import.meta.dirname, '../book/fixtures', name), 'utf8');
  return compileBook(
    {
      themes: { file: 'content/themes.yaml', text: near('themes.yaml') },
      references: { file: 'content/references.bib', text: near('references.bib') },
      chapters: [
        { file: 'content/chapters/depth/universality.md', text: chapter('Why one & all?', FIRST) },
        { file: 'content/chapters/sgd/shuffling.md', text: chapter('Why $n$?', SECOND + more) },
      ],
      pieces: NO_PIECES,
    },
    { ...facts, base: BASE },
  );
}

export const BASE = '/guide';
