/**
 * Small oscillations about the cycle of period two, by thm:self-stabilisation and prop:two-weight-spiral. The angle per
 * step is ω = η √(2α); in one turn the amplitude grows by the factor exp(χπω), to leading order in ω.
 */

/** √(1 − η²): the imbalance over the sharpness of the two weights where the sharpness is 2/η. */
const balance = (eta: number): number => Math.sqrt(1 - eta ** 2);

/** Steps in one turn, for a drive α. */
export const period = (eta: number, alpha: number): number => (2 * Math.PI) / angle(eta, alpha);

export const angle = (eta: number, alpha: number): number => eta * Math.sqrt(2 * alpha);

/** χ of the two weights; 1 in the reduced map. */
export function opening(eta: number): number {
  const m = balance(eta);
  return 2 - 1 / (4 * m) - 5 / (4 * m ** 2);
}

/** The weight decay γ that drives the two weights with α. */
export function decay(eta: number, alpha: number): number {
  const m = balance(eta);
  return (alpha * eta) / (2 * m * (1 - m));
}

/** The residual's amplitude on the cycle of period two. */
export const amplitude = (eta: number, alpha: number): number => Math.sqrt(alpha / 2) / balance(eta);
