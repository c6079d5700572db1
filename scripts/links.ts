import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { readSettings } from '../src/site/settings.ts';
import { ask } from './links/ask.ts';
import { asText, outsideLinks } from './links/outside.ts';

/**
 * `npm run links [-- --check]`: lists every link of the site in dist/ that leads to another host, in
 * reports/outside-links.txt. With `--check` it asks for each, which takes minutes, and prints what does not answer.
 */
const ROOT = fileURLToPath(new URL('..', import.meta.url));
const REPORT = 'reports/outside-links.txt';

async function main(): Promise<void> {
  const folder = path.join(ROOT, 'dist');
  if (!existsSync(folder)) throw new Error('There is no built site in dist/; run npm run build.');
  const settings = readSettings(ROOT);
  const base = `/${process.env['BASE'] ?? settings.base ?? ''}/`.replace(/\/+/g, '/');
  const links = outsideLinks({ folder, base, host: process.env['SITE'] || settings.site }, ROOT);
  mkdirSync(path.dirname(path.join(ROOT, REPORT)), { recursive: true });
  writeFileSync(path.join(ROOT, REPORT), asText(links));
  console.log(`${links.length} addresses of other hosts; ${REPORT} says where they stand.`);
  if (!process.argv.includes('--check')) return;

  const addresses = links.map(({ address }) => address);
  const answers = await ask(addresses, {
    onAnswer: ({ address, state, detail }) => {
      if (state !== 'answers') console.log(`${state} (${detail}): ${address}`);
    },
  });
  const number = (wanted: string) => answers.filter(({ state }) => state === wanted).length;
  console.log(`${number('answers')} answer, ${number('refuses')} refuse programs, ${number('fails')} fail.`);
  const failed = links.filter((_, index) => answers[index]?.state === 'fails');
  if (failed.length > 0) console.log(`\n${asText(failed)}`);
  process.exitCode = failed.length > 0 ? 1 : 0;
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
