// A note as it stands on a page, and the field in which it is written.
import type { OwnNote } from './note.ts';
import { exportNotes } from './export.ts';
import { loadNotes, now, putNote } from './store.ts';

export function button(words: string, act: () => void, label?: string): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.textContent = words;
  if (label) made.setAttribute('aria-label', label);
  made.addEventListener('click', act);
  return made;
}

/**
 * The note with its words, which can be changed; a new one begins as a field. What the store has to say stands under it.
 */
export function noteElement(note: OwnNote, fresh: boolean): HTMLElement {
  const aside = document.createElement('aside');
  aside.className = 'own-note';
  aside.setAttribute('role', 'note');
  aside.setAttribute('aria-label', 'Your note');
  aside.dataset['id'] = note.id;
  let kept = note;
  const message = document.createElement('div');
  const words = document.createElement('p');
  words.className = 'own-notes-message';
  words.setAttribute('role', 'status');
  // Whoever has to export here cannot first go to the page of notes.
  const out = button('Export', () => void exportNotes(loadNotes()), 'Export your notes');
  message.append(words);
  const keep = (changed: OwnNote) => {
    const problem = putNote(changed);
    words.textContent = problem ?? '';
    if (problem) message.append(out);
    else out.remove();
  };

  const read = () => {
    const text = document.createElement('p');
    text.className = 'own-note-text';
    text.textContent = kept.text;
    const tools = document.createElement('p');
    tools.className = 'own-note-tools';
    tools.append('your note ', button('Change', write, 'Change your note'));
    aside.replaceChildren(text, tools, message);
  };
  const write = () => {
    const field = document.createElement('textarea');
    field.value = kept.text;
    field.rows = Math.min(16, Math.max(4, kept.text.split('\n').length + 1));
    field.setAttribute('aria-label', 'Your note, in Markdown with formulas between dollar signs');
    const save = (text: string) => {
      kept = { ...kept, text: text.trim(), changed: now() };
      keep(kept);
      // The button that was pressed goes; the focus must not go with it.
      if (kept.text !== '') {
        read();
        aside.querySelector('button')?.focus();
        return;
      }
      const before = aside.previousElementSibling;
      aside.remove();
      if (before instanceof HTMLButtonElement) before.focus();
    };
    // What is typed is kept from the first letter on, so that a closed tab loses nothing.
    field.addEventListener('input', () => keep({ ...kept, text: field.value, changed: now() }));
    field.addEventListener('keydown', (event) => {
      if (event.key === 'Escape' || (event.key === 'Enter' && (event.ctrlKey || event.metaKey)))
        save(field.value);
    });
    const tools = document.createElement('p');
    tools.className = 'own-note-tools';
    tools.append(
      button('Done', () => save(field.value)),
      ' ',
      button('Delete', () => {
        if (field.value.trim() === '' || confirm('Delete this note?')) save('');
      }),
    );
    aside.replaceChildren(field, tools, message);
    field.focus();
  };
  if (fresh) queueMicrotask(write);
  else read();
  return aside;
}
