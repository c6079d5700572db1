import type { Parameter } from '../../contract/parameter.ts';
import { LabelHtml, plainLabel } from '../../figure/index.ts';
import { positionOf, positions, valueLabel } from '../slider.ts';

interface SliderProps {
  id: string;
  parameter: Parameter;
  value: number;
  onChange(value: number): void;
  children?: preact.ComponentChildren;
}

/** A parameter: its name at the left, its value at the right, a slide rule's cursor below. */
export function Slider({ id, parameter, value, onChange, children }: SliderProps) {
  const { key, words, symbol } = parameter;
  const values = positions(parameter);
  const shown = valueLabel(parameter, value);
  return (
    <div class="slider">
      <label for={id}>
        <LabelHtml source={symbol ? `${words} $${symbol}$` : words} />
      </label>
      <span class="slider-value" aria-hidden="true">
        <LabelHtml source={shown} />
      </span>
      <input
        id={id}
        name={key}
        type="range"
        min="0"
        max={values.length - 1}
        step="1"
        value={positionOf(values, value)}
        aria-valuetext={plainLabel(shown)}
        autoComplete="off"
        onInput={(event) => onChange(values[Number(event.currentTarget.value)] as number)}
      />
      {children}
    </div>
  );
}
