import type { Lanes } from './desk.ts';

/** How rows of replicas stand in wasm memory. */
export interface Rows {
  replicas: number;
  lanes: Lanes;
  /** Numbers in a row of one replica; a replica has `parts` of them, one after the other. */
  length: number;
  parts: number;
  /** Numbers in a group's row: `length` times the lanes, filled up to whole vectors. */
  row: number;
}

/** Copies [replicas][parts · length] into groups of lanes: [group][part][length][lane], empty lanes 0. */
export function grouped(to: Float32Array, at: number, from: Float32Array, rows: Rows): void {
  const { replicas, lanes, length, parts, row } = rows;
  to.fill(0, at, at + Math.ceil(replicas / lanes) * parts * row);
  for (let replica = 0; replica < replicas; replica++) {
    for (let part = 0; part < parts; part++) {
      const source = (replica * parts + part) * length;
      const target = at + (Math.floor(replica / lanes) * parts + part) * row + (replica % lanes);
      for (let i = 0; i < length; i++) to[target + i * lanes] = from[source + i]!;
    }
  }
}

/** The way back. */
export function spread(from: Float32Array, at: number, rows: Rows): Float32Array {
  const { replicas, lanes, length, parts, row } = rows;
  const to = new Float32Array(replicas * parts * length);
  for (let replica = 0; replica < replicas; replica++) {
    for (let part = 0; part < parts; part++) {
      const target = (replica * parts + part) * length;
      const source = at + (Math.floor(replica / lanes) * parts + part) * row + (replica % lanes);
      for (let i = 0; i < length; i++) to[target + i] = from[source + i * lanes]!;
    }
  }
  return to;
}

/**
 * Copies an order [steps][replicas][size] into [group][step][example][lane]; lanes without a replica see the rows of
 * the last one.
 */
export function slots(
  to: Int32Array,
  at: number,
  order: Int32Array,
  { replicas, lanes, size }: { replicas: number; lanes: Lanes; size: number },
): void {
  const steps = order.length / (replicas * size);
  let target = at;
  for (let first = 0; first < replicas; first += lanes) {
    for (let step = 0; step < steps; step++) {
      for (let b = 0; b < size; b++) {
        for (let lane = 0; lane < lanes; lane++) {
          const replica = Math.min(first + lane, replicas - 1);
          to[target++] = order[(step * replicas + replica) * size + b]!;
        }
      }
    }
  }
}
