import { Component } from 'preact';
import type { Commands } from './scene.ts';

interface SeedProps {
  seed: number;
  notices: readonly string[];
  prefix: string;
  commands: Commands | undefined;
}

/** The seed, and a way to another. */
export class SeedField extends Component<SeedProps> {
  /** What is being typed stays while a run goes on around it. */
  override shouldComponentUpdate({ seed, notices, commands }: SeedProps): boolean {
    const { props } = this;
    return seed !== props.seed || notices !== props.notices || commands !== props.commands;
  }

  override render({ seed, prefix, commands }: SeedProps) {
    return (
      <p class="demo-seed">
        <label for={`${prefix}-seed`}>seed</label>
        <input
          id={`${prefix}-seed`}
          name="seed"
          type="text"
          inputMode="numeric"
          autoComplete="off"
          value={String(seed)}
          onChange={(event) => commands?.seed(event.currentTarget.value)}
        />
        <button type="button" class="link" onClick={commands?.anotherSeed}>
          another seed
        </button>
      </p>
    );
  }
}
