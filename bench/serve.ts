import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'vite';

const ROOT = fileURLToPath(new URL('browser/', import.meta.url));
const OUT = fileURLToPath(new URL('../node_modules/.cache/bench/', import.meta.url));
const TYPES: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.wasm': 'application/wasm',
};

/** Bundles the bench's page as the guide's pages are bundled, with the peers' files, and serves it. */
export async function serveBench(peers: readonly string[]): Promise<{ url: string; close(): void }> {
  const plugins = () => [peerModules(peers)];
  await build({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    base: './',
    plugins: plugins(),
    worker: { format: 'es', plugins },
    build: { outDir: OUT, emptyOutDir: true, target: 'es2023', chunkSizeWarningLimit: 4000 },
  });
  const server = createServer((request, response) => {
    const path = normalize(new URL(request.url ?? '/', 'http://localhost').pathname);
    const file = join(OUT, path === '/' ? 'index.html' : path);
    readFile(file).then(
      (bytes) => response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'text/plain' }).end(bytes),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  if (!address || typeof address === 'string') throw new Error('The bench’s server has no port.');
  return { url: `http://127.0.0.1:${address.port}/`, close: () => server.close() };
}

/** `virtual:peers`: the files of `--peer`, each by its own path. */
function peerModules(peers: readonly string[]): Plugin {
  const id = 'virtual:peers';
  const entry = (peer: string) => `${JSON.stringify(peer)}: () => import(${JSON.stringify(resolve(peer))})`;
  return {
    name: 'peers',
    resolveId: (source) => (source === id ? `\0${id}` : undefined),
    load: (source) =>
      source === `\0${id}` ? `export default { ${peers.map(entry).join(', ')} };` : undefined,
  };
}
