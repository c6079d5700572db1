import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readSettings } from '../src/site/settings.ts';
import { serve } from './server.ts';

/** `node scripts/serve.ts [--port N]`: serves dist/, with BASE or the base of guide.yaml as the site was built. */
async function main(): Promise<void> {
  const named = process.argv.indexOf('--port');
  const wanted = named < 0 ? 4321 : Number(process.argv[named + 1]);
  if (!Number.isInteger(wanted) || wanted < 1 || wanted > 65_000) {
    throw new Error('--port wants a port from 1 to 65000.');
  }
  const folder = fileURLToPath(new URL('../dist', import.meta.url));
  if (!existsSync(folder)) throw new Error('There is no built site in dist/; run npm run build.');
  const { base: set } = readSettings(fileURLToPath(new URL('..', import.meta.url)));
  const base = `/${process.env['BASE'] ?? set ?? ''}/`.replace(/\/+/g, '/');
  const site = await serve({ folder, base, port: wanted });
  if (site.port !== wanted) console.log(`Port ${wanted} is taken; port ${site.port} is used instead.`);
  console.log(`The guide is at ${site.address} (stop with Ctrl+C).`);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
