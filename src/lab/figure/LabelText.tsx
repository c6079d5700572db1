import { parseFormula, type Run } from './label.ts';

const CLASSES = { upright: undefined, italic: 'symbol', blackboard: 'blackboard', sign: 'sign' };

/** Runs as <tspan>s, for use inside <text>. `size` in px is that of the text. */
export function LabelSpans({ runs, size }: { runs: readonly Run[]; size: number }) {
  let raised = 0;
  return runs.map(({ text, style, level }, index) => {
    // dy moves everything after it, so each run moves by the difference to the one before.
    const target = level === 1 ? -0.36 * size : level === -1 ? 0.2 * size : 0;
    const dy = target - raised;
    raised = target;
    return (
      <tspan
        key={index}
        class={CLASSES[style]}
        dy={Math.abs(dy) > 1e-9 ? dy.toFixed(1) : undefined}
        font-size={level === 0 ? undefined : (0.72 * size).toFixed(1)}
      >
        {text}
      </tspan>
    );
  });
}

/** A label as HTML, for controls and sentences. A formula does not break, and keeps the punctuation that follows it. */
export function LabelHtml({ source }: { source: string }) {
  const parts = source.split('$');
  return (
    <>
      {parts.map((part, index) => {
        const points = (words: string | undefined) => /^[.,;:!?)\]’”]*/.exec(words ?? '')?.[0] ?? '';
        if (index % 2 === 0) return index === 0 ? part : part.slice(points(part).length);
        return (
          <span key={index} class="formula">
            {parseFormula(part).map(({ text, style, level }, at) => {
              const inner = CLASSES[style] ? <span class={CLASSES[style]}>{text}</span> : text;
              if (level === 1) return <sup key={at}>{inner}</sup>;
              if (level === -1) return <sub key={at}>{inner}</sub>;
              return inner;
            })}
            {points(parts[index + 1])}
          </span>
        );
      })}
    </>
  );
}
