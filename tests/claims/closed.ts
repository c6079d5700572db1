/** The chapter's closed forms for equal curvature, written as they are printed; tests only. */
export interface Setting {
  readonly n: number;
  readonly eta: number;
  readonly a: number;
  readonly sigma2: number;
}

const rho = ({ eta, a }: Setting) => 1 - eta * a;

export function theta({ n, eta, a }: Setting): number {
  const r = 1 - eta * a;
  return (((1 + r) / (1 - r)) * (1 - r ** n)) / (1 + r ** n);
}

export function stationary(setting: Setting) {
  const r = rho(setting);
  const { n, eta, sigma2 } = setting;
  const replacement = (eta * eta * sigma2) / (1 - r * r);
  const reshuffling = (replacement * (n - theta(setting))) / (n - 1);
  const once = (reshuffling * (1 + r ** n)) / (1 - r ** n);
  return { replacement, reshuffling, once };
}

export function afterEpochs(setting: Setting, epochs: number, x0: number) {
  const s = stationary(setting);
  const forgotten = rho(setting) ** (setting.n * epochs);
  const start = forgotten ** 2 * x0 * x0;
  return {
    replacement: start + s.replacement * (1 - forgotten ** 2),
    reshuffling: start + s.reshuffling * (1 - forgotten ** 2),
    once: start + s.once * (1 - forgotten) ** 2,
  };
}

/** Where the sorted order +σ … +σ −σ … −σ ends after `epochs` epochs. */
export function sortedOrder(setting: Setting, epochs: number, x0: number): number {
  const half = rho(setting) ** (setting.n / 2);
  const forgotten = rho(setting) ** (setting.n * epochs);
  const fixedPoint = ((-Math.sqrt(setting.sigma2) / setting.a) * (1 - half)) / (1 + half);
  return forgotten * x0 + fixedPoint * (1 - forgotten);
}
