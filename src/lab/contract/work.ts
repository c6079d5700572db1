import type { Demo } from './demo.ts';
import type { Values } from './parameter.ts';

/** From this many times the work of the defaults on, a demo says so before it runs. */
const WORTH_SAYING = 2;

/**
 * How many times the work of the defaults these values ask for, at most: parts of an experiment that do not grow with a
 * parameter are counted as if they did.
 */
export function workOf(
  { parameters, testSize }: Pick<Demo, 'parameters' | 'testSize'>,
  values: Values,
): number {
  return parameters.reduce((work, { key, default: usual, work: power = key in testSize ? 1 : 0 }) => {
    const ratio = (values[key] ?? usual) / usual;
    return power === 0 || !(ratio > 0) ? work : work * ratio ** power;
  }, 1);
}

/** A sentence for who is about to wait, in label notation; none where the work is about the usual. */
export function workWords(demo: Pick<Demo, 'parameters' | 'testSize'>, values: Values): string | undefined {
  const work = workOf(demo, values);
  if (work < WORTH_SAYING) return undefined;
  return `With these settings it takes up to ${Number(work.toPrecision(2))} times as long as with the usual ones.`;
}
