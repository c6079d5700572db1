import type { Demo } from '../contract/demo.ts';

/** The marks of the schemes, in this order. No squares: squares are for arguments. */
export const SHAPES = ['disc', 'diamond', 'triangle'] as const;
export type Shape = (typeof SHAPES)[number];

/** A series keeps its mark in every plot of its demo: its place in the declaration, counted by threes. */
export function shapeOf(demo: Demo, key: string): Shape {
  const index = demo.series.findIndex((series) => series.key === key);
  return SHAPES[Math.max(0, index) % SHAPES.length]!;
}

/** Path of a mark about (x, y), in px: a disc 9.5 across, a diamond 12.6 corner to corner, a triangle 12 wide. */
export function shapePath(shape: Shape, x: number, y: number, scale = 1): string {
  const at = (dx: number, dy: number) => `${(x + dx * scale).toFixed(2)} ${(y + dy * scale).toFixed(2)}`;
  switch (shape) {
    case 'disc': {
      const r = (4.75 * scale).toFixed(2);
      return `M${at(-4.75, 0)}a${r} ${r} 0 1 0 ${(9.5 * scale).toFixed(2)} 0a${r} ${r} 0 1 0 ${(-9.5 * scale).toFixed(2)} 0Z`;
    }
    case 'diamond':
      return `M${at(0, -6.3)}L${at(6.3, 0)}L${at(0, 6.3)}L${at(-6.3, 0)}Z`;
    case 'triangle':
      // The centroid, not the middle of the box, sits on the point.
      return `M${at(0, -7.07)}L${at(6, 3.53)}L${at(-6, 3.53)}Z`;
  }
}

/** Half the height of a mark above and below its point; a shorter error bar would be hidden by it. */
export const HALF_HEIGHT: Record<Shape, { above: number; below: number }> = {
  disc: { above: 4.75, below: 4.75 },
  diamond: { above: 6.3, below: 6.3 },
  triangle: { above: 7.07, below: 3.53 },
};
