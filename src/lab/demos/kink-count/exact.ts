/**
 * thm:two-kinks: the mean number of kinks on a circle about the origin of a unit in layer `layer`, when all layers below
 * have `units` units: 2 ∏ (1 − (m + 1) 2^{−m}), one factor for each layer below. At least two units of a layer have to be
 * active for a direction to change.
 */
export function kinksPerUnit(units: number, layer: number): number {
  return 2 * (1 - (units + 1) * 2 ** -units) ** (layer - 1);
}
