import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { asModule, compile } from '../../../scripts/wasm.ts';

test('the binary is what its source compiles to, byte by byte', async () => {
  const committed = await readFile(new URL('../../../src/lab/engine/wasm/bytes.ts', import.meta.url), 'utf8');
  expect(asModule(await compile())).toBe(committed);
}, 60_000);
