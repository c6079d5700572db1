import { pick } from './pick.ts';

/** A claim of a chapter that was written before. */
export interface Labelled {
  label: string;
  chapter: number;
}

const KINDS = [
  { word: 'definition', prefix: 'def', status: '' },
  { word: 'lemma', prefix: 'lem', status: 'status=proved' },
  { word: 'theorem', prefix: 'thm', status: 'status=idealised breaks="nothing is as flat"' },
  { word: 'proposition', prefix: 'prop', status: 'status=proved' },
  { word: 'corollary', prefix: 'cor', status: 'status=proved' },
  { word: 'observation', prefix: 'obs', status: 'status=empirical' },
  { word: 'conjecture', prefix: 'con', status: 'status=open' },
  { word: 'theorem', prefix: 'thm', status: 'status=cited' },
] as const;

/** How many chapters back most references reach. */
const NEAR = 20;

/**
 * A last section of a chapter with so many claims, of all kinds and statuses in turn; a proof refers to two claims of
 * other chapters, mostly of near ones.
 */
export function claimsSection(
  chapter: number,
  count: number,
  known: readonly Labelled[],
  key: string | undefined,
  random: () => number,
): string {
  if (count === 0) return '';
  const near = known.filter((other) => other.chapter >= chapter - NEAR);
  const reference = () => {
    const from = random() < 0.7 ? near : known;
    return from.length > 0 ? `[](#${pick(random, from).label})` : 'what was said';
  };
  const claims = Array.from({ length: count }, (_, index) => {
    const kind = KINDS[(chapter + index) % KINDS.length] as (typeof KINDS)[number];
    const cited = kind.status === 'status=cited';
    const { word, prefix, status } = cited && !key ? KINDS[5] : kind;
    const label = `${prefix}:more-${chapter}-${index}`;
    const source = cited && key ? ` source="@${key}, Thm ${index + 1}"` : '';
    const constant = Math.floor(100 * random());
    const box = `:::${word}[Further ${word} ${index} zq${chapter}]{#${label} ${status}${source}}
For every $x\\in\\R^{${constant}}$ with $\\norm x\\le${index + 1}$ and every $\\eta<${constant}/\\lambda$ the sum obeys

$$
\\sum_{i=1}^{${constant + 2}}\\frac{\\abs{x_i}^{${index + 2}}}{1+\\eta\\lambda_i}\\le\\frac{${constant}}{\\sqrt n}.
\\label{eq:more-${chapter}-${index}}
$$
:::
`;
    if (!/proved|idealised/.test(status)) return box;
    return `${box}
:::proof{of=${label}}
By ${reference()} the terms of \\eqref{eq:more-${chapter}-${index}} fall like $i^{-${index + 2}}$, and ${reference()} bounds what is left.
:::
`;
  });
  return `\n## Further claims\n\nThese stand here to be many.\n\n${claims.join('\n')}`;
}
