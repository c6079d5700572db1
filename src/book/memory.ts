import type { VFile } from 'vfile';
import type { SetFormulas } from './markdown/context.ts';

interface Kept {
  from: readonly string[];
  read: { file: VFile };
  set?: { from: readonly string[]; result: unknown };
}

/**
 * What one compilation leaves for the next: each text as the first pass left it and as the second did, with all that
 * it was made from. With one, an edit costs the setting of the text that was edited, or of all where it changed
 * numbers or titles.
 */
export class Memory {
  readonly #kept = new Map<string, Kept>();
  readonly formulas: SetFormulas = new Map();

  /** The first pass over a file. @param from all that it depends on */
  read<T extends { file: VFile }>(name: string, from: readonly string[], read: () => T): T {
    const kept = this.#kept.get(name);
    if (kept && same(kept.from, from)) return kept.read as T;
    const fresh = read();
    this.#kept.set(name, { from, read: fresh });
    return fresh;
  }

  /** The second pass over a file that has been read. @param from all that it depends on besides */
  set<T>(name: string, from: readonly string[], set: () => T): T {
    const kept = this.#kept.get(name);
    if (kept?.set && same(kept.set.from, from)) return kept.set.result as T;
    const result = set();
    if (kept) kept.set = { from, result };
    return result;
  }

  /** Keeps these files alone, and of these what has no mistakes: those are noted on files, and would be noted again. */
  keep(files: readonly VFile[]): void {
    const clean = new Set(files.filter(({ messages }) => messages.length === 0).map(({ path }) => path));
    for (const name of this.#kept.keys()) if (!clean.has(name)) this.#kept.delete(name);
  }
}

function same(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((part, index) => part === b[index]);
}

/** Remembers what was made of an object, for as long as there is the object. The rest has to follow from the object. */
export function once<Key extends object, Rest extends unknown[], Made>(
  make: (key: Key, ...rest: Rest) => Made,
): (key: Key, ...rest: Rest) => Made {
  const made = new WeakMap<Key, { value: Made }>();
  return (key, ...rest) => {
    let known = made.get(key);
    if (!known) made.set(key, (known = { value: make(key, ...rest) }));
    return known.value;
  };
}
