import { BYTES } from './bytes.ts';

/** The compiled loop and its memory. */
export interface Instance {
  /** Makes sure that the memory has so many bytes; earlier views of it are void afterwards. */
  reserve(bytes: number): void;
  floats(): Float32Array<ArrayBuffer>;
  integers(): Int32Array<ArrayBuffer>;
  /** First byte that is ours. */
  heap: number;
  trainOne(job: number): void;
  trainFour(job: number): void;
}

interface Exports {
  memory: WebAssembly.Memory;
  heap: WebAssembly.Global<'i32'>;
  trainOne(job: number): void;
  trainFour(job: number): void;
}

const PAGE = 65536;

let started = false;
let instance: Instance | undefined;

/**
 * The one instance of this thread, made on the first call. Workers and Node compile synchronously, at any size.
 * @returns undefined where wasm or its SIMD is missing
 */
export function wasm(): Instance | undefined {
  if (!started) instance = start();
  started = true;
  return instance;
}

function start(): Instance | undefined {
  const bytes = Uint8Array.from(atob(BYTES), (character) => character.charCodeAt(0));
  // A security policy without 'wasm-unsafe-eval' throws where a browser without SIMD says false.
  try {
    if (!WebAssembly.validate(bytes)) return undefined;
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes));
    const { memory, heap, trainOne, trainFour } = exports as unknown as Exports;
    return {
      heap: heap.value,
      trainOne,
      trainFour,
      reserve(wanted) {
        const missing = wanted - memory.buffer.byteLength;
        if (missing > 0) memory.grow(Math.ceil(missing / PAGE));
      },
      floats: () => new Float32Array(memory.buffer as ArrayBuffer),
      integers: () => new Int32Array(memory.buffer as ArrayBuffer),
    };
  } catch {
    return undefined;
  }
}
