/** A way to narrow a list: the theme, the level, … */
export interface Filter {
  key: string;
  name: string;
  values: { value: string; words: string; title?: string }[];
}

/** Class of the entries that have the value; also the id of the anchor that filters by it where scripts are off. */
export function filterClass(filters: readonly Filter[], key: string, value: string): string {
  const group = filters.findIndex((filter) => filter.key === key);
  const place = filters[group]?.values.findIndex((known) => known.value === value) ?? -1;
  if (place < 0) throw new Error(`no filter ${key} with the value ${value}`);
  // Numbers, so that the style sheet needs no names; lists.css has rules for so many.
  return `f-${group + 1}-${place + 1}`;
}

/** The classes of an entry with these values. */
export function filterClasses(
  filters: readonly Filter[],
  values: Readonly<Record<string, readonly string[]>>,
): string[] {
  return Object.entries(values).flatMap(([key, some]) =>
    some.map((value) => filterClass(filters, key, value)),
  );
}
