import { readFile, stat } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';
import { gzipSync } from 'node:zlib';
import { hostHeaders } from './host-headers.ts';

/**
 * Serves the built site, as GitHub Pages would: folders by their index.html, 404.html for what is missing, text
 * compressed; and with the headers that the site asks for, as other hosts would. `npm start` uses it, and so do the browser tests, which measure what it transfers.
 */
export interface ServeOptions {
  /** The built site. */
  folder: string;
  /** The path under which the site was built, with a slash at both ends. */
  base?: string;
  /** 0 takes any free port; another number that is taken moves on to the next ones. */
  port?: number;
}

export interface Serving {
  /** `http://localhost:4321/base/` */
  address: string;
  port: number;
  close(): Promise<void>;
}

const TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.epub': 'application/epub+zip',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml; charset=utf-8',
};
const COMPRESSED = /^(text|application\/(json|wasm|xml|manifest))|^image\/(svg|x-icon)/;

/** Starts serving. @throws when none of twenty ports from the wanted one on is free */
export async function serve({ folder, base = '/', port = 0 }: ServeOptions): Promise<Serving> {
  const headersFor = await hostHeaders(folder);
  const compressed = new Map<string, { time: number; body: Buffer }>();
  const respond = (request: IncomingMessage, response: ServerResponse) =>
    answer(request, response).catch((error: unknown) => {
      if (!response.headersSent) response.writeHead(500, { 'content-type': 'text/plain; charset=utf-8' });
      response.end(String(error));
    });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [rawPath = '/', query] = (request.url ?? '/').split('?', 2);
    const path = decode(rawPath);
    if (base !== '/' && path === '/') {
      response.writeHead(302, { location: base }).end();
      return;
    }
    const inside = path?.startsWith(base) ? normalize(join(folder, path.slice(base.length))) : undefined;
    const within = inside !== undefined && (inside + sep).startsWith(normalize(folder + sep));
    if (within && !rawPath.endsWith('/') && (await isFolder(inside))) {
      response.writeHead(301, { location: `${rawPath}/${query === undefined ? '' : `?${query}`}` }).end();
      return;
    }
    const wanted = within ? (rawPath.endsWith('/') ? join(inside, 'index.html') : inside) : undefined;
    const found = wanted !== undefined && (await isFile(wanted));
    const file = found ? wanted : join(folder, '404.html');
    if (!found && !(await isFile(file))) {
      response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end('There is no such page.');
      return;
    }
    const type = TYPES[extname(file)] ?? 'application/octet-stream';
    const gzip = COMPRESSED.test(type) && /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''));
    const body = gzip ? await zipped(file) : await readFile(file);
    response.writeHead(found ? 200 : 404, {
      ...headersFor(rawPath),
      'content-type': type,
      'content-length': body.length,
      'cache-control': 'no-cache',
      ...(gzip ? { 'content-encoding': 'gzip', vary: 'accept-encoding' } : {}),
    });
    response.end(request.method === 'HEAD' ? undefined : body);
  }

  async function zipped(file: string): Promise<Buffer> {
    const { mtimeMs: time } = await stat(file);
    const known = compressed.get(file);
    if (known?.time === time) return known.body;
    const body = gzipSync(await readFile(file), { level: 9 });
    compressed.set(file, { time, body });
    return body;
  }

  for (let attempt = port; attempt < port + 20; attempt++) {
    const servers = await listenLocally(respond, attempt);
    if (!servers) continue;
    const taken = (servers[0] as Server).address();
    const actual = typeof taken === 'object' && taken ? taken.port : attempt;
    return {
      address: `http://localhost:${actual}${base}`,
      port: actual,
      close: async () => {
        await Promise.all(servers.map(closed));
      },
    };
  }
  throw new Error(`Ports ${port} to ${port + 19} are all taken; name another with --port.`);
}

/**
 * Listens at both addresses that `localhost` may mean, and at no address that other machines can reach.
 * @returns undefined when the port is taken at either
 */
async function listenLocally(
  respond: (request: IncomingMessage, response: ServerResponse) => void,
  port: number,
): Promise<Server[] | undefined> {
  const servers: Server[] = [];
  let actual = port;
  for (const host of ['127.0.0.1', '::1']) {
    const server = createServer(respond);
    const code = await new Promise<string | undefined>((resolve) => {
      server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
      server.listen(actual, host, () => resolve(undefined));
    });
    if (code === undefined) {
      servers.push(server);
      const address = server.address();
      if (typeof address === 'object' && address) actual = address.port;
    } else if (code === 'EADDRINUSE') {
      await Promise.all(servers.map(closed));
      return undefined;
    } else if (host === '127.0.0.1') {
      throw new Error(`Port ${port} cannot be used: ${code}.`);
    }
    // A machine without IPv6 has no ::1; the other address does.
  }
  return servers;
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}

function decode(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}

async function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (entry) => entry.isFile(),
    () => false,
  );
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (entry) => entry.isDirectory(),
    () => false,
  );
}
