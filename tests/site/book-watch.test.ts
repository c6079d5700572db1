import { EventEmitter } from 'node:events';
import { pathToFileURL } from 'node:url';
import { expect, test, vi } from 'vitest';
import { bookWatch } from '../../src/site/book-watch.ts';

/** The watcher of a server in /guide, and how often the book was asked for. */
function start() {
  const { hooks } = bookWatch() as { hooks: Record<string, (options: object) => void> };
  const waiting: (() => void)[] = [];
  const refreshContent = vi.fn(() => new Promise<void>((resolve) => waiting.push(resolve)));
  const watcher = Object.assign(new EventEmitter(), { add: () => undefined });
  hooks['astro:config:done']?.({ config: { root: pathToFileURL('/guide/') } });
  hooks['astro:server:setup']?.({ server: { watcher }, refreshContent });
  const change = (file: string) => watcher.emit('all', 'change', file);
  return { change, refreshContent, done: () => waiting.shift()?.() };
}

test('a change of the book asks for it again, one elsewhere does not', () => {
  const { change, refreshContent } = start();
  change('/guide/src/x.ts');
  change('/guide/content-of-others/x.md');
  expect(refreshContent).not.toHaveBeenCalled();
  change('/guide/tests/claims/lem-a.test.ts');
  expect(refreshContent).toHaveBeenCalledTimes(1);
});

test('changes while the book is asked for make it asked for once more', async () => {
  const { change, refreshContent, done } = start();
  for (let i = 0; i < 5; i++) change(`/guide/content/chapters/sgd/${i}.md`);
  expect(refreshContent).toHaveBeenCalledTimes(1);
  done();
  await vi.waitFor(() => expect(refreshContent).toHaveBeenCalledTimes(2));
  done();
  await Promise.resolve();
  expect(refreshContent).toHaveBeenCalledTimes(2);
});
