/// <reference lib="webworker" />
import type { Experiment } from '../contract/demo.ts';
import { createHost } from './host.ts';
import { wordsOf, type FromHost, type ToHost } from './protocol.ts';

/**
 * The one worker of a page. Each experiment is a chunk of its own, fetched when it is first run, so that
 * tfjs comes only with an experiment that trains by it.
 */
const experiments = import.meta.glob<Experiment>('../demos/*/experiment.ts', { import: 'experiment' });

const scope = self as unknown as DedicatedWorkerGlobalScope;
const post = (message: FromHost) => scope.postMessage(message);

const host = createHost({
  async load(demo) {
    const experiment = experiments[`../demos/${demo}/experiment.ts`];
    if (!experiment) throw new Error(`There is no experiment by the name of ${demo}.`);
    return experiment().catch((error: unknown) => {
      // The browser's own words hold an address, which tells a reader nothing.
      console.error(error);
      throw new Error('The experiment could not be loaded. Run it again to start afresh.');
    });
  },
  post,
});

scope.addEventListener('message', (event: MessageEvent<ToHost>) => host.receive(event.data));
// Rejected promises do not reach the page's `error` listener by themselves.
scope.addEventListener('unhandledrejection', (event) =>
  post({ kind: 'crash', message: wordsOf(event.reason) }),
);
