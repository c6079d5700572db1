/** What a reader has done of the reading paths: the names of the steps. */
export type Ticks = ReadonlySet<string>;

/** The file that the page exports. */
export function writeTicks(ticks: Ticks): string {
  return `${JSON.stringify({ 'reading-paths': 1, done: [...ticks].sort() }, null, 2)}\n`;
}

/**
 * Reads such a file.
 * @throws Error that says in words what is wrong with it
 */
export function readTicks(text: string): Ticks {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    throw new Error('The file is not JSON; nothing was changed.');
  }
  const done = (data as { done?: unknown } | null)?.done;
  if (!Array.isArray(done) || !done.every((step) => typeof step === 'string'))
    throw new Error('The file holds no ticks of these paths; nothing was changed.');
  return new Set(done);
}
