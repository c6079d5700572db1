import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { serve, type ServeOptions } from '../../scripts/server.ts';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'guide-server-'));
  mkdirSync(join(folder, 'site', 'lab'), { recursive: true });
  writeFileSync(join(folder, 'secret.txt'), 'not of the site');
  writeFileSync(join(folder, 'site', 'index.html'), '<p>home</p>'.repeat(100));
  writeFileSync(join(folder, 'site', 'lab', 'index.html'), '<p>lab</p>');
  writeFileSync(join(folder, 'site', '404.html'), '<p>missing</p>');
  writeFileSync(join(folder, 'site', 'font.woff2'), 'wOF2');
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function start(options: Partial<ServeOptions> = {}) {
  const site = await serve({ folder: join(folder, 'site'), ...options });
  onTestFinished(() => site.close());
  return site;
}

/** Asks for a path as it stands: `fetch` would tidy `..` away. */
function ask(port: number, path: string, headers: Record<string, string> = {}) {
  return new Promise<{ status: number; headers: Record<string, unknown>; body: Buffer }>(
    (resolve, reject) => {
      get({ host: '127.0.0.1', port, path, headers }, (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(parts),
          }),
        );
      }).on('error', reject);
    },
  );
}

test('folders by their index, with the slash put right; what is missing by 404.html', async () => {
  const { port } = await start();
  expect((await ask(port, '/lab/')).body.toString()).toBe('<p>lab</p>');
  const slashless = await ask(port, '/lab?n=64');
  expect([slashless.status, slashless.headers['location']]).toEqual([301, '/lab/?n=64']);
  const missing = await ask(port, '/nothing/');
  expect([missing.status, missing.body.toString()]).toEqual([404, '<p>missing</p>']);
});

test('text is compressed for those who take it, fonts are not', async () => {
  const { port } = await start();
  const { headers, body } = await ask(port, '/', { 'accept-encoding': 'gzip' });
  expect(headers).toMatchObject({ 'content-encoding': 'gzip', 'content-length': String(body.length) });
  expect(gunzipSync(body).toString()).toBe('<p>home</p>'.repeat(100));
  expect((await ask(port, '/')).headers['content-encoding']).toBeUndefined();
  const font = await ask(port, '/font.woff2', { 'accept-encoding': 'gzip' });
  expect(font.headers).toMatchObject({ 'content-type': 'font/woff2', 'content-length': '4' });
});

test('the headers that the site asks for are sent with what they are asked for', async () => {
  const asking = join(folder, 'asking');
  mkdirSync(asking);
  writeFileSync(join(asking, 'index.html'), '<p>home</p>');
  writeFileSync(join(asking, 'only'), 'one');
  const rules = ['# for all', '/*', '  X-All: a: b', '', '/only', '  X-Only: yes', ''];
  writeFileSync(join(asking, '_headers'), rules.join('\r\n'));
  const { port } = await start({ folder: asking });
  const { headers } = await ask(port, '/');
  expect([headers['x-all'], headers['x-only']]).toEqual(['a: b', undefined]);
  expect((await ask(port, '/only')).headers['x-all']).toBe('a: b');
  expect((await ask(port, '/only')).headers['x-only']).toBe('yes');
  writeFileSync(join(asking, '_headers'), '/*\nX-All: not set in\n');
  await expect(start({ folder: asking })).rejects.toThrow('“X-All: not set in” is neither');
});

test('under a base path, and nowhere else', async () => {
  const { address, port } = await start({ base: '/guide/' });
  expect(address).toBe(`http://localhost:${port}/guide/`);
  expect((await ask(port, '/guide/lab/')).status).toBe(200);
  expect((await ask(port, '/lab/')).status).toBe(404);
  expect((await ask(port, '/')).headers['location']).toBe('/guide/');
});

test.each(['/../secret.txt', '/%2e%2e/secret.txt', '/lab/..%2f..%2fsecret.txt', '/%', '/lab/%00'])(
  'nothing outside the site is served: %s',
  async (path) => {
    const { port } = await start();
    const answer = await ask(port, path);
    expect(answer.status).toBe(404);
    expect(answer.body.toString()).not.toContain('not of the site');
  },
);

test('a port that is taken moves on', async () => {
  const first = await start();
  const second = await start({ port: first.port });
  expect(second.port).toBeGreaterThan(first.port);
  expect((await ask(second.port, '/lab/')).status).toBe(200);
});
