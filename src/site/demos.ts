import type { Demo } from '../lab/contract/demo.ts';

const modules = import.meta.glob<{ demo: Demo }>('../lab/demos/*/demo.ts', { eager: true });

/** Every demo on disk by its slug, in alphabetical order. */
export const demos: ReadonlyMap<string, Demo> = new Map(
  Object.entries(modules)
    .map(([path, { demo }]): [string, Demo] => [path.split('/').at(-2) ?? '', demo])
    .sort(([a], [b]) => a.localeCompare(b)),
);
