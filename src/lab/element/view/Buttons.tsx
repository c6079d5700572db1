import type { Phase } from '../state.ts';
import type { Commands } from './scene.ts';

const FIRST: Record<Phase, string> = {
  idle: 'Run',
  running: 'Run',
  paused: 'Resume',
  done: 'Run again',
  failed: 'Run',
};

/** Two by two; exactly one is filled, the next sensible action. What cannot be pressed now can still be reached. */
export function Buttons({ phase, commands }: { phase: Phase; commands: Commands | undefined }) {
  const running = phase === 'running';
  const warm = commands?.warm;
  return (
    <div class="demo-buttons">
      <Button
        words={FIRST[phase]}
        filled={!running}
        off={running}
        onClick={commands?.run}
        onPointerEnter={warm}
        onPointerDown={warm}
        onFocus={warm}
      />
      <Button words="Pause" filled={running} off={!running} onClick={commands?.pause} />
      <Button
        words="Step"
        off={running}
        onClick={commands?.step}
        onPointerEnter={warm}
        onPointerDown={warm}
        onFocus={warm}
      />
      <Button words="Reset" onClick={commands?.reset} />
    </div>
  );
}

interface ButtonProps {
  words: string;
  filled?: boolean;
  /** Not to be pressed now. */
  off?: boolean;
  onClick: (() => void) | undefined;
  onPointerEnter?: (() => void) | undefined;
  onPointerDown?: (() => void) | undefined;
  onFocus?: (() => void) | undefined;
}

function Button({ words, filled = false, off = false, onClick, ...warming }: ButtonProps) {
  return (
    <button
      type="button"
      class={filled ? 'filled' : undefined}
      aria-disabled={off ? 'true' : undefined}
      onClick={off ? undefined : onClick}
      {...warming}
    >
      {words}
    </button>
  );
}
