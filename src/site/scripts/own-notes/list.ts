// The reader's own notes on the page of notes: all of them, with export and import.
import { button, noteElement } from './editor.ts';
import { exportNotes } from './export.ts';
import { withFiles, type NoteFile, type OwnNote } from './note.ts';
import { loadNotes, onChange, saveNotes, stamp } from './store.ts';

/** Labels and ids of headings of every chapter, by its path. */
type Places = Readonly<Record<string, { title: string; anchors: readonly string[] }>>;

/** @param base address of the site's root, with a slash at its end */
export async function listNotes(root: HTMLElement, base: string): Promise<void> {
  const message = document.createElement('p');
  message.setAttribute('role', 'status');
  message.className = 'own-notes-message';
  const tell = (words: string | undefined) => (message.textContent = words ?? '');
  const list = document.createElement('ul');
  list.setAttribute('role', 'list');
  list.className = 'own-notes-list';
  root.replaceChildren(
    list,
    tools(tell, () => show()),
    message,
  );
  const places: Places = await fetch(`${base}notes/places.json`)
    .then((response) => response.json())
    // Without it the notes are shown all the same, only not whether their places are still there.
    .catch(() => ({}));

  const show = () => {
    const notes = loadNotes();
    const none = document.createElement('li');
    none.textContent =
      'You have written none yet. “Write notes”, beside the short answer of a chapter, begins.';
    list.replaceChildren(...(notes.length > 0 ? notes.map((note) => item(note)) : [none]));
  };
  const item = (note: OwnNote) => {
    const [path = '', anchor = ''] = note.attaches.split('#');
    const chapter = places[path];
    const line = document.createElement('li');
    const where = document.createElement('p');
    where.className = 'own-note-tools';
    const link = document.createElement('a');
    link.href = `${base}${path}/#${anchor}`;
    link.textContent = anchor;
    where.append('at ', link, ` of ${chapter?.title ?? path}`);
    if (Object.keys(places).length > 0 && !chapter?.anchors.includes(anchor))
      where.append(', a place that is gone');
    line.append(noteElement(note, false), where);
    return line;
  };
  show();
  onChange(() => {
    if (!list.querySelector('textarea')) show();
  });
}

function tools(tell: (words: string | undefined) => void, show: () => void): HTMLElement {
  const line = document.createElement('p');
  line.className = 'own-notes-tools';
  const label = document.createElement('label');
  const input = document.createElement('input');
  input.type = 'file';
  input.multiple = true;
  input.accept = '.md,.zip,text/markdown,application/zip';
  label.append('Import ', input);
  input.addEventListener('change', async () => {
    try {
      const files = (await Promise.all([...(input.files ?? [])].map(readNotes))).flat();
      const { notes, added } = withFiles(loadNotes(), files, stamp);
      const message = saveNotes(notes);
      show();
      tell(message ?? `${added} of ${files.length} notes were new and have been added.`);
    } catch (error) {
      tell(`${(error as Error).message} Nothing was changed.`);
    }
    input.value = '';
  });
  const save = button('Export', async () => {
    if (!(await exportNotes(loadNotes()))) tell('There is nothing to export.');
  });
  line.append(save, ' as files for content/notes of a fork. ', label);
  return line;
}

/** The note files in what a reader chose: Markdown, or an archive of it. */
async function readNotes(file: File): Promise<NoteFile[]> {
  if (!/\.zip$/i.test(file.name)) return [{ name: file.name, text: await file.text() }];
  const { strFromU8, unzipSync } = await import('fflate');
  let entries: Record<string, Uint8Array>;
  try {
    entries = unzipSync(new Uint8Array(await file.arrayBuffer()));
  } catch {
    throw new Error(`${file.name} is not an archive that can be read.`);
  }
  return Object.entries(entries)
    .filter(([name]) => name.endsWith('.md'))
    .map(([name, bytes]) => ({ name, text: strFromU8(bytes) }));
}
