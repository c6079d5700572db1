import { total } from '../../contract/snapshot.ts';
import { LabelHtml, VerdictMark } from '../../figure/index.ts';
import { announcement, lineOf, recordedLine, type Line } from '../words.ts';
import type { Options } from '../options.ts';
import { Claim } from './Claim.tsx';
import { atRecording, type Scene } from './scene.ts';

/** The line under the plots: what state the experiment is in, and what it found. */
export function Verdict(scene: Scene) {
  const { demo, options, state, prediction, recording, commands } = scene;
  const { phase, snapshot, recorded } = state;
  const fits = atRecording(state, recording);
  const recordedWords = recordedLine(recording, demo, !fits);
  const progress = snapshot.points.length / total(prediction);
  return (
    <div class="demo-verdict">
      {phase === 'idle' && recorded && fits ? (
        <Words line={recordedWords} options={options} class="with-script" />
      ) : (
        <Words
          line={lineOf(state, demo, prediction)}
          options={options}
          class={phase === 'idle' ? 'with-script' : ''}
        >
          {phase === 'failed' && options.reportUrl && (
            <>
              {' '}
              <a href={options.reportUrl}>Report with these settings</a>
            </>
          )}
        </Words>
      )}
      {phase === 'idle' && <Words line={recordedWords} options={options} class="without-script" />}
      {phase === 'idle' && fits && (
        <p class="demo-recorded with-script">
          <button
            type="button"
            class="quiet"
            aria-pressed={recorded}
            onClick={() => commands?.showRecording(!recorded)}
          >
            {recorded ? 'hide the recording' : 'show the recording'}
          </button>
        </p>
      )}
      {(phase === 'running' || phase === 'paused') && (
        <div class="demo-progress" aria-hidden="true">
          <div style={{ width: `${(100 * progress).toFixed(2)}%` }} />
        </div>
      )}
      <p class="visually-hidden with-script" role="status">
        {announcement(state, demo, prediction)}
      </p>
    </div>
  );
}

interface WordsProps {
  line: Line;
  options: Options;
  class: string;
  children?: preact.ComponentChildren;
}

function Words({ line, options, class: name, children }: WordsProps) {
  return (
    <p class={`verdict ${name}`.trim()}>
      {line.mark && <VerdictMark inside={line.mark === 'inside'} />}
      <span>
        <strong>{line.lead}</strong>
        {line.parts.map((part, index) => (
          <span key={index}>
            {' '}
            {'label' in part ? (
              <LabelHtml source={part.label} />
            ) : 'text' in part ? (
              part.text
            ) : (
              <>
                <Claim label={part.claim} options={options} /> {part.words}
              </>
            )}
          </span>
        ))}
        {children}
      </span>
    </p>
  );
}
