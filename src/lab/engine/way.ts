import { predictPlainly, trainPlainly } from './plain.ts';
import type { Way } from './steps.ts';
import { predictOnTypedArrays } from './typed/predict.ts';
import { trainOnTypedArrays } from './typed/train.ts';
import { wasm } from './wasm/instance.ts';
import { trainOnWasm } from './wasm/train.ts';
import type { EngineName } from '../contract/engines.ts';

/**
 * The one place that decides how training runs. `plain`: tfjs operations, the reference. `typed`: a kernel of our own
 * over typed arrays. `wasm`: another over wasm SIMD, where the browser has it.
 */
const WAYS = {
  wasm: { train: trainOnWasm, predict: predictOnTypedArrays },
  typed: { train: trainOnTypedArrays, predict: predictOnTypedArrays },
  plain: { train: trainPlainly, predict: predictPlainly },
} satisfies Record<EngineName, Way>;

export type WayName = keyof typeof WAYS;

export const WAY_NAMES = Object.keys(WAYS) as readonly WayName[];

let chosen: WayName | undefined;

/** The way that ensembles train from now on: "engine: wasm". */
export function wayName(): WayName {
  chosen ??= wasm() ? 'wasm' : 'typed';
  return chosen;
}

/**
 * Forces a way: by an address parameter, by a test.
 * @throws RangeError for a name that is none, with the names that are, and for wasm where its SIMD is missing
 */
export function forceWay(name: string): void {
  if (!Object.hasOwn(WAYS, name)) {
    throw new RangeError(`No engine is called "${name}"; there are: ${WAY_NAMES.join(', ')}.`);
  }
  if (name === 'wasm' && !wasm()) throw new RangeError('This browser has no wasm SIMD.');
  chosen = name as WayName;
}

export function wayOf(name: WayName): Way {
  return WAYS[name];
}
