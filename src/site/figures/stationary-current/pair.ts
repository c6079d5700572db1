/** The pair of the figure on currents: H diagonal, C not, so that they do not commute. */
export const pair = {
  eta: 0.2,
  h: [1, 0.2],
  C: [
    [1, 0.9],
    [0.9, 1],
  ],
} as const;

/** thm:lyapunov and prop:current for this pair. */
export const ellipse = (() => {
  const { eta, h, C } = pair;
  const entry = (j: 0 | 1, k: 0 | 1) => (eta * C[j][k]) / (h[j] + h[k] - eta * h[j] * h[k]);
  const [s11, s12, s22] = [entry(0, 0), entry(0, 1), entry(1, 1)];
  /** Mean area swept per step, counter-clockwise in the plane (x_1, x_2). */
  const area = (eta / 2) * (h[0] - h[1]) * s12;
  const root = Math.sqrt(s11 * s22 - s12 ** 2);
  return { s11, s12, s22, area, /** Steps for a turn of the current. */ period: (2 * Math.PI * root) / area };
})();
