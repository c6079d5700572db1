import type { Workload } from './workload.ts';

/** What a module of an engine exports; a peer's file too. */
export interface Engine {
  name: string;
  /** @throws Error that says why, when it cannot do the workload */
  create(workload: Workload): Trainer | Promise<Trainer>;
}

export interface Trainer {
  /** k steps more. */
  step(k: number): unknown;
  /** The mean loss over all examples (and replicas) at the weights it has reached. */
  loss(): number | Promise<number>;
}
