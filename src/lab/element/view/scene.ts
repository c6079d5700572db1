import type { Demo, Otherwise, Outcome } from '../../contract/demo.ts';
import type { Values } from '../../contract/parameter.ts';
import type { Prediction } from '../../contract/prediction.ts';
import { EMPTY, type Snapshot } from '../../contract/snapshot.ts';
import type { Options } from '../options.ts';
import type { Session } from '../session.ts';
import type { State } from '../state.ts';

/** Widths that the page is built with: for phones, and for the columns from 700 px up. */
export const NARROW = 350;
export const WIDE = 616;

/** What the reader can do, besides what the session does. Absent while the page is being built. */
export interface Commands extends Omit<Session, 'state' | 'hold' | 'dispose'> {
  share(event: Event): void;
  table(event: Event): void;
  csv(): void;
  svg(): void;
}

/** Everything that the view is a function of. */
export interface Scene {
  slug: string;
  /** Prefix of the ids inside. */
  prefix: string;
  demo: Demo;
  options: Options;
  state: State;
  prediction: Prediction;
  recording: Outcome;
  /** What is said beside the links: that a link was copied. */
  said: string;
  /** Width of the column in px; absent while the page is being built, when it is drawn for both. */
  width?: number;
  commands?: Commands;
  /** What stands behind the disclosure of numbers, as HTML, until a reader opens it. */
  rows?: string;
}

/** A prediction with what was measured, as the plots draw it. */
export interface Drawing {
  key: string;
  prediction: Prediction;
  /** The law that holds where the hypothesis is broken, if it is known. */
  otherwise?: Otherwise;
  snapshot: Snapshot;
  /** Measured points are in the drawing for paper and for pages without script; on the screen they wait. */
  waiting: boolean;
  /** What the axes make room for: the recording, where it was made at these values, so that a run moves nothing. */
  frame?: Snapshot;
  /** Drawings that stand for each other: with the script one, without it (and on paper) the other. */
  only?: 'with-script' | 'without-script';
}

/** Whether the demo stands where its recording was made. */
export function atRecording({ values, seed }: State, { parameters, seed: recorded }: Outcome): boolean {
  return seed === recorded && sameValues(values, parameters);
}

export function sameValues(a: Values, b: Values): boolean {
  return Object.keys(b).every((key) => a[key] === b[key]);
}

/** What is drawn. Before a run that is the theory; the recording stands ready in the same drawing where it fits. */
export function drawingsOf({ demo, state, prediction, recording, width }: Scene): Drawing[] {
  const { phase, snapshot, recorded, values } = state;
  const points: Snapshot = { points: recording.measured };
  const frame = sameValues(values, recording.parameters) ? { frame: points } : {};
  const otherwise = demo.otherwise?.(values);
  const theories = { key: 'plots', prediction, ...(otherwise ? { otherwise } : {}) };
  if (phase !== 'idle') return [{ ...theories, snapshot, waiting: false, ...frame }];
  if (atRecording(state, recording)) return [{ ...theories, snapshot: points, waiting: !recorded }];
  const theory: Drawing = { ...theories, snapshot: EMPTY, waiting: false, ...frame };
  if (width !== undefined) return [theory];
  const shown = { key: 'recording', prediction: recording.prediction, snapshot: points, waiting: false };
  return [
    { ...theory, only: 'with-script' },
    { ...shown, only: 'without-script' },
  ];
}
