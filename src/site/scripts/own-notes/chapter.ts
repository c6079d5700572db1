// Notes of the reader's own in a chapter: at each claim, section, figure, experiment, remark and exercise.
import { button, noteElement } from './editor.ts';
import type { OwnNote } from './note.ts';
import { loadNotes, onChange, stamp } from './store.ts';

const PLACES =
  'h2[id], h3[id], .claim[id], .remark[id], .exercise[id], figure[id], live-demo[id], .proof[data-proof-of]';

/**
 * Shows the notes at their places and, when asked, a button to write one at each place.
 * @param path `theme/slug`
 */
export function showNotes(body: HTMLElement, path: string, writing: boolean): void {
  const places = [...body.querySelectorAll<HTMLElement>(PLACES)].filter((place) => place.id !== '');

  const put = (note: OwnNote, fresh: boolean) => {
    const anchor = note.attaches.slice(path.length + 1);
    const place = places.find(({ id }) => id === anchor);
    const element = noteElement(note, fresh);
    if (place) afterPlace(place).after(element);
    else lost().append(element, where(anchor));
    return element;
  };
  const lost = () => {
    const known = body.querySelector<HTMLElement>('.own-notes-lost');
    if (known) return known;
    const section = document.createElement('section');
    section.className = 'own-notes-lost';
    section.setAttribute('aria-labelledby', 'own-notes-lost');
    const heading = document.createElement('h2');
    heading.id = 'own-notes-lost';
    heading.textContent = 'Your notes whose place is gone';
    section.append(heading);
    body.append(section);
    return section;
  };
  const where = (anchor: string) => {
    const words = document.createElement('p');
    words.className = 'own-note-tools';
    words.textContent = `It was written at “${anchor}”, which this version of the chapter does not have.`;
    return words;
  };
  const showAll = () => {
    for (const element of body.querySelectorAll('.own-note, .own-notes-lost')) element.remove();
    for (const note of loadNotes()) if (note.attaches.startsWith(`${path}#`)) put(note, false);
  };
  showAll();
  onChange(() => {
    // Somebody writing here is not interrupted.
    if (!body.querySelector('.own-note textarea')) showAll();
  });

  if (!writing) return;
  for (const place of places) {
    const name = (place.querySelector('.claim-number, figcaption b')?.textContent ?? place.textContent)
      .trim()
      .slice(0, 60);
    const write = button(
      'Note',
      () =>
        put({ ...stamp(), attaches: `${path}#${place.id}`, text: '' }, true).scrollIntoView({
          block: 'nearest',
        }),
      `Write a note at ${name}`,
    );
    write.className = 'own-note-write';
    afterPlace(place).after(write);
  }
}

/** What a note at a place comes after: the place, or the group that holds it beside margin notes. */
function afterPlace(place: HTMLElement): Element {
  let last: Element = place;
  // A button of ours stands between a place and its notes.
  while (last.nextElementSibling?.matches('.own-note-write, .own-note')) last = last.nextElementSibling;
  return last;
}
