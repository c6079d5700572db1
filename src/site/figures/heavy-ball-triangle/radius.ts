/** thm:heavy-ball as the figure draws it; u stands for step size times curvature. */

/** The larger modulus of the roots of z² − (1 + β − u) z + β. */
export function radius(u: number, beta: number): number {
  const half = (1 + beta - u) / 2;
  const root = half ** 2 - beta;
  return root < 0 ? Math.sqrt(beta) : Math.abs(half) + Math.sqrt(root);
}

/** The triangle in which the radius is at most ρ: lower corner, upper left, upper right, as (u, β). */
export function corners(rho: number): readonly (readonly [number, number])[] {
  return [
    [1 - rho ** 2, -(rho ** 2)],
    [(1 - rho) ** 2, rho ** 2],
    [(1 + rho) ** 2, rho ** 2],
  ];
}

/** Where [μ, L] lies on the axis of u, with the best step size for this momentum. */
export function occupied(kappa: number, beta: number): readonly [number, number] {
  const end = beta === 0 ? 2 / (1 + 1 / kappa) : 4 / (1 + 1 / Math.sqrt(kappa)) ** 2;
  return [end / kappa, end];
}
