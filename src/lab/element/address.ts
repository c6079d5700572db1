import { MAX_SEED, type Parameter, type Values } from '../contract/parameter.ts';

/** `?n=64&seed=3`: every parameter and the seed, so that a link means the same when a default has changed. */
export function queryOf(
  parameters: readonly Parameter[],
  values: Values,
  seed: number,
  engine?: string,
): string {
  const query = new URLSearchParams(parameters.map(({ key }) => [key, String(values[key])]));
  query.set('seed', String(seed));
  if (engine) query.set('engine', engine);
  return `?${query}`;
}

/** The seed that “another seed” goes to. Determined by the one before: whoever presses thrice gets what others got. */
export function nextSeed(seed: number): number {
  return seed < MAX_SEED ? seed + 1 : 0;
}

/** Name of a downloaded file, without its ending: `shuffling-rates-n32-spread0-seed7`. */
export function fileName(slug: string, parameters: readonly Parameter[], values: Values, seed: number) {
  return [slug, ...parameters.map(({ key }) => `${key}${values[key]}`), `seed${seed}`].join('-');
}
