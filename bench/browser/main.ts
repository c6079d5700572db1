import type { Reply, Request } from './worker.ts';

export interface Plan {
  engines: readonly string[];
  workloads: readonly string[];
  rounds: number;
  /** Milliseconds of one engine's turn. */
  slice: number;
}

/** Of one workload: by engine, its steps a second round by round and its loss after 20 steps, or why it cannot do it. */
export type Measured = Record<string, { rates: number[]; loss: number } | { error: string }>;

/** Engines take turns, in an order that moves on by one each round; a slow spell of the machine hits them all. */
async function measure(plan: Plan, name: string): Promise<Measured> {
  const measured: Measured = {};
  const workers: { name: string; worker: Worker; rates: number[] }[] = [];
  for (const engine of plan.engines) {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
    let called = engine;
    try {
      called = (await ask(worker, { kind: 'load', engine })).name ?? engine;
      const { loss } = await ask(worker, { kind: 'create', workload: name, slice: plan.slice });
      const rates: number[] = [];
      measured[called] = { rates, loss: loss! };
      workers.push({ name: called, worker, rates });
    } catch (error) {
      measured[called] = { error: (error as Error).message };
      worker.terminate();
    }
  }
  for (let round = 0; round < plan.rounds; round++) {
    for (let turn = 0; turn < workers.length; turn++) {
      const { worker, rates } = workers[(turn + round) % workers.length]!;
      rates.push((await ask(worker, { kind: 'slice', milliseconds: plan.slice })).rate!);
    }
  }
  for (const { worker } of workers) worker.terminate();
  return measured;
}

function ask(worker: Worker, request: Request): Promise<Reply> {
  return new Promise((resolve, reject) => {
    worker.addEventListener('error', (event) => reject(new Error(event.message || 'The worker failed.')), {
      once: true,
    });
    worker.addEventListener(
      'message',
      ({ data }: MessageEvent<Reply>) => (data.error ? reject(new Error(data.error)) : resolve(data)),
      { once: true },
    );
    worker.postMessage(request);
  });
}

Object.assign(globalThis, { measure });
