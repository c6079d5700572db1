import { spawn } from 'node:child_process';
import { mkdir, readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** What a build took. */
export interface Build {
  /** Seconds on the clock, which other work on the machine lengthens. */
  wall: number;
  /** Seconds of computing, of all threads. */
  cpu: number;
  /** MB that the process held at most. */
  memory: number;
  /** Seconds on the clock, by stage. */
  stages: Record<string, number>;
}

/** What Astro prints at the end of each stage, in order. */
const ENDS: readonly [string, RegExp][] = [
  ['compile the book', /Synced content/],
  ['bundle', /generating static routes/],
  ['make the pages', /\[build\] ✓ Completed in/],
  ['index for search', /records can be found/],
  ['end', /Complete!/],
];

/** Builds the site in a folder, to `dist` in it. @throws Error with what was printed when the build fails */
export async function build(root: string): Promise<Build> {
  const usage = path.join(root, 'usage');
  await mkdir(usage, { recursive: true });
  const started = performance.now();
  const child = spawn('astro', ['build'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      ASTRO_TELEMETRY_DISABLED: '1',
      GUIDE_USAGE: usage,
      NODE_OPTIONS: `--import=${pathToFileURL(path.join(import.meta.dirname, 'usage.mjs')).href}`,
    },
  });
  const log: string[] = [];
  const stages: Record<string, number> = {};
  let since = started;
  let next = 0;
  const hear = (text: string) => {
    log.push(text);
    for (const line of text.split('\n')) {
      const [name, end] = ENDS[next] ?? [];
      // Pages have the same last line as what goes before them.
      if (!name || !end?.test(line)) continue;
      stages[name] = (performance.now() - since) / 1000;
      since = performance.now();
      next += 1;
    }
  };
  child.stdout.setEncoding('utf8').on('data', hear);
  child.stderr.setEncoding('utf8').on('data', (text: string) => log.push(text));
  const code = await new Promise((resolve) => child.once('close', resolve));
  if (code !== 0) throw new Error(`the build failed:\n${log.join('').slice(-4000)}`);
  const used = await Promise.all(
    (await readdir(usage)).map(
      async (name) =>
        JSON.parse(await readFile(path.join(usage, name), 'utf8')) as { cpu: number; memory: number },
    ),
  );
  return {
    wall: (performance.now() - started) / 1000,
    cpu: used.reduce((sum, { cpu }) => sum + cpu, 0),
    memory: Math.max(...used.map(({ memory }) => memory)),
    stages,
  };
}
