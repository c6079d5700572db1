import { EMPTY } from '../../contract/snapshot.ts';
import { NumbersTable } from '../../figure/index.ts';
import { atRecording, type Scene } from './scene.ts';

/** The numbers of the figure behind a disclosure: of the run, before it of the recording, else of the theory alone. */
export function Numbers({ prefix, demo, state, prediction, recording, width }: Scene) {
  const fits = atRecording(state, recording);
  const measured = state.phase !== 'idle';
  const recorded = !measured && (fits || width === undefined);
  const name = measured ? 'of this run' : recorded ? 'of the recording' : 'of the prediction';
  const snapshot = measured ? state.snapshot : recorded ? { points: recording.measured } : EMPTY;
  return (
    <details class="demo-numbers" id={`${prefix}-numbers`}>
      <summary>
        The numbers {name}
        {recorded && ` (seed ${recording.seed})`}
      </summary>
      <div class="table" tabIndex={0} role="group" aria-label={`The numbers ${name}`}>
        <NumbersTable
          demo={demo}
          prediction={recorded ? recording.prediction : prediction}
          snapshot={snapshot}
        />
      </div>
    </details>
  );
}
