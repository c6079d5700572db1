/// <reference lib="webworker" />
import peers from 'virtual:peers';
import type { Engine, Trainer } from '../engine.ts';
import { workload } from '../workload.ts';

/** One engine's worker: alone in its heap, so that no engine's compiler or collector is charged to another. */
export type Request =
  | { kind: 'load'; engine: string }
  | { kind: 'create'; workload: string; slice: number }
  | { kind: 'slice'; milliseconds: number };

export type Reply = { name?: string; loss?: number; rate?: number; error?: string };

const engines = import.meta.glob<Engine>('../engines/*.ts');

let engine: Engine;
let trainer: Trainer | undefined;
/** Steps a call: about an eighth of a slice. */
let stride = 1;

async function answer(request: Request): Promise<Reply> {
  if (request.kind === 'load') {
    const load = peers[request.engine] ?? engines[`../engines/${request.engine}.ts`];
    if (!load) throw new Error(`There is no engine "${request.engine}".`);
    engine = (await load()) as Engine;
    return { name: engine.name };
  }
  if (request.kind === 'create') {
    trainer = await engine.create(workload(request.workload));
    await trainer.step(20);
    const loss = await trainer.loss();
    for (stride = 1; (await timed(stride)) < request.slice / 8; stride *= 2);
    return { loss };
  }
  let steps = 0;
  const start = performance.now();
  let elapsed = 0;
  while (elapsed < request.milliseconds) {
    await trainer!.step(stride);
    steps += stride;
    elapsed = performance.now() - start;
  }
  return { rate: (1000 * steps) / elapsed };
}

async function timed(steps: number): Promise<number> {
  const start = performance.now();
  await trainer!.step(steps);
  return performance.now() - start;
}

self.addEventListener('message', (event: MessageEvent<Request>) => {
  answer(event.data).then(
    (reply) => self.postMessage(reply),
    (error: unknown) => self.postMessage({ error: String(error) }),
  );
});
