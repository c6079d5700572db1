// The reader's notes in this browser. Nothing is sent anywhere.
import { parseNotes, type OwnNote } from './note.ts';

const KEY = 'own-notes';
/** What could not be read is put here before anything is written over it. */
const RESCUED = 'own-notes-unreadable';

let memory: OwnNote[] | undefined;
/** What could not be read has no room for its copy, and must not be written over. */
let occupied = false;

export function loadNotes(): OwnNote[] {
  if (memory) return memory;
  let kept: string | null;
  try {
    kept = localStorage.getItem(KEY);
  } catch {
    return [];
  }
  const notes = parseNotes(kept);
  if (kept !== null && notes.length === 0 && kept !== '[]') {
    try {
      localStorage.setItem(RESCUED, kept);
    } catch {
      occupied = true;
    }
  }
  return notes;
}

/** @returns undefined, or in words why the notes last only as long as the page */
export function saveNotes(notes: readonly OwnNote[]): string | undefined {
  try {
    if (occupied) throw new Error('no room');
    localStorage.setItem(KEY, JSON.stringify(notes));
    memory = undefined;
    removeEventListener('beforeunload', askFirst);
    return undefined;
  } catch {
    memory = [...notes];
    addEventListener('beforeunload', askFirst);
    return 'This browser has no room for the notes or keeps nothing for this site: they last until you leave this page. Copy or export them.';
  }
}

/** The browser asks before it leaves a page whose notes are nowhere else. */
function askFirst(event: Event): void {
  event.preventDefault();
}

/** Adds a note or changes the one with its id; a note without text goes. */
export function putNote(note: OwnNote): string | undefined {
  const notes = loadNotes();
  const others = notes.filter(({ id }) => id !== note.id);
  if (note.text.trim() === '') return saveNotes(others);
  const at = notes.findIndex(({ id }) => id === note.id);
  return saveNotes(at < 0 ? [...notes, note] : notes.map((other, i) => (i === at ? note : other)));
}

export function stamp(): Pick<OwnNote, 'id' | 'changed'> {
  return { id: `${Date.now().toString(36)}-${Math.random().toString(36).slice(2, 8)}`, changed: now() };
}

export function now(): string {
  return new Date().toISOString();
}

/** Another tab of the guide has changed them, or may have while this page was left and kept as it was. */
export function onChange(act: () => void): void {
  addEventListener('pageshow', ({ persisted }: PageTransitionEvent) => {
    if (persisted) act();
  });
  addEventListener('storage', ({ key }: StorageEvent) => {
    if (key === KEY) act();
  });
}
