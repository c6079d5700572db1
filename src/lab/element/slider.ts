import { snap, type Parameter } from '../contract/parameter.ts';

/**
 * The admissible values of a parameter, ascending, each once: the positions of its slider. On a log scale whole
 * numbers may repeat, and a slider that stood still under an arrow key would be stuck.
 */
export function positions(parameter: Parameter): number[] {
  const { min, max, step, scale } = parameter;
  const last =
    scale === 'log' ? Math.ceil(Math.log2(max / min) * step - 1e-9) : Math.round((max - min) / step);
  const at = (i: number) => (scale === 'log' ? min * 2 ** (i / step) : min + i * step);
  const values = Array.from({ length: last + 1 }, (_, i) => snap(parameter, at(i)));
  return values.filter((value, i) => i === 0 || value > (values[i - 1] as number));
}

/** The position whose value is nearest. */
export function positionOf(values: readonly number[], value: number): number {
  let best = 0;
  for (let i = 1; i < values.length; i++) {
    if (Math.abs((values[i] as number) - value) < Math.abs((values[best] as number) - value)) best = i;
  }
  return best;
}

/** A value as its control shows it, in label notation: with the decimals of its grid, and its unit. */
export function valueLabel({ step, scale, integer, unit }: Parameter, value: number): string {
  const number = integer
    ? String(value)
    : scale === 'linear'
      ? value.toFixed(decimals(step))
      : scientific(value);
  return `${number.replace('-', '−')}${unit ? ` ${unit}` : ''}`;
}

function decimals(step: number): number {
  return /\.(\d+)/.exec(String(Number(step.toFixed(6))))?.[1]?.length ?? 0;
}

function scientific(value: number): string {
  const size = Math.abs(value);
  if (size >= 0.0001 && size < 100_000) return String(Number(value.toPrecision(3)));
  const [mantissa, exponent] = value.toExponential(1).split('e');
  return `$${mantissa}\\times10^{${Number(exponent)}}$`;
}
