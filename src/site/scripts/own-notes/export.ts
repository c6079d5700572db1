import { toFiles, type OwnNote } from './note.ts';

/**
 * Hands the reader the notes as an archive of files for content/notes.
 * @returns whether there were any
 */
export async function exportNotes(notes: readonly OwnNote[]): Promise<boolean> {
  if (notes.length === 0) return false;
  const { strToU8, zipSync } = await import('fflate');
  const files = toFiles(notes).map(({ name, text }) => [`content/notes/${name}`, strToU8(text)]);
  const link = document.createElement('a');
  link.href = URL.createObjectURL(
    new Blob([zipSync(Object.fromEntries(files))], { type: 'application/zip' }),
  );
  link.download = 'notes.zip';
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  return true;
}
