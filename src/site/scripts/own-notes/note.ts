/** A note that a reader has written, as the browser keeps it. */
export interface OwnNote {
  id: string;
  /** `theme/slug#label`, or `theme/slug#id-of-a-heading`. */
  attaches: string;
  /** Markdown. */
  text: string;
  /** When it was last changed: `2026-11-22T16:00:00.000Z`. */
  changed: string;
}

/** A file as content/notes holds it. */
export interface NoteFile {
  /** `shuffling-thm-equal-curvature.md` */
  name: string;
  text: string;
}

const ATTACHES = /^[a-z0-9-]+\/[a-z0-9-]+#\S+$/;

/** The notes as files of content/notes, each with a name of its own. */
export function toFiles(notes: readonly OwnNote[]): NoteFile[] {
  const taken = new Set<string>();
  return notes.map(({ attaches, text }) => {
    const [path = '', anchor = ''] = attaches.split('#');
    const stem = `${path.split('/')[1]}-${anchor}`
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, '-')
      .replaceAll(/^-|-$/g, '');
    let name = stem;
    for (let i = 2; taken.has(name); i++) name = `${stem}-${i}`;
    taken.add(name);
    return { name: `${name}.md`, text: `---\nattaches: ${attaches}\n---\n\n${text.trim()}\n` };
  });
}

/**
 * Reads such a file.
 * @throws Error that says in words what is wrong with it
 */
export function fromFile({ name, text }: NoteFile): Pick<OwnNote, 'attaches' | 'text'> {
  const fenced = /^---\n([\s\S]*?)\n---[ \t]*(?:\n|$)([\s\S]*)$/.exec(text.replaceAll(/\r\n?/g, '\n'));
  const attaches = /^attaches:[ \t]*["']?(.*?)["']?[ \t]*$/m.exec(fenced?.[1] ?? '')?.[1];
  if (!fenced || attaches === undefined || !ATTACHES.test(attaches)) {
    throw new Error(`${name} does not begin with ---, attaches: theme/slug#label, ---.`);
  }
  return { attaches, text: (fenced[2] as string).trim() };
}

/** The notes with those of the files added, leaving out what is there already, and how many were new. */
export function withFiles(
  notes: readonly OwnNote[],
  files: readonly NoteFile[],
  stamp: () => Pick<OwnNote, 'id' | 'changed'>,
): { notes: OwnNote[]; added: number } {
  const all = [...notes];
  for (const read of files.map(fromFile)) {
    const known = all.some(({ attaches, text }) => attaches === read.attaches && text.trim() === read.text);
    if (!known) all.push({ ...stamp(), ...read });
  }
  return { notes: all, added: all.length - notes.length };
}

/** Reads what the browser keeps; what is damaged is left out, not thrown. */
export function parseNotes(kept: string | null): OwnNote[] {
  let data: unknown;
  try {
    data = JSON.parse(kept ?? '[]');
  } catch {
    return [];
  }
  const isNote = (value: unknown): value is OwnNote =>
    typeof value === 'object' &&
    value !== null &&
    ['id', 'attaches', 'text', 'changed'].every(
      (key) => typeof (value as Record<string, unknown>)[key] === 'string',
    );
  return Array.isArray(data) ? data.filter(isNote) : [];
}
