/** A chapter as the map shows it. */
export interface MapChapter {
  /** `sgd/shuffling` */
  readonly path: string;
  readonly number: number;
  readonly title: string;
  readonly needs: readonly string[];
  readonly written: boolean;
}
export interface MapTheme {
  readonly slug: string;
  readonly title: string;
  readonly chapters: readonly MapChapter[];
}

/** An arc between two rows of the map's grid, from the upper to the lower. */
export interface Arc {
  readonly from: number;
  readonly to: number;
  /** px; far rows are joined by wide arcs. */
  readonly width: number;
  readonly written: boolean;
  /** Numbers of the two chapters. */
  readonly ends: readonly [number, number];
}

/** The grid row (from 1) of each chapter by its path: each theme has a row for its heading, then one a chapter. */
export function rowsOf(themes: readonly MapTheme[]): Map<string, number> {
  const rows = new Map<string, number>();
  let row = 0;
  for (const theme of themes) {
    row += 1;
    for (const chapter of theme.chapters) rows.set(chapter.path, ++row);
  }
  return rows;
}

/** One arc for every need; solid (`written`) when both chapters are. */
export function arcsOf(themes: readonly MapTheme[], widest = 264): Arc[] {
  const rows = rowsOf(themes);
  const chapters = new Map(
    themes.flatMap((theme) => theme.chapters.map((chapter) => [chapter.path, chapter])),
  );
  const pairs = [...chapters.values()].flatMap((chapter) =>
    chapter.needs.flatMap((path) => {
      const needed = chapters.get(path);
      return needed ? [{ chapter, needed }] : [];
    }),
  );
  const distance = ({ chapter, needed }: (typeof pairs)[number]) =>
    Math.abs((rows.get(chapter.path) ?? 0) - (rows.get(needed.path) ?? 0));
  const longest = Math.max(1, ...pairs.map(distance));
  return pairs.map((pair) => {
    const a = rows.get(pair.chapter.path) ?? 0;
    const b = rows.get(pair.needed.path) ?? 0;
    return {
      from: Math.min(a, b),
      to: Math.max(a, b),
      width: Math.round(widest * (0.1 + 0.9 * (distance(pair) / longest) ** 0.8)),
      written: pair.chapter.written && pair.needed.written,
      ends: [pair.needed.number, pair.chapter.number],
    };
  });
}
