import { trainPlainly } from './plain.ts';
import type { Way } from './steps.ts';
import { trainOnTypedArrays } from './typed/train.ts';

/**
 * The one place that decides how training runs. `plain`: tfjs operations, the reference. `typed`: a kernel of our own
 * over typed arrays.
 */
const WAYS = { typed: trainOnTypedArrays, plain: trainPlainly } satisfies Record<string, Way>;

export type WayName = keyof typeof WAYS;

export const WAY_NAMES = Object.keys(WAYS) as readonly WayName[];

let chosen: WayName = 'typed';

/** The way that ensembles train from now on: "engine: typed". */
export function wayName(): WayName {
  return chosen;
}

/**
 * Forces a way: by an address parameter, by a test.
 * @throws RangeError for a name that is none, with the names that are
 */
export function forceWay(name: string): void {
  if (!Object.hasOwn(WAYS, name)) {
    throw new RangeError(`No engine is called "${name}"; there are: ${WAY_NAMES.join(', ')}.`);
  }
  chosen = name as WayName;
}

export function wayOf(name: WayName): Way {
  return WAYS[name];
}
