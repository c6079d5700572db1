import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import asc from 'assemblyscript/asc';

const FOLDER = new URL('../src/lab/engine/wasm/', import.meta.url);
const TARGET = new URL('bytes.ts', FOLDER);

/**
 * Compiles AssemblyScript, the training loop unless another file is named, to wasm with SIMD. The same source gives the same bytes on every machine.
 * @throws Error with the compiler's words when the source does not compile
 */
export async function compile(
  folder = fileURLToPath(new URL('assembly', FOLDER)),
  file = 'train.ts',
): Promise<Uint8Array> {
  let binary: Uint8Array | undefined;
  const options = '--outFile out.wasm --enable simd --runtime stub --noAssert -O3 --converge --use abort=';
  const { error, stderr } = await asc.main([file, '--baseDir', folder, ...options.split(' ')], {
    writeFile(_name, contents) {
      if (typeof contents !== 'string') binary = contents;
    },
  });
  if (error || !binary) throw new Error(`AssemblyScript: ${stderr.toString() || String(error)}`);
  return binary;
}

/** The module that carries the binary into the worker's bundle: no second request, no path to resolve. */
export function asModule(binary: Uint8Array): string {
  return `/** Made from assembly/ by \`npm run build:wasm\`; a test compares them. */
export const BYTES =
  '${Buffer.from(binary).toString('base64')}';
`;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const binary = await compile();
  const module = asModule(binary);
  // Tests may be reading it.
  if (module !== (await readFile(TARGET, 'utf8').catch(() => ''))) await writeFile(TARGET, module);
  console.log(`${fileURLToPath(TARGET)}: ${binary.length} bytes of wasm`);
}
