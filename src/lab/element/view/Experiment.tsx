import { LabelHtml } from '../../figure/index.ts';
import { Break } from './Break.tsx';
import { Claim } from './Claim.tsx';
import { Controls } from './Controls.tsx';
import { Numbers } from './Numbers.tsx';
import { Plots } from './Plots.tsx';
import type { Scene } from './scene.ts';
import { Verdict } from './Verdict.tsx';

/** The whole of a live demo, in the order that every demo has. */
export function Experiment(scene: Scene) {
  const { demo, options, prefix, state, prediction } = scene;
  const Heading = options.standalone ? 'h2' : 'h3';
  const claims = [...new Set(prediction.series.map(({ claim }) => claim))];
  return (
    <>
      <div class="demo-head">
        <Heading id={`${prefix}-title`}>
          <span class="demo-number">Experiment{options.number && ` ${options.number}`}</span>{' '}
          {!options.standalone && <span class="demo-title">{demo.title}</span>}
        </Heading>
        <span class="status" data-status="empirical">
          <svg class="mark" viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
            <circle cx="6" cy="6" r="5" fill="currentColor" />
          </svg>
          empirical
        </span>
      </div>
      <p class="demo-prediction">
        <strong>Prediction.</strong> <LabelHtml source={demo.words(state.values)} /> From{' '}
        {claims.map((label, index) => (
          <>
            {index > 0 && (index === claims.length - 1 ? ' and ' : ', ')}
            <Claim key={label} label={label} options={options} />
          </>
        ))}
        . <LabelHtml source={prediction.tolerance} />
      </p>
      <div role="status">
        {state.notices.length > 0 && (
          <ul class="demo-notices">
            {state.notices.map((notice) => (
              <li key={notice}>{notice}</li>
            ))}
          </ul>
        )}
      </div>
      <div class="demo-bench">
        <div class="demo-shown">
          <Plots {...scene} />
          <Verdict {...scene} />
        </div>
        <Controls {...scene} />
      </div>
      <Numbers {...scene} />
      <Break {...scene} />
    </>
  );
}
