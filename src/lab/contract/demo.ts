import type { Delta } from './delta.ts';
import type { Parameter, Values } from './parameter.ts';
import type { MeasuredPoint, Prediction } from './prediction.ts';
import type { Verdict } from './verdict.ts';

export type { Delta } from './delta.ts';

/** An axis: its name in words, its symbol, its scale. */
export interface Axis {
  /** In words: "mean squared error". */
  words: string;
  /** In label notation: "\\mathbb{E} x_K^2". */
  symbol: string;
  scale: 'linear' | 'log';
}

/** One scheme of an experiment; its place in the array fixes its mark (disc, diamond, triangle), unless it names one. */
export interface Series {
  key: string;
  /** "shuffled each epoch" */
  name: string;
  /** For narrow plots: "each epoch" */
  short: string;
  /** Its law in label notation, shown in blue beside the name: "\\propto K^{-3}" */
  law: string;
  /** For a scheme that is measured in several series, so that all of them have the same. */
  mark?: 'disc' | 'diamond' | 'triangle';
}

export interface Plot {
  key: string;
  /** A short title where a demo has more than one plot. */
  title: string;
  x: Axis;
  y: Axis;
  /** Keys of at most three series. A series may stand in several plots; the verdict counts its points once. */
  series: readonly string[];
  /** `compensated`: prediction, band and points are divided by the predicted `rate`. */
  show: 'value' | 'compensated';
}

/** Everything about a demo that a page can show without running it. */
export interface Demo {
  title: string;
  /** The question it answers, as a sentence. */
  question: string;
  /** The chapter that derives its formula: `sgd/shuffling`. */
  chapter: string;
  parameters: readonly Parameter[];
  /** Overrides for the test size: fewer replicas; the band follows by its own rule. */
  testSize: Readonly<Record<string, number>>;
  series: readonly Series[];
  plots: readonly Plot[];
  /** The prediction in words, one or two sentences, for these values. May contain label notation between $…$. */
  words(values: Values): string;
  /**
   * The closed form. Pure: no randomness, no clock, no state. The break-it parameter does not enter:
   * the prediction stays what the theorem says, so that breaking its hypothesis can make it fail.
   */
  predict(values: Values): Prediction;
  /**
   * Where the hypothesis is broken and it is known which law holds instead: that law, by series. It is drawn dashed and
   * judges nothing.
   */
  otherwise?(values: Values): Otherwise;
}

export type Otherwise = Readonly<Record<string, readonly { x: number; y: number }[]>>;

/** A formula that is not the demo's, but close enough to be tempting: the verdict has to reject it. */
export interface Wrong {
  /** The mistake, as a clause: "forgets that …". */
  description: string;
  predict(values: Values): Prediction;
}

/**
 * The computation. A generator, so that whoever drives it (worker, Node, test) can pause, step and stop it
 * between any two yields; it yields `null` at least every few milliseconds when it has nothing to say.
 * Between two yields another run may compute: no tfjs scope may stay open across a yield. Clean-up (tensors) stands in `finally`. It takes all its randomness from `seed`.
 * Divergence ends the run with a `diverged` delta; it is physics, not a crash.
 */
export type Experiment = (
  values: Values,
  seed: number,
  /** The engine's way to train by, for testing; without it the fastest that the browser has. */
  engine?: string,
) => Generator<Delta | null, void, void>;

/**
 * An experiment's outcome: what recording.json holds, and what `npm run demo -- <slug> --json` prints (there with
 * the time taken, and with the measured points series by series).
 */
export interface Outcome {
  demo: string;
  parameters: Values;
  seed: number;
  prediction: Prediction;
  measured: readonly MeasuredPoint[];
  verdict: Verdict;
}
