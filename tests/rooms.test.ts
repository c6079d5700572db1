import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse, readSources } from './rooms/imports.ts';
import { offences, printed, roomOf } from './rooms/rules.ts';

const root = join(import.meta.dirname, '..');

describe('who may import whom', () => {
  it('is kept by every file of src', async () => {
    const sources = await readSources(root);
    expect(sources.length).toBeGreaterThan(40);
    expect(offences(sources).map(printed)).toEqual([]);
  });

  /** A few files, each with its code, and the offences of all of them. */
  const printedFor = (files: Record<string, string>) => {
    const names = Object.keys(files);
    return offences(names.map((name) => parse(name, files[name] as string, names))).map(printed);
  };

  const demo = 'src/lab/demos/a/demo.ts';
  const experiment = 'src/lab/demos/a/experiment.ts';
  const engine = { 'src/lab/engine/tf.ts': "export * from '@tensorflow/tfjs-core';" };

  const bad: [string, Record<string, string>, string][] = [
    [
      'contract and tfjs',
      { 'src/lab/contract/x.ts': "\nimport '@tensorflow/tfjs-core';" },
      'src/lab/contract/x.ts:2  lab/contract may not import tfjs (@tensorflow/tfjs-core) — lab/contract may import lab/contract, pure-rand; hand the rest in as data',
    ],
    [
      'a demo’s data and the engine, even through a type',
      { [demo]: "type T = import('../../engine/tf.ts').Tensor;", ...engine },
      `${demo}:1  demo data may not import lab/engine (src/lab/engine/tf.ts) — `,
    ],
    [
      'a demo’s data and its own experiment',
      { [demo]: "import { experiment } from './experiment.ts';", [experiment]: '' },
      `${demo}:1  demo data may not import experiment (${experiment}) — `,
    ],
    [
      'two demos',
      { [experiment]: "import '../b/demo.ts';", 'src/lab/demos/b/demo.ts': '' },
      `${experiment}:1  demos never import each other (src/lab/demos/b/demo.ts) — move what they share to lab/engine or lab/contract`,
    ],
    [
      'book and lab',
      { 'src/book/x.ts': "export { demo } from '../lab/demos/a/demo.ts';", [demo]: '' },
      `src/book/x.ts:1  book may not import demo data (${demo}) — `,
    ],
    [
      'lab and site',
      { 'src/lab/figure/x.tsx': "await import('../../site/y.ts');", 'src/site/y.ts': '' },
      'src/lab/figure/x.tsx:1  lab/figure may not import site (src/site/y.ts) — ',
    ],
    [
      'the element and the worker’s side of the runner',
      { 'src/lab/element/x.ts': "import '../runner/host.ts';", 'src/lab/runner/host.ts': '' },
      'src/lab/element/x.ts:1  lab/element knows the runner by client.ts alone (src/lab/runner/host.ts) — import from ../runner/client.ts',
    ],
    [
      'the client and a glob of experiments',
      { 'src/lab/runner/client.ts': "import.meta.glob('../demos/*/experiment.ts');", [experiment]: '' },
      `src/lab/runner/client.ts:1  lab/runner may not import experiment (${experiment}) — `,
    ],
    [
      'a page and an experiment, in an .astro file',
      {
        'src/pages/x.astro': `---\n\nimport '../lab/demos/a/experiment.ts';\n---\n<p></p>`,
        [experiment]: '',
      },
      `src/pages/x.astro:3  site may not import experiment (${experiment}) — `,
    ],
    [
      'a script in an .astro file and the engine',
      { 'src/pages/x.astro': `---\n---\n<script>\nimport '../lab/engine/tf.ts';\n</script>`, ...engine },
      'src/pages/x.astro:4  site may not import lab/engine (src/lab/engine/tf.ts) — ',
    ],
    [
      'a circle of types',
      {
        'src/book/a.ts': "import type { B } from './b.ts';",
        'src/book/b.ts': "\nimport type { A } from './a.ts';",
      },
      'src/book/b.ts:2  no circles (src/book/a.ts → src/book/b.ts → src/book/a.ts) — move what both need into a third file',
    ],
    [
      'a file and itself',
      { 'src/book/a.ts': "import './a.ts';" },
      'src/book/a.ts:1  no circles (src/book/a.ts → src/book/a.ts) — ',
    ],
    [
      'tfjs by a chain',
      {
        'src/site/x.ts': "import '../lab/element/y.ts';",
        'src/lab/element/y.ts': "import '../engine/tf.ts';",
        ...engine,
      },
      'src/site/x.ts:1  tfjs is in no page (src/site/x.ts → src/lab/element/y.ts → src/lab/engine/tf.ts → @tensorflow/tfjs-core) — ',
    ],
    [
      'unseeded randomness',
      { [experiment]: 'const x = 1;\nconst y = Math.random();' },
      `${experiment}:2  Math.random: a run is reproduced by its seed — take randomness from contract/random.ts`,
    ],
    [
      'the clock',
      { 'src/lab/runner/host.ts': 'const t = Date.now(), u = new Date();' },
      'src/lab/runner/host.ts:1  Date.now: a run is reproduced by its seed — ',
    ],
    [
      'contract and the page',
      { 'src/lab/contract/x.ts': 'const wide = document.body.clientWidth > 800;' },
      'src/lab/contract/x.ts:1  document.body: contract, engine and demos run in worker, Node and page alike',
    ],
    [
      'a file in no room',
      { 'src/utils/x.ts': '' },
      'src/utils/x.ts:1  every file of src is in a room — put it into one of',
    ],
  ];
  it.each(bad)('catches %s', (_, files, offence) => {
    expect(printedFor(files)).toContainEqual(expect.stringContaining(offence));
  });

  it('lets pass what the table allows', () => {
    expect(
      printedFor({
        ...engine,
        [demo]:
          "import type { Demo } from '../../contract/demo.ts'; // Math.random, document\nconst words = 'Date.now';",
        [experiment]: "import { demo } from './demo.ts';\nimport * as tf from '../../engine/tf.ts';",
        'src/lab/engine/window.ts': 'export const f = (window: number[]) => window.length + window[0]!;',
        'src/lab/contract/demo.ts': "import { x } from 'pure-rand/generator/xoroshiro128plus';",
        'src/lab/runner/worker.ts': "import.meta.glob('../demos/*/experiment.ts');",
        'src/lab/runner/client.ts': "new Worker(new URL('./worker.ts', import.meta.url));",
        'src/lab/element/x.tsx':
          "import '../runner/client.ts';\nimport { h } from 'preact';\nimport.meta.glob('../demos/*/demo.ts');",
        'src/pages/x.astro':
          "---\nimport '../lab/element/x.tsx';\nimport { getCollection } from 'astro:content';\n---\n",
      }),
    ).toEqual([]);
  });

  it('knows every room', () => {
    expect(
      ['src/lab/demos/a/exact.ts', experiment, 'src/content.config.ts', 'node:fs', '@a/b/c', 'x/y'].map(
        roomOf,
      ),
    ).toEqual(['demo data', 'experiment', 'site', 'node', '@a/b', 'x']);
  });
});
