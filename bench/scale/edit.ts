import { spawn } from 'node:child_process';
import { cp, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { chromium, type Page } from 'playwright-core';
import { launchServer } from '../../scripts/chromium.ts';
import { makeScratch, ROOT, type Scratch } from './scratch.ts';

const PORT = 4399;

export interface Edit {
  /** ms on the clock. */
  wall: number;
  /** ms of computing in Astro's process, which other work on the machine hardly changes; NaN except on Linux. */
  cpu: number;
}

/** ms that a process has computed, by /proc, which counts hundredths of a second. */
async function computed(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  const [user = NaN, system = NaN] = stat.split(') ').at(-1)?.split(' ').slice(11, 13).map(Number) ?? [];
  return 10 * (user + system);
}

/**
 * How long an edit of a chapter takes to show in `npm run dev`: from the end of writing the file to the frame in which
 * the open page has the new word. On a copy of the guide.
 * @param chapter whose text is edited: `sgd/shuffling`
 * @returns of each edit
 */
export async function editTimes(
  chapter: string,
  rounds: number,
  content = path.join(ROOT, 'content'),
): Promise<Edit[]> {
  const scratch = await makeScratch((folder) => cp(content, folder, { recursive: true }));
  const dev = spawn('astro', ['dev', '--port', String(PORT)], {
    cwd: scratch.root,
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' },
  });
  const log: string[] = [];
  dev.stdout.setEncoding('utf8').on('data', (text: string) => log.push(text));
  const browser = await launchServer();
  try {
    const page = await (await chromium.connect(browser.wsEndpoint())).newPage();
    await page.addInitScript(sayWord);
    // A page that is still loading has no connection on which to be told of the next edit.
    let connections = 0;
    page.on('console', (message) => {
      if (message.text().includes('[vite] connected')) connections += 1;
    });
    await firstAnswer(page, `http://localhost:${PORT}/${chapter}/`, log);
    const times = [];
    for (let round = 0; round < rounds; round++) {
      await until(() => connections > 0, 60);
      // An author does not save while the page of the last edit is still loading.
      await pause(1500);
      connections = 0;
      times.push(await editOnce(page, scratch, chapter, `edited${round}`, dev.pid as number));
    }
    return times;
  } finally {
    await browser.close();
    // Astro's server has children of its own.
    if (dev.exitCode === null) process.kill(-(dev.pid as number));
    await scratch.remove();
  }
}

async function firstAnswer(page: Page, address: string, log: readonly string[]): Promise<void> {
  for (let attempt = 0; attempt < 300; attempt++) {
    const response = await page.goto(address, { waitUntil: 'load', timeout: 120_000 }).catch(() => undefined);
    if (response?.ok()) return;
    await pause(500);
  }
  throw new Error(`astro dev does not serve ${address}:\n${log.join('')}`);
}

async function until(reached: () => boolean, seconds: number): Promise<void> {
  for (let i = 0; i < 20 * seconds && !reached(); i++) await pause(50);
}

async function editOnce(
  page: Page,
  { root }: Scratch,
  chapter: string,
  word: string,
  pid: number,
): Promise<Edit> {
  const file = path.join(root, 'content/chapters', `${chapter}.md`);
  const text = await readFile(file, 'utf8');
  const seen = page.waitForEvent('console', {
    predicate: (message) => message.text().startsWith(`shown ${word} `),
    timeout: 120_000,
  });
  await writeFile(file, text.replace(/^(## [^\n]+\n\n)/m, `$1${word} `));
  const started = Date.now();
  const before = await computed(pid);
  const shown = Number((await seen).text().split(' ').at(-1));
  return { wall: shown - started, cpu: (await computed(pid)) - before };
}

/** Runs in the page: says in the console when a frame is drawn that has a word of ours, once. */
function sayWord(): void {
  const look = () => {
    const word = /edited\d+/.exec(document.querySelector('main')?.textContent ?? '')?.[0];
    // When the next frame begins, the one with the word is on the screen.
    if (word)
      requestAnimationFrame(() => {
        console.log(`shown ${word} ${Date.now()}`);
      });
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}
