import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { compile } from '../../scripts/wasm.ts';

const ROUNDS = 4_000_000;

/** Multiply-adds a second of a plain SIMD loop in this browser: the best of ten tries. */
export async function arithmeticBound(page: Page): Promise<number> {
  const binary = await compile(fileURLToPath(new URL('.', import.meta.url)), 'assembly.ts');
  const seconds = await page.evaluate(
    ([bytes, rounds]) => {
      const module = new WebAssembly.Module(Uint8Array.from(bytes));
      const { multiplyAdds } = new WebAssembly.Instance(module).exports as Record<
        string,
        (n: number) => number
      >;
      const times = Array.from({ length: 10 }, () => {
        const start = performance.now();
        multiplyAdds!(rounds);
        return performance.now() - start;
      });
      return Math.min(...times) / 1000;
    },
    [Array.from(binary), ROUNDS] as const,
  );
  return (32 * ROUNDS) / seconds;
}
