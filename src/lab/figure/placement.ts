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
  const price = priceOf(obstacles);
  const placed: Record<string, Box> = {};
  for (const { key, line, width, short } of labels) {
    const along = sample(line);
    let best: { box: Box; cost: number } | undefined;
    for (const length of short === undefined ? [width] : [width, short]) {
      for (const box of candidates(along, length)) {
        let cost = 4 * outside(box, frame) + (length === width ? 0 : OMISSION);
        for (const other of Object.values(placed)) cost += 0.5 * overlap(grown(box, 6), other);
        // Covering something only adds to it.
        if (best && cost >= best.cost) continue;
        cost += price(box);
        // Of equally good places the one that comes first: nearest to the left end, above before below.
        if (!best || cost < best.cost - 1e-9) best = { box, cost };
      }
    }
    if (best) placed[key] = best.box;
  }
  return placed;
}

/** Boxes whose nearest edge is GAP from the line over the whole width of the label, above and below it. */
function candidates({ x, y }: Samples, width: number): Box[] {
  const boxes: Box[] = [];
  const left = x[0]!;
  const room = Math.max(0, x.at(-1)! - left - width);
  const steps = 24;
  for (let step = 0; step <= steps; step++) {
    const at = left + (step / steps) * room;
    let [highest, lowest] = [Infinity, -Infinity];
    for (let i = 0; i < x.length; i++) {
      if (x[i]! < at - 4 || x[i]! > at + width + 4) continue;
      if (y[i]! < highest) highest = y[i]!;
      if (y[i]! > lowest) lowest = y[i]!;
    }
    if (highest > lowest) continue;
    boxes.push({ x: at, y: highest - GAP - HEIGHT, width, height: HEIGHT });
    boxes.push({ x: at, y: lowest + GAP, width, height: HEIGHT });
  }
  return boxes;
}

/** Points along a polyline, in px. Columns of numbers: there are thousands, and they are gone through for every box. */
interface Samples {
  x: number[];
  y: number[];
}

/** Points along a polyline, at most 6 px apart. */
function sample(points: readonly (readonly [number, number])[]): Samples {
  const x = points.length > 0 ? [points[0]![0]] : [];
  const y = points.length > 0 ? [points[0]![1]] : [];
  for (let i = 1; i < points.length; i++) {
    const [x0, y0] = points[i - 1]!;
    const [x1, y1] = points[i]!;
    const count = Math.min(500, Math.max(1, Math.ceil(Math.hypot(x1 - x0, y1 - y0) / 6)));
    for (let k = 1; k <= count; k++) {
      x.push(x0 + ((x1 - x0) * k) / count);
      y.push(y0 + ((y1 - y0) * k) / count);
    }
  }
  return { x, y };
}

/** Width in px of the stripes that the samples are sorted into, so that a box looks only at those near it. */
const STRIPE = 16;

/** What it costs to cover the samples of all obstacles in a box. */
function priceOf(obstacles: readonly Obstacle[]): (box: Box) => number {
  const stripes = new Map<number, { x: number[]; y: number[]; cost: number[] }>();
  for (const { points, cost } of obstacles) {
    const { x, y } = sample(points);
    for (let i = 0; i < x.length; i++) {
      const at = Math.floor(x[i]! / STRIPE);
      let stripe = stripes.get(at);
      if (!stripe) stripes.set(at, (stripe = { x: [], y: [], cost: [] }));
      stripe.x.push(x[i]!);
      stripe.y.push(y[i]!);
      stripe.cost.push(cost);
    }
  }
  return (box) => {
    const [left, right] = [box.x - 3, box.x + box.width + 3];
    const [top, bottom] = [box.y - 2, box.y + box.height + 2];
    let sum = 0;
    for (let at = Math.floor(left / STRIPE); at <= Math.floor(right / STRIPE); at++) {
      const stripe = stripes.get(at);
      if (!stripe) continue;
      const { x, y, cost } = stripe;
      for (let i = 0; i < x.length; i++)
        if (x[i]! >= left && x[i]! <= right && y[i]! >= top && y[i]! <= bottom) sum += cost[i]!;
    }
    return sum;
  };
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
