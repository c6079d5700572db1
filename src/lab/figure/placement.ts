/**
 * Where the names of the lines stand. Labels are placed by a rule and not by hand, so that they survive other
 * parameters, narrow plots and broken hypotheses: of all places just above or below its own line, a label takes
 * the one that hides least.
 */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface Obstacle {
  /** A polyline in px. */
  points: readonly (readonly [number, number])[];
  /** What it costs to cover a stretch of it, per sampled point. */
  cost: number;
}

export interface LabelRequest {
  key: string;
  /** The line that is named, in px, from left to right. */
  line: readonly (readonly [number, number])[];
  width: number;
  /** Width without the law: taken where the whole would hide something, and the name alone would not. */
  short?: number;
}

/** What it costs to leave the law out: a little less than covering two samples of a line. */
const OMISSION = 119;

const HEIGHT = 22;
/** Distance of a label's box from its line. */
const GAP = 9;

/**
 * @param labels in the order in which they choose
 * @param obstacles lines, edges of bands, marks
 * @param frame where the labels have to stay, px
 * @returns a box for each label, by key
 */
export function placeLabels(
  labels: readonly LabelRequest[],
  obstacles: readonly Obstacle[],
  frame: Box,
): Record<string, Box> {
  const samples = obstacles.flatMap(({ points, cost }) => sample(points).map((point) => ({ point, cost })));
  const placed: Record<string, Box> = {};
  for (const { key, line, width, short } of labels) {
    let best: { box: Box; cost: number } | undefined;
    const boxes = [...candidates(line, width), ...(short === undefined ? [] : candidates(line, short))];
    for (const box of boxes) {
      let cost = 4 * outside(box, frame) + (box.width === width ? 0 : OMISSION);
      for (const other of Object.values(placed)) cost += 0.5 * overlap(grown(box, 6), other);
      for (const { point, cost: price } of samples) if (contains(box, point)) cost += price;
      // Of equally good places the one that comes first: nearest to the left end, above before below.
      if (!best || cost < best.cost - 1e-9) best = { box, cost };
    }
    if (best) placed[key] = best.box;
  }
  return placed;
}

/** Boxes whose nearest edge is GAP from the line over the whole width of the label, above and below it. */
function* candidates(line: LabelRequest['line'], width: number): Generator<Box> {
  const left = line[0]![0];
  const right = line.at(-1)![0];
  const steps = 24;
  const along = sample(line);
  for (let step = 0; step <= steps; step++) {
    const x = left + (step / steps) * Math.max(0, right - left - width);
    const under = along.filter(([px]) => px >= x - 4 && px <= x + width + 4).map(([, py]) => py);
    if (under.length === 0) continue;
    yield { x, y: Math.min(...under) - GAP - HEIGHT, width, height: HEIGHT };
    yield { x, y: Math.max(...under) + GAP, width, height: HEIGHT };
  }
}

/** Points along a polyline, at most 6 px apart. */
function sample(points: readonly (readonly [number, number])[]): (readonly [number, number])[] {
  const samples: (readonly [number, number])[] = points.length > 0 ? [points[0]!] : [];
  for (let i = 1; i < points.length; i++) {
    const [x0, y0] = points[i - 1]!;
    const [x1, y1] = points[i]!;
    const count = Math.min(500, Math.max(1, Math.ceil(Math.hypot(x1 - x0, y1 - y0) / 6)));
    for (let k = 1; k <= count; k++)
      samples.push([x0 + ((x1 - x0) * k) / count, y0 + ((y1 - y0) * k) / count]);
  }
  return samples;
}

function contains(box: Box, [x, y]: readonly [number, number]): boolean {
  return x >= box.x - 3 && x <= box.x + box.width + 3 && y >= box.y - 2 && y <= box.y + box.height + 2;
}

function grown(box: Box, by: number): Box {
  return { x: box.x - by, y: box.y - by, width: box.width + 2 * by, height: box.height + 2 * by };
}

/** Area in px² that two boxes share. */
export function overlap(a: Box, b: Box): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return width > 0 && height > 0 ? width * height : 0;
}

function outside(box: Box, frame: Box): number {
  return box.width * box.height - overlap(box, frame);
}
