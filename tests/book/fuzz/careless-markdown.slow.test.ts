import { expect, test } from 'vitest';
import { chapter } from '../compile.ts';
import { careless, tidy } from './markdown.ts';
import { checkMarkers, mark } from './markers.ts';
import { setAlone } from './outcome.ts';
import { tryMany } from './runs.ts';

test('a text without a mistake becomes a page that holds all of it', () => {
  tryMany('tidy Markdown', tidy, (text) => {
    const source = chapter(mark(text));
    const set = setAlone(source);
    expect(set.errors, source).toEqual([]);
    checkMarkers(source, set, true);
  });
});

test('a careless text becomes a page, or mistakes with a place; nothing in it is lost in silence', () => {
  tryMany('careless Markdown', careless, (text) => {
    const source = chapter(mark(text));
    checkMarkers(source, setAlone(source));
  });
});
