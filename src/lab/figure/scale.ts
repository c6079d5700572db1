/** A scale takes a quantity to a position in px and knows where its axis has ticks. */
export interface Tick {
  value: number;
  /** Label in label notation; absent on minor ticks and where there is no room. */
  label?: string;
}

export interface Scale {
  kind: 'linear' | 'log';
  domain: readonly [number, number];
  range: readonly [number, number];
  /** Position in px; values beyond the domain land beyond the range. Not a number where a log has none. */
  at(value: number): number;
  ticks: readonly Tick[];
}

/**
 * @param domain smallest and largest value; on a log scale both above 0
 * @param range their positions in px, in either order
 * @param least on a linear scale, the least step between ticks: 1 where only whole numbers mean something
 */
export function makeScale(
  kind: Scale['kind'],
  domain: readonly [number, number],
  range: readonly [number, number],
  least = 0,
): Scale {
  const forward = kind === 'log' ? Math.log10 : (value: number) => value;
  const [low, high] = [forward(domain[0]), forward(domain[1])];
  const at = (value: number) => range[0] + ((forward(value) - low) / (high - low)) * (range[1] - range[0]);
  const length = Math.abs(range[1] - range[0]);
  const ticks = kind === 'log' ? logTicks(domain, length) : linearTicks(domain, length, least);
  return { kind, domain, range, at, ticks };
}

/** Steps of 1, 2 or 5 times a power of ten, about one label every 70 px. */
export function linearTicks([low, high]: readonly [number, number], length: number, least = 0): Tick[] {
  const raw = Math.max(least, (high - low) / Math.max(2, length / 70));
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = [1, 2, 5, 10]
    .map((factor) => factor * power)
    .find((candidate) => candidate >= Math.max(least, raw * 0.8))!;
  const digits = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
  const ticks: Tick[] = [];
  for (let i = Math.ceil(low / step - 1e-9); i * step <= high + 1e-9 * step; i++) {
    ticks.push({ value: i * step, label: (i * step).toFixed(digits) });
  }
  return ticks;
}

/** Every decade, labelled as often as there is room; minor ticks inside decades on short stretches. */
export function logTicks([low, high]: readonly [number, number], length: number): Tick[] {
  const decades = Math.log10(high / low);
  const first = Math.ceil(Math.log10(low) - 1e-9);
  const last = Math.floor(Math.log10(high) + 1e-9);
  const perDecade = length / decades;
  const every = perDecade < 44 ? Math.ceil(44 / perDecade) : 1;
  const ticks: Tick[] = [];
  // With fewer than two decades on the axis the digits between them have to carry the reading.
  const sparse = last - first < 1;
  for (let power = first; power <= last; power++) {
    const label = sparse ? smallNumber(10 ** power) : decadeLabel(power);
    ticks.push({ value: 10 ** power, ...(power % every === 0 ? { label } : {}) });
  }
  if (perDecade >= 30) {
    for (let power = first - 1; power <= last; power++) {
      for (let digit = 2; digit <= 9; digit++) {
        const value = digit * 10 ** power;
        if (value < low * (1 - 1e-9) || value > high * (1 + 1e-9)) continue;
        const labelled = sparse && (digit === 2 || digit === 5);
        ticks.push({ value, ...(labelled ? { label: smallNumber(value) } : {}) });
      }
    }
  }
  return ticks;
}

/** Powers from 0.01 to 1000 as numbers would do, but a log axis reads better when all look alike. */
function decadeLabel(power: number): string {
  if (power === 0) return '1';
  if (power === 1) return '10';
  if (power === 2) return '100';
  return `10^{${power}}`;
}

function smallNumber(value: number): string {
  return value >= 0.001 && value < 10_000 ? String(Number(value.toPrecision(3))) : value.toExponential(0);
}
