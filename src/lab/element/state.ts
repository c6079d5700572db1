import type { Delta } from '../contract/delta.ts';
import type { Parameter, Values } from '../contract/parameter.ts';
import { apply, EMPTY, type Snapshot } from '../contract/snapshot.ts';

/** `idle` until something is measured; afterwards what the runner says. */
export type Phase = 'idle' | 'running' | 'paused' | 'done' | 'failed';

/** Where an experiment stands. The view and the attributes of the element are functions of it. */
export interface State {
  phase: Phase;
  values: Values;
  seed: number;
  snapshot: Snapshot;
  /** What went wrong, when the phase is `failed`. */
  failure?: string;
  /** The reader asked to see the recording in the place of the points still to be measured. */
  recorded: boolean;
  /** What an address or a seed asked for and did not get, a sentence each. */
  notices: readonly string[];
}

export type Action =
  | { kind: 'change'; parameter: Parameter; value: number }
  | { kind: 'seed'; seed: number; notice?: string }
  /** Run, run again, or a first step: all points are measured anew. */
  | { kind: 'begin' }
  /** What the runner says; it has `running` and `paused` from the reader's own pressing too. */
  | { kind: 'phase'; phase: Exclude<Phase, 'idle'>; message?: string }
  | { kind: 'deltas'; deltas: readonly Delta[] }
  | { kind: 'reset'; values: Values; seed: number }
  | { kind: 'recording'; shown: boolean };

export function begin(values: Values, seed: number, notices: readonly string[] = []): State {
  return { phase: 'idle', values, seed, snapshot: EMPTY, recorded: false, notices };
}

/** The state after an action. Pure. */
export function reduce(state: State, action: Action): State {
  switch (action.kind) {
    case 'change': {
      const { parameter, value } = action;
      if (state.values[parameter.key] === value) return state;
      const values = { ...state.values, [parameter.key]: value };
      // A prediction that has moved must not keep company with points that were measured for another.
      return parameter.restarts ? begin(values, state.seed) : { ...state, values };
    }
    case 'seed': {
      const notices = action.notice === undefined ? [] : [action.notice];
      return action.seed === state.seed ? { ...state, notices } : begin(state.values, action.seed, notices);
    }
    case 'begin':
      return { ...begin(state.values, state.seed, state.notices), phase: 'running' };
    case 'phase':
      return {
        ...without(state),
        phase: action.phase,
        ...(action.message ? { failure: action.message } : {}),
      };
    case 'deltas':
      return { ...state, snapshot: action.deltas.reduce(apply, state.snapshot) };
    case 'reset':
      return begin(action.values, action.seed);
    case 'recording':
      return { ...state, recorded: action.shown };
  }
}

function without({ failure: _, ...rest }: State): State {
  return rest;
}
