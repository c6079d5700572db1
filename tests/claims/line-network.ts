/** ReLU networks with one input, exactly: every kink by solving for it, piece by piece. */
export interface DenseLayer {
  /** [units][inputs] */
  weights: readonly (readonly number[])[];
  biases: readonly number[];
}

interface Piece {
  from: number;
  to: number;
  /** Value at 0 and slope of every unit's output on the piece. */
  values: number[];
  slopes: number[];
}

/** The pieces of the last layer's outputs on an interval; neighbours that continue each other are joined. */
export function piecesOf(layers: readonly DenseLayer[], from: number, to: number): number {
  let pieces: Piece[] = [{ from, to, values: [0], slopes: [1] }];
  for (const { weights, biases } of layers) {
    pieces = pieces.flatMap((piece) => {
      const sum = (row: readonly number[], column: readonly number[]) =>
        row.reduce((all, weight, i) => all + weight * column[i]!, 0);
      const values = weights.map((row, u) => sum(row, piece.values) + biases[u]!);
      const slopes = weights.map((row) => sum(row, piece.slopes));
      const zeros = values.map((value, u) => -value / slopes[u]!);
      const width = Math.min(1, piece.to - piece.from);
      const inside = zeros.filter(
        (zero) => zero > piece.from + 1e-9 * width && zero < piece.to - 1e-9 * width,
      );
      const ends = [piece.from, ...inside.sort((a, b) => a - b), piece.to];
      return ends.slice(1).map((end, i) => {
        const start = ends[i]!;
        const middle = start === -Infinity ? end - 1 : end === Infinity ? start + 1 : (start + end) / 2;
        const on = values.map((value, u) => (value + slopes[u]! * middle > 0 ? 1 : 0));
        return {
          from: start,
          to: end,
          values: values.map((value, u) => on[u]! * value),
          slopes: slopes.map((slope, u) => on[u]! * slope),
        };
      });
    });
  }
  const differ = (a: Piece, b: Piece) => a.slopes.some((slope, u) => Math.abs(slope - b.slopes[u]!) > 1e-9);
  return 1 + pieces.slice(1).filter((piece, i) => differ(pieces[i]!, piece)).length;
}

/** What the last layer's units output at x. */
export function outputsOf(layers: readonly DenseLayer[], x: number): number[] {
  return layers.reduce<number[]>(
    (inputs, { weights, biases }) =>
      weights.map((row, u) =>
        Math.max(
          0,
          row.reduce((sum, w, i) => sum + w * inputs[i]!, biases[u]!),
        ),
      ),
    [x],
  );
}

/** The deep network of the sawtooth: two units in each of k layers; its output is 2 h₁ − 4 h₂. */
export function foldingLayers(k: number): DenseLayer[] {
  const first = { weights: [[1], [1]], biases: [0, -0.5] };
  const next = { weights: [[2, -4], [2, -4]], biases: [0, -0.5] }; // prettier-ignore
  return Array.from({ length: k }, (_, layer) => (layer === 0 ? first : next));
}
