/** What an experiment says as it goes. Plain data, small, cloneable. */
export type Delta =
  | { kind: 'point'; series: string; x: number; mean: number; standardError: number; replicas: number }
  /** Which way of the engine trains: "wasm". Said once, before the first point, by experiments that use the engine. */
  | { kind: 'engine'; name: string }
  /** The run ends here, and why, in words; `claim` is the label of a claim that predicts it. */
  | { kind: 'diverged'; step: number; words: string; claim?: string };
