import type { Point } from 'unist';

/** Kinds of claims, with the prefix of their labels and their name. */
export const CLAIM_KINDS = {
  definition: { prefix: 'def', name: 'Definition' },
  lemma: { prefix: 'lem', name: 'Lemma' },
  theorem: { prefix: 'thm', name: 'Theorem' },
  proposition: { prefix: 'prop', name: 'Proposition' },
  corollary: { prefix: 'cor', name: 'Corollary' },
  observation: { prefix: 'obs', name: 'Observation' },
  conjecture: { prefix: 'con', name: 'Conjecture' },
} as const;
export type ClaimKind = keyof typeof CLAIM_KINDS;

/** Everything else that carries a label. */
export const OTHER_KINDS = {
  remark: { prefix: 'rem', name: 'Remark' },
  exercise: { prefix: 'ex', name: 'Exercise' },
  figure: { prefix: 'fig', name: 'Figure' },
  demo: { prefix: 'exp', name: 'Experiment' },
  equation: { prefix: 'eq', name: 'Equation' },
} as const;

export type LabelledKind = ClaimKind | keyof typeof OTHER_KINDS;

export const KINDS: Readonly<Record<LabelledKind, { prefix: string; name: string }>> = {
  ...CLAIM_KINDS,
  ...OTHER_KINDS,
};

export function isClaimKind(word: string): word is ClaimKind {
  return Object.hasOwn(CLAIM_KINDS, word);
}

/** Kinds whose text is short enough to be shown in a preview. */
export function hasPreview(kind: LabelledKind): boolean {
  return isClaimKind(kind) || kind === 'remark' || kind === 'equation';
}

/** A labelled thing and the number it has got. */
export interface LabelRecord {
  label: string;
  kind: LabelledKind;
  /** `21.3` */
  number: string;
  /** `sgd/shuffling` */
  chapter: string;
  file: string;
  place: Point;
}

/** A label in prose: `thm:walk-and-bridge`. */
export const LABEL = /^(def|lem|thm|prop|cor|obs|con|rem|ex|fig|exp|eq):[a-z0-9]+(-[a-z0-9]+)*$/;

/** What a reference without own words says. A no-break space keeps the number with its word. */
export function referenceWords(record: LabelRecord): string {
  return record.kind === 'equation'
    ? `equation\u00a0(${record.number})`
    : `${KINDS[record.kind].name}\u00a0${record.number}`;
}
