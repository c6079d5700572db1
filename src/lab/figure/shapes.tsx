import type { Demo } from '../contract/demo.ts';
import { round } from './Axes.tsx';

/** The marks of the schemes, in this order. No squares: squares are for arguments. */
export const SHAPES = ['disc', 'diamond', 'triangle'] as const;
export type Shape = (typeof SHAPES)[number];

/** A series keeps its mark in every plot of its demo: the one it names, or its place in the declaration, by threes. */
export function shapeOf(demo: Demo, key: string): Shape {
  const index = demo.series.findIndex((series) => series.key === key);
  return demo.series[index]?.mark ?? SHAPES[Math.max(0, index) % SHAPES.length]!;
}

/** A mark about the origin, in px: a disc 9.5 across, a diamond 12.6 corner to corner, a triangle 12 wide. */
const PATHS: Record<Shape, string> = {
  disc: 'M-4.75 0a4.75 4.75 0 1 0 9.5 0a4.75 4.75 0 1 0-9.5 0Z',
  diamond: 'M0-6.3L6.3 0L0 6.3L-6.3 0Z',
  // The centroid, not the middle of the box, sits on the point.
  triangle: 'M0-7.07L6 3.53H-6Z',
};

export function Mark({ shape, x, y, scale }: { shape: Shape; x: number; y: number; scale?: number }) {
  const size = scale === undefined ? '' : `scale(${scale})`;
  return <path class="mark" d={PATHS[shape]} transform={`translate(${round(x)} ${round(y)})${size}`} />;
}

/** Half the height of a mark above and below its point; a shorter error bar would be hidden by it. */
export const HALF_HEIGHT: Record<Shape, { above: number; below: number }> = {
  disc: { above: 4.75, below: 4.75 },
  diamond: { above: 6.3, below: 6.3 },
  triangle: { above: 7.07, below: 3.53 },
};
