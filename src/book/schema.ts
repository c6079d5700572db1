import { z } from 'astro/zod';
import { oneOf } from './nearest.ts';

// A message is "what is wrong — how to mend it"; yaml.ts splits it.

/** A text that has to be there. */
export function words(example: string) {
  return z
    .string({
      error: ({ input }) =>
        `is ${input === undefined ? 'missing' : input === null ? 'empty' : 'not a text'} — write ${example}`,
    })
    .min(1, `is empty — write ${example}`);
}

/** An object with these fields and no others. */
export function fields<T extends z.ZodRawShape>(shape: T) {
  return z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'unrecognized_keys'
        ? Object.keys(shape).join(', ')
        : `has to hold fields — write ${Object.keys(shape)[0]}: …`,
  });
}

/** `theme/slug` of a chapter. */
export const chapterPath = z
  .string({ error: 'is not a text — write theme/slug, as in sgd/noise' })
  .regex(/^[a-z0-9-]+\/[a-z0-9-]+$/, 'is not the path of a chapter — write theme/slug, as in sgd/noise');

export const slug = z
  .string({ error: 'is missing or not a text — write slug: as-in-an-address' })
  .regex(
    /^[a-z0-9]+(-[a-z0-9]+)*$/,
    'is not fit for an address — use lower-case letters, digits and single hyphens',
  );

export function listOf<T extends z.ZodType>(item: T, example: string) {
  return z.array(item, {
    error: (issue) => `${issue.input === undefined ? 'is missing' : 'is not a list'} — write ${example}`,
  });
}

/** One of these words. */
export function oneOfThese<const T extends readonly [string, ...string[]]>(values: T) {
  return z.enum(values, {
    error: ({ input }) =>
      `${input === undefined ? 'is missing' : 'is none of these'} — write ${oneOf(values)}`,
  });
}
