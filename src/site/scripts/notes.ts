// Whether notes are shown, and whether the reader writes some; the rest is fetched by those who do.
import { keep, kept } from './keep.ts';

const root = document.documentElement;

if (kept('notes-hidden') === 'yes') root.dataset['notes'] = 'hidden';
for (const button of document.querySelectorAll<HTMLElement>('.notes-hide')) {
  const show = () => (button.textContent = root.dataset['notes'] === 'hidden' ? 'Show notes' : 'Hide notes');
  show();
  button.addEventListener('click', () => {
    const hidden = root.dataset['notes'] !== 'hidden';
    if (hidden) root.dataset['notes'] = 'hidden';
    else delete root.dataset['notes'];
    keep('notes-hidden', hidden ? 'yes' : 'no');
    show();
  });
}

const body = document.querySelector<HTMLElement>('.chapter-body');
const path = body?.dataset['chapter'];
if (body && path) {
  let writing = kept('notes-writing') === 'yes';
  const load = () =>
    import('./own-notes/chapter.ts').then(
      ({ showNotes }) => showNotes(body, path, writing),
      () => {
        writing = false;
        if (button) button.textContent = 'Your notes could not be loaded. Try again';
      },
    );
  const button = document.querySelector<HTMLElement>('.notes-write');
  const show = () => {
    if (button) button.textContent = writing ? 'Stop writing notes' : 'Write notes';
  };
  show();
  button?.addEventListener('click', () => {
    writing = !writing;
    keep('notes-writing', writing ? 'yes' : 'no');
    show();
    if (writing) void load();
    else for (const write of body.querySelectorAll('.own-note-write')) write.remove();
  });
  if (writing || kept('own-notes')?.includes(`"${path}#`)) void load();
}
