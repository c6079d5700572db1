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

/** By how much the robust loss lowers it. */
export const softening = (eta: number, rho: number): number => rho / (3 * eta ** 2 * balance(eta) ** 2);

/** The weight decay γ that drives the two weights with α. */
export function decay(eta: number, alpha: number): number {
  const m = balance(eta);
  return (alpha * eta) / (2 * m * (1 - m));
}

/**
 * The sharpness on that cycle, to first order in γ: ηS = 2 − ηγ (m − η² − 2η²(1 − m)/m). The decay's own share of the
 * multiplier −1 is ηγm, the shifted centre's −η³γ, and the cubic term's −2η⁴r² of the rest.
 */
export function sharpnessAtRest(eta: number, gamma: number): number {
  const m = balance(eta);
  return 2 / eta - gamma * (m - eta ** 2 - (2 * eta ** 2 * (1 - m)) / m);
}

/** The residual's amplitude on the cycle of period two. */
export const amplitude = (eta: number, alpha: number): number => Math.sqrt(alpha / 2) / balance(eta);
