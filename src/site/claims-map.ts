import type { ThemeChapter } from '../book/book.ts';
import type { Claim } from './chapter-text.ts';

/** A claim in a chapter's row, or one of another chapter that the row's proofs use. */
export interface Place {
  claim: Claim;
  /** Whether it belongs to another chapter. */
  foreign: boolean;
  /** Middle of its mark, px from the left of the drawing. */
  x: number;
  /** In which of the lines below each other it stands: marks that are close take turns, so that a finger finds each. */
  level: number;
}

/** From a claim to one whose proof uses it. */
export interface Use {
  from: Place;
  to: Place;
}

export interface Row {
  chapter: ThemeChapter;
  places: Place[];
  uses: Use[];
  width: number;
  /** Lines of marks. */
  levels: number;
  /** Of the highest arc, px. */
  height: number;
}

/** px between the middles of two marks, at most; the drawing is at most `WIDEST` wide, so that it fits any phone. */
const STEP = 34;
const WIDEST = 280;
/** Width of a mark's target, and the height of a line of them. */
const TARGET = 25;
export const LINE = 27;
const RISE = 0.42;

/** The rows of some chapters, in which claims of any may be. */
export function rowsOf(chapters: readonly ThemeChapter[], claims: readonly Claim[]): Row[] {
  const known = new Map(claims.map((claim) => [claim.label, claim]));
  const own = new Map<string, Claim[]>(chapters.map(({ path }) => [path, []]));
  for (const claim of claims) own.get(claim.chapter)?.push(claim);
  return chapters.map((chapter) => rowOf(chapter, own.get(chapter.path) ?? [], known));
}

/** For each claim, those whose proofs use it, in order. */
export function usersOf(claims: readonly Claim[]): Map<string, Claim[]> {
  const users = new Map<string, Claim[]>(claims.map(({ label }) => [label, []]));
  for (const claim of claims) {
    for (const label of new Set(claim.uses)) if (label !== claim.label) users.get(label)?.push(claim);
  }
  return users;
}

/** A chapter's claims in a line, after those of other chapters that its proofs use; the uses are arcs above the line. */
function rowOf(chapter: ThemeChapter, own: readonly Claim[], known: ReadonlyMap<string, Claim>): Row {
  const foreign = new Map<string, Claim>();
  for (const label of own.flatMap((claim) => claim.uses)) {
    const claim = known.get(label);
    if (claim && claim.chapter !== chapter.path) foreign.set(label, claim);
  }
  const line = [...foreign.values(), ...own];
  const step = line.length > 1 ? Math.min(STEP, (WIDEST - 28) / (line.length - 1)) : 0;
  const levels = step === 0 ? 1 : Math.ceil(TARGET / step);
  const places = line.map((claim, index) => ({
    claim,
    foreign: claim.chapter !== chapter.path,
    x: round(14 + step * index),
    level: index % levels,
  }));
  const at = new Map(places.map((place) => [place.claim.label, place]));
  const uses = places
    .filter((place) => !place.foreign)
    .flatMap((to) =>
      [...new Set(to.claim.uses)].flatMap((label) => {
        const from = at.get(label);
        return from && from !== to ? [{ from, to }] : [];
      }),
    );
  const reach = Math.max(0, ...uses.map(({ from, to }) => Math.abs(to.x - from.x)));
  return {
    chapter,
    places,
    uses,
    width: 28 + step * Math.max(0, line.length - 1),
    levels,
    height: RISE * reach,
  };
}

/** From mark to mark, above the first line of marks, whose upper edge is at `y`. */
export function arc({ from, to }: Use, y: number): string {
  const rise = y - (4 / 3) * RISE * Math.abs(to.x - from.x);
  const end = ({ x, level }: Place) => [round(x), round(y + LINE * level)];
  const [start, stop] = [end(from), end(to)];
  return `M${start.join(' ')}C${start[0]} ${round(rise)} ${stop[0]} ${round(rise)} ${stop.join(' ')}`;
}

const round = (value: number) => Math.round(10 * value) / 10;

/**
 * The written chapters by how much has to be read before: first those that need none, then those that need only
 * these, and so on. Needs that are not written do not count.
 */
export function byDepth(chapters: readonly ThemeChapter[]): ThemeChapter[][] {
  const written = new Map(chapters.flatMap((chapter) => (chapter.written ? [[chapter.path, chapter]] : [])));
  const depths = new Map<string, number>();
  const depth = (path: string, above: readonly string[] = []): number => {
    const known = depths.get(path);
    if (known !== undefined) return known;
    // A circle of needs would be the authors' mistake; it must not hang the page.
    const needs = (written.get(path)?.needs ?? []).filter(
      (need) => written.has(need) && !above.includes(need),
    );
    const found = Math.max(-1, ...needs.map((need) => depth(need, [...above, path]))) + 1;
    depths.set(path, found);
    return found;
  };
  const levels: ThemeChapter[][] = [];
  for (const chapter of written.values()) (levels[depth(chapter.path)] ??= []).push(chapter);
  return levels.map((level) => level ?? []);
}
