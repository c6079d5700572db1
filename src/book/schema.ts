import { z } from 'astro/zod';
import { oneOf } from './nearest.ts';

// A message is "what is wrong — how to mend it"; yaml.ts splits it.

/** @param scalar what to write instead of a number, or of yes or no */
function text(example: string, scalar = example) {
  return z.string({
    error: ({ input }) => {
      if (input === undefined) return `is missing — write ${example}`;
      if (input === null) return `is empty — write ${example}`;
      return `is not a text — write ${typeof input === 'object' ? example : scalar}`;
    },
  });
}

/** A text that has to be there. */
export function words(example: string) {
  return text(example, `${example}, in quotes`).regex(/\S/, {
    error: `is empty — write ${example}`,
    abort: true,
  });
}

export function question(example: string) {
  return words(example).refine(
    (question) => question.trimEnd().endsWith('?'),
    'is not a question — end it with a question mark',
  );
}

/** A text of a certain form. @param wrong what is said of another: `is no place` */
export function formed(form: RegExp, wrong: string, example: string) {
  return text(example).regex(form, `${wrong} — write ${example}`);
}

/** The address of a page elsewhere. */
export function address(example: string) {
  return z.url({ protocol: /^https?$/, error: `is not an address — write ${example}` });
}

/** An object with these fields and no others. */
export function fields<T extends z.ZodRawShape>(shape: T) {
  return z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'unrecognized_keys'
        ? Object.keys(shape).join(', ')
        : `has to hold fields — write ${Object.keys(shape)
            .map((key) => `${key}: …`)
            .join(', ')}`,
  });
}

/** `theme/slug` of a chapter. */
export const chapterPath = formed(
  /^[a-z0-9-]+\/[a-z0-9-]+$/,
  'is not the path of a chapter',
  'theme/slug, as in sgd/noise',
);

export const slug = formed(
  /^[a-z0-9]+(-[a-z0-9]+)*$/,
  'is not fit for an address',
  'slug: as-in-an-address, in lower-case letters, digits and single hyphens',
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
