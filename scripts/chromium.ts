import { access, constants, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium, type BrowserServer, type LaunchOptions } from 'playwright-core';

/** A browser that may be on this machine, and what it needs to start. */
interface Candidate {
  /** Where it was looked for, in words. */
  source: string;
  executablePath: string;
  env?: Record<string, string>;
}

const CACHE = fileURLToPath(new URL('../node_modules/.cache/', import.meta.url));

const ARGUMENTS = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  // The kernel refuses Chromium's sandbox to root, and Chromium then refuses to start.
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

/**
 * Starts the first browser that can be found and does start: CHROME_PATH, Playwright's own download, an installed
 * Chromium, Chrome or Edge, and on Linux x64 the one that npm installed. GUIDE_BROWSER=bundled takes the last.
 * @param keepsPages whether a page that is left is kept as it was for the way back, as readers' browsers do
 * @throws when CHROME_PATH does not start, and when nothing does; the message says what to install
 */
export async function launchServer(keepsPages = false): Promise<BrowserServer & { source: string }> {
  const failures: string[] = [];
  for await (const { source, executablePath, env } of candidates(failures)) {
    const options: LaunchOptions = {
      executablePath,
      args: ARGUMENTS,
      env: { ...environment(), ...env },
      ...(keepsPages && { ignoreDefaultArgs: ['--disable-back-forward-cache'] }),
    };
    try {
      return Object.assign(await chromium.launchServer(options), { source: `${source}: ${executablePath}` });
    } catch (error) {
      failures.push(`${source}, ${executablePath}: ${firstLine(error)}`);
      if (source === 'CHROME_PATH') break;
    }
  }
  throw new Error(
    [
      'No browser was found.',
      ...failures.map((failure) => `  tried ${failure}`),
      'Install one of these and try again:',
      '  - Chromium, Chrome or Edge, by your system’s installer;',
      '  - Playwright’s Chromium: npx playwright-core install chromium;',
      '  - or set CHROME_PATH to the program of a Chromium that you have.',
    ].join('\n'),
  );
}

async function* candidates(failures: string[]): AsyncGenerator<Candidate> {
  if (process.env['GUIDE_BROWSER'] !== 'bundled') {
    const path = process.env['CHROME_PATH'];
    if (path) {
      yield { source: 'CHROME_PATH', executablePath: path };
      return;
    }
    const download = chromium.executablePath();
    if (await runs(download)) yield { source: 'Playwright’s download', executablePath: download };
    for (const executablePath of installed()) {
      if (await runs(executablePath)) yield { source: 'installed', executablePath };
    }
  }
  if (process.platform === 'linux' && process.arch === 'x64') {
    try {
      yield await bundled();
    } catch (error) {
      failures.push(`@sparticuz/chromium: ${firstLine(error)}`);
    }
  }
}

/** Where installers put Chromium, Chrome and Edge. */
function installed(): string[] {
  if (process.platform === 'darwin') {
    return ['Chromium', 'Google Chrome', 'Microsoft Edge'].map(
      (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
    );
  }
  if (process.platform === 'win32') {
    const roots = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap(
      (key) => process.env[key] ?? [],
    );
    const programs = ['Chromium\\Application\\chrome.exe', 'Google\\Chrome\\Application\\chrome.exe'];
    return [...programs, 'Microsoft\\Edge\\Application\\msedge.exe'].flatMap((program) =>
      roots.map((root) => `${root}\\${program}`),
    );
  }
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter(Boolean);
  return names.flatMap((name) => folders.map((folder) => join(folder, name)));
}

/**
 * The Chromium of @sparticuz/chromium, with the libraries and fonts that a bare system lacks. Inflated once into
 * node_modules/.cache, under a name of its own until it is whole, so that an interrupted run leaves no half.
 */
async function bundled(): Promise<Candidate> {
  const home = dirname(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')));
  const { version } = JSON.parse(await readFile(join(home, 'package.json'), 'utf8')) as { version: string };
  const folder = join(CACHE, `chromium-${version}`);
  if (!(await runs(join(folder, 'chromium')))) {
    const { inflate } = (await import('@sparticuz/chromium')) as { inflate(path: string): Promise<string> };
    const half = `${folder}-${process.pid}`;
    await mkdir(half, { recursive: true });
    const before = process.env['TMPDIR'];
    // `inflate` writes to os.tmpdir(), which may be small, shared or swept.
    process.env['TMPDIR'] = half;
    try {
      for (const name of ['al2023.tar.br', 'fonts.tar.br', 'swiftshader.tar.br', 'chromium.br']) {
        await inflate(join(home, 'bin', name));
      }
    } finally {
      if (before === undefined) delete process.env['TMPDIR'];
      else process.env['TMPDIR'] = before;
    }
    await rename(half, folder).catch(() => rm(half, { recursive: true, force: true }));
  }
  // The archive's own configuration looks for the fonts in other places, and without any font Chromium falls over at
  // the first character that a page's fonts do not have.
  await writeFile(join(folder, 'fonts', 'fonts.conf'), fontConfiguration(folder));
  const libraries = [join(folder, 'al2023', 'lib'), process.env['LD_LIBRARY_PATH']].filter(Boolean);
  return {
    source: '@sparticuz/chromium',
    executablePath: join(folder, 'chromium'),
    env: {
      LD_LIBRARY_PATH: libraries.join(delimiter),
      FONTCONFIG_PATH: join(folder, 'fonts'),
      HOME: folder,
      TMPDIR: folder,
    },
  };
}

function fontConfiguration(folder: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(folder, 'fonts', 'fonts')}</dir>
  <cachedir>${join(folder, 'fonts', 'cache')}</cachedir>
</fontconfig>
`;
}

function environment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter((pair): pair is [string, string] => pair[1] !== undefined),
  );
}

async function runs(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
}

function firstLine(error: unknown): string {
  return String(error instanceof Error ? error.message : error).split('\n')[0] as string;
}

// `node scripts/chromium.ts` says which browser the tests and the book will use.
if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const server = await launchServer();
  const browser = await chromium.connect(server.wsEndpoint());
  const page = await browser.newPage({ locale: 'en-US' });
  const works = await page.evaluate('[1, 2].map((value) => value.toLocaleString()).join(" ")');
  console.log(`${server.source}\nversion ${browser.version()}; script says ${works}`);
  await browser.close();
  await server.close();
}
