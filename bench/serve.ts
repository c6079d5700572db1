import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'vite';
import { serve, type Serving } from '../scripts/server.ts';
import { compile } from '../scripts/wasm.ts';

const ROOT = fileURLToPath(new URL('browser/', import.meta.url));
const OUT = fileURLToPath(new URL('../node_modules/.cache/bench/', import.meta.url));

/** Bundles the bench's page as the guide's pages are bundled, with the peers' files, and serves it. */
export async function serveBench(peers: readonly string[]): Promise<Serving> {
  const folder = fileURLToPath(new URL('bound', import.meta.url));
  const bound = Buffer.from(await compile(folder, 'assembly.ts')).toString('base64');
  const plugins = () => [
    virtual('virtual:peers', peerModules(peers)),
    virtual('virtual:bound', `export default '${bound}';`),
  ];
  await build({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    base: './',
    plugins: plugins(),
    worker: { format: 'es', plugins },
    build: { outDir: OUT, emptyOutDir: true, target: 'es2023', chunkSizeWarningLimit: 4000 },
  });
  return serve({ folder: OUT });
}

/** The files of `--peer`, each by its own path. */
function peerModules(peers: readonly string[]): string {
  const entry = (peer: string) => `${JSON.stringify(peer)}: () => import(${JSON.stringify(resolve(peer))})`;
  return `export default { ${peers.map(entry).join(', ')} };`;
}

/** A module that is no file. */
function virtual(id: string, code: string): Plugin {
  return {
    name: id,
    resolveId: (source) => (source === id ? `\0${id}` : undefined),
    load: (source) => (source === `\0${id}` ? code : undefined),
  };
}
