import { LabelHtml } from '../../figure/index.ts';
import { queryOf } from '../address.ts';
import { Buttons } from './Buttons.tsx';
import type { Scene } from './scene.ts';
import { SeedField } from './SeedField.tsx';
import { Slider } from './Slider.tsx';

/** In words, what an experiment says that it computes by. */
const ENGINES: Readonly<Record<string, string>> = {
  wasm: 'WebAssembly',
  typed: 'typed arrays, without WebAssembly',
  plain: 'tfjs operations',
};

/** Buttons, seed, sliders, and what can be taken away. */
export function Controls(scene: Scene) {
  const { prefix, demo, options, state, said, commands } = scene;
  const engine = ENGINES[state.snapshot.engine ?? ''] ?? state.snapshot.engine;
  const runs = demo.parameters.find(({ key }) => key === 'replicas')?.symbol;
  return (
    <div class="demo-controls with-script">
      <div>
        <Buttons phase={state.phase} commands={commands} />
        <SeedField seed={state.seed} notices={state.notices} prefix={prefix} commands={commands} />
      </div>
      <div class="demo-sliders">
        {demo.parameters
          .filter(({ breaks }) => !breaks)
          .map((parameter) => (
            <Slider
              key={parameter.key}
              id={`${prefix}-${parameter.key}`}
              parameter={parameter}
              value={state.values[parameter.key] as number}
              onChange={(value) => commands?.change(parameter, value)}
            />
          ))}
      </div>
      <div>
        <ul class="demo-takeaway">
          <li>
            <a
              href={`${options.page}${queryOf(demo.parameters, state.values, state.seed)}`}
              onClick={commands?.share}
            >
              Share link
            </a>
          </li>
          <li>
            <a href={`#${prefix}-numbers`} onClick={commands?.table}>
              Table
            </a>
          </li>
          <li>
            <button type="button" class="link" onClick={commands?.csv}>
              CSV
            </button>
          </li>
          <li>
            <button type="button" class="link" onClick={commands?.svg}>
              SVG
            </button>
          </li>
        </ul>
        <p class="demo-said" role="status">
          {said}
        </p>
        <p class="demo-legend">
          A point is the mean of {runs ? <LabelHtml source={`$${runs}$`} /> : 'several'} runs; its bar is two
          standard errors each way. A hollow point lies outside the band. A bar too short to be seen beside
          its point is drawn inside it.
          {engine && <span class="demo-engine"> Engine: {engine}.</span>}
        </p>
      </div>
    </div>
  );
}
