import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Book, Facts } from './book.ts';
import { PIECES } from './pieces/piece.ts';
import { compileBook } from './compile.ts';
import type { Memory } from './memory.ts';
import type { SourceFile } from './text.ts';

export interface LoadOptions extends Facts {
  /** Root of the repository; `content/` lies in it. */
  root: string;
  /** Of the compilation before. */
  memory?: Memory;
}

/**
 * Reads content/ and compiles the whole book.
 * @throws BookError with every mistake of every file
 */
export async function loadBook({ root, memory, ...facts }: LoadOptions): Promise<Book> {
  const read = async (file: string): Promise<SourceFile> => ({
    file,
    text: await readFile(path.join(root, file), 'utf8'),
  });
  const readFolder = async (folder: string): Promise<SourceFile[]> => {
    // A fork need not have notes, and git does not keep empty folders.
    const found = await readdir(path.join(root, folder), { recursive: true }).catch((error) => {
      if (error.code === 'ENOENT') return [];
      throw error;
    });
    const files = found
      .filter((file) => file.endsWith('.md'))
      .map((file) => `${folder}/${file.split(path.sep).join('/')}`);
    return Promise.all(files.sort().map(read));
  };
  return compileBook(
    {
      themes: await read('content/themes.yaml'),
      references: await read('content/references.bib'),
      chapters: await readFolder('content/chapters'),
      pieces: {
        resource: await readFolder(PIECES.resource.folder),
        question: await readFolder(PIECES.question.folder),
        path: await readFolder(PIECES.path.folder),
        note: await readFolder(PIECES.note.folder),
      },
    },
    facts,
    memory,
  );
}

/** The claims for which tests/claims holds a test, with its path: `thm-x.test.ts` or `thm-x.slow.test.ts` tests `thm:x`. */
export async function checkedClaims(root: string): Promise<Record<string, string>> {
  const files = await readdir(path.join(root, 'tests/claims'), { recursive: true }).catch(() => []);
  return Object.fromEntries(
    files
      .filter((file) => file.endsWith('.test.ts'))
      .sort()
      .map((file) => [
        (path.basename(file).split('.')[0] as string).replace('-', ':'),
        path.posix.join('tests/claims', file.replaceAll('\\', '/')),
      ]),
  );
}
