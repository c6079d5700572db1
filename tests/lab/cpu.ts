/** Seconds that this process has computed for. They pass no faster where other processes keep the machine busy. */
export function cpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

/** What the parts of a test cost, in seconds of computing: a row for each demo, a column for each part. */
export class Costs {
  #rows = new Map<string, Map<string, number>>();

  /** Does the work, and adds what it cost. */
  of<T>(row: string, column: string, work: () => T): T {
    const before = cpuSeconds();
    try {
      return work();
    } finally {
      const costs = this.#rows.get(row) ?? new Map<string, number>();
      costs.set(column, (costs.get(column) ?? 0) + cpuSeconds() - before);
      this.#rows.set(row, costs);
    }
  }

  toString(): string {
    const columns = [...new Set([...this.#rows.values()].flatMap((costs) => [...costs.keys()]))];
    const lines = [...this.#rows].map(([row, costs]) => {
      const cells = columns.map((column) => costs.get(column) ?? 0);
      return [row, ...[...cells, cells.reduce((a, b) => a + b, 0)].map((seconds) => seconds.toFixed(1))];
    });
    const table = [['seconds of computing', ...columns, 'sum'], ...lines];
    const widths = table[0]!.map((_, i) => Math.max(...table.map((line) => line[i]!.length)));
    return table
      .map((line) =>
        line.map((cell, i) => (i ? cell.padStart(widths[i]!) : cell.padEnd(widths[i]!))).join('  '),
      )
      .join('\n');
  }
}
