import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import simd from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
import { env, setBackend } from '@tensorflow/tfjs-core';
import type { Workload } from '../workload.ts';
import { create as train } from './tfjs.ts';

export const name = 'tfjs-wasm';

/** The SIMD build; the threaded one needs isolation headers that the guide's pages do not have either. */
export async function create(workload: Workload) {
  env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  const path = new URL(simd, self.location.href).href;
  // It insists on a path for each of its builds.
  setWasmPaths({
    'tfjs-backend-wasm.wasm': path,
    'tfjs-backend-wasm-simd.wasm': path,
    'tfjs-backend-wasm-threaded-simd.wasm': path,
  });
  if (!(await setBackend('wasm'))) throw new Error('The wasm backend does not start.');
  return train(workload);
}
