import type { VNode } from 'preact';
import type { Demo, Outcome } from '../contract/demo.ts';
import { resolve } from '../contract/parameter.ts';
import { prefixOf, type Options } from './options.ts';
import { begin } from './state.ts';
import { Experiment } from './view/Experiment.tsx';

/**
 * A demo that nobody has touched, for the page as it is built: theory, recording and controls.
 * @param id of the element, where it has one
 * @throws when the chapter asks for a parameter or a value that there is not
 */
export function stillDemo(
  slug: string,
  demo: Demo,
  recording: Outcome,
  options: Options,
  id?: string,
): VNode {
  const { values, seed, ignored } = resolve(demo.parameters, Object.entries(options.parameters));
  if (ignored.length > 0) throw new Error(`The demo ${slug} on a page: ${ignored.join(' ')}`);
  const state = begin(values, seed);
  const prediction = demo.predict(values);
  const prefix = prefixOf(id, slug);
  return <Experiment {...{ slug, prefix, demo, options, state, prediction, recording, said: '' }} />;
}
