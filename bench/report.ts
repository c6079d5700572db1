import type { Measured } from './browser/main.ts';
import type { DemoTimes } from './demos.ts';

/** Steps a second over the rounds, and how many times as fast as each other engine: the median of per-round ratios. */
export interface Rate {
  min: number;
  median: number;
  max: number;
  ratio: Record<string, number>;
  /** Mean loss over all examples after 20 steps. */
  loss20: number;
}

export interface Report {
  machine: string;
  rounds: number;
  workloads: Record<string, Record<string, Rate>>;
  /** Ours over each peer: geometric mean over the workloads w1 to w7 that both can do. */
  geomean: Record<string, number>;
  /** With `--demos`, which measures nothing else. */
  demos?: Record<string, DemoTimes>;
}

export function rates(measured: Measured): Record<string, Rate> {
  const able = Object.entries(measured).flatMap(([name, result]) =>
    'rates' in result ? [[name, result] as const] : [],
  );
  return Object.fromEntries(
    able.map(([name, { rates: own, loss }]) => {
      const ratio = able
        .filter(([other]) => other !== name)
        .map(
          ([other, { rates: theirs }]) => [other, median(own.map((rate, i) => rate / theirs[i]!))] as const,
        );
      const sizes = { min: Math.min(...own), median: median(own), max: Math.max(...own) };
      return [name, { ...sizes, ratio: Object.fromEntries(ratio), loss20: loss }];
    }),
  );
}

export function geomeans(workloads: Report['workloads'], ours = 'ours'): Record<string, number> {
  const logs: Record<string, number[]> = {};
  for (const [name, engines] of Object.entries(workloads)) {
    if (name === 'w8') continue;
    for (const [peer, ratio] of Object.entries(engines[ours]?.ratio ?? {})) {
      (logs[peer] ??= []).push(Math.log(ratio));
    }
  }
  return Object.fromEntries(
    Object.entries(logs).map(([peer, values]) => [
      peer,
      Math.exp(values.reduce((sum, value) => sum + value, 0) / values.length),
    ]),
  );
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
