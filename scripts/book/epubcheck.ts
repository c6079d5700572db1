import { spawn } from 'node:child_process';
import { access, open } from 'node:fs/promises';
import { delimiter, join } from 'node:path';

/**
 * Checks an EPUB by epubcheck: the jar that EPUBCHECK names, or the command on the PATH.
 * @returns undefined where it is not installed, else whether it found nothing to complain of, and its words
 */
export async function epubcheck(file: string): Promise<{ ok: boolean; words: string } | undefined> {
  const program = process.env['EPUBCHECK'] || (await onPath('epubcheck'));
  if (!program) return undefined;
  // Debian's command is the jar itself, which a shell can start only where the kernel has been told of jars.
  const command = (await isZip(program)) ? ['java', '-jar', program] : [program];
  return new Promise((resolve) => {
    const [name, ...rest] = command as [string, ...string[]];
    const child = spawn(name, [...rest, '--failonwarnings', file], { stdio: ['ignore', 'pipe', 'pipe'] });
    let words = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => (words += text));
    child.once('error', (error) => resolve({ ok: false, words: `${name}: ${error.message}` }));
    child.once('close', (code) => resolve({ ok: code === 0, words: words.trim() }));
  });
}

async function onPath(name: string): Promise<string | undefined> {
  for (const folder of (process.env['PATH'] ?? '').split(delimiter).filter(Boolean)) {
    const file = join(folder, name);
    const there = await access(file).then(
      () => true,
      () => false,
    );
    if (there) return file;
  }
  return undefined;
}

async function isZip(file: string): Promise<boolean> {
  const handle = await open(file);
  try {
    const { buffer } = await handle.read(Buffer.alloc(2), 0, 2, 0);
    return buffer.toString('latin1') === 'PK';
  } finally {
    await handle.close();
  }
}
