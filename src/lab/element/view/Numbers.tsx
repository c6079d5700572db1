import { Component } from 'preact';
import { EMPTY } from '../../contract/snapshot.ts';
import { NumbersTable } from '../../figure/index.ts';
import { atRecording, type Scene } from './scene.ts';

/**
 * The numbers of the figure behind a disclosure: of the run, before it of the recording, else of the theory alone.
 * A hundred rows that nobody sees would cost more to draw than the figure: until it is opened the disclosure keeps
 * what it had, and while it is closed it is not drawn again.
 */
export class Numbers extends Component<Scene, { open: boolean }> {
  override state = { open: false };

  #toggled = (event: Event) => this.setState({ open: (event.currentTarget as HTMLDetailsElement).open });

  override render(scene: Scene, { open }: { open: boolean }) {
    const { prefix, demo, state, prediction, recording, width, rows } = scene;
    const fits = atRecording(state, recording);
    const measured = state.phase !== 'idle';
    const recorded = !measured && (fits || width === undefined);
    const name = measured ? 'of this run' : recorded ? 'of the recording' : 'of the prediction';
    const snapshot = measured ? state.snapshot : recorded ? { points: recording.measured } : EMPTY;
    const box = { class: 'table', tabIndex: 0, role: 'group', 'aria-label': `The numbers ${name}` } as const;
    return (
      <details class="demo-numbers" id={`${prefix}-numbers`} onToggle={this.#toggled}>
        <summary>
          The numbers {name}
          {recorded && ` (seed ${recording.seed})`}
        </summary>
        {rows === undefined || open ? (
          <div key="drawn" {...box}>
            <NumbersTable
              demo={demo}
              prediction={recorded ? recording.prediction : prediction}
              snapshot={snapshot}
            />
          </div>
        ) : (
          <div key="kept" {...box} dangerouslySetInnerHTML={{ __html: rows }} />
        )}
      </details>
    );
  }
}
