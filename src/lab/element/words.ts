import type { Demo, Outcome } from '../contract/demo.ts';
import type { Parameter, Values } from '../contract/parameter.ts';
import type { Prediction } from '../contract/prediction.ts';
import { total } from '../contract/snapshot.ts';
import { judge, type Verdict } from '../contract/verdict.ts';
import { workWords } from '../contract/work.ts';
import { plainLabel } from '../figure/index.ts';
import { valueLabel } from './slider.ts';
import type { State } from './state.ts';

/** A stretch of the line under the plot: label notation, words of others as they are, or a link to a claim. */
export type Part = { label: string } | { text: string } | { claim: string; words: string };

export interface Line {
  /** Set in semibold: “Agrees:”. */
  lead: string;
  parts: readonly Part[];
  /** Whether the small band with a disc stands before it, and where the disc is. */
  mark?: 'inside' | 'outside';
}

const label = (words: string): Part => ({ label: words });

/** The line under the plot. */
export function lineOf(state: State, demo: Demo, prediction: Prediction): Line {
  const all = total(prediction);
  const measured = state.snapshot.points.length;
  const reason = sentence(state.failure ?? 'The experiment stopped');
  switch (state.phase) {
    case 'idle': {
      const work = workWords(demo, state.values);
      return {
        lead: 'Not run yet.',
        parts: [label('The prediction is drawn; press Run to measure.'), ...(work ? [label(work)] : [])],
      };
    }
    case 'running':
    case 'paused':
      return {
        lead: state.phase === 'running' ? 'Running:' : 'Paused:',
        parts: [label(`${measured} of ${all} points measured`)],
      };
    case 'failed':
      return {
        lead: 'Failed:',
        parts: [
          ...(measured > 0 ? [label(`the run stopped after ${measured} of ${all} points.`)] : []),
          { text: measured > 0 ? reason : reason.replace(/^Th(e|is) /, (start) => start.toLowerCase()) },
          label('No verdict.'),
        ],
      };
    case 'done':
      return verdictLine(verdictOf(state, demo, prediction), state, demo);
  }
}

export function verdictOf(state: State, demo: Demo, prediction: Prediction): Verdict {
  return judge(prediction, state.snapshot, demo.parameters, state.values);
}

const LEADS = { agrees: 'Agrees:', disagrees: 'Disagrees:', inconclusive: 'Inconclusive:' } as const;

function verdictLine(verdict: Verdict, { snapshot, values, seed }: State, demo: Demo): Line {
  const { outcome, inside, total: all, outside, missing } = verdict;
  const broken = demo.parameters.find(({ key }) => key === verdict.broken);
  const count = `${inside} of ${all} points inside the band (seed ${seed})`;
  const unmeasured = all - inside - outside.length;
  const parts: Part[] = [];
  if (outcome === 'agrees') {
    parts.push(
      label(broken ? `${count}, although the hypothesis is broken at ${setting(broken, values)}.` : count),
    );
  } else {
    parts.push(label(`${count}.`));
    if (outcome === 'disagrees' && unmeasured > 0) parts.push(label(`${unmeasured} were not measured.`));
    if (broken) parts.push(label(`The hypothesis is broken at ${setting(broken, values)}.`));
    else if (outcome === 'disagrees') {
      parts.push(
        label('No hypothesis is broken here. Chance alone does this once in 1,000 runs; try another seed.'),
      );
    }
    // Divergence is physics: it is told in every verdict but the one that it cannot leave standing.
    if (snapshot.diverged) {
      parts.push({
        text: sentence(`The run ended at step ${snapshot.diverged.step}: ${snapshot.diverged.words}`),
      });
      const { claim } = snapshot.diverged;
      if (claim) parts.push({ claim, words: 'predicts this.' });
    } else if (outcome === 'inconclusive' && missing) parts.push({ text: sentence(missing) });
  }
  return {
    lead: LEADS[outcome],
    parts,
    ...(outcome === 'inconclusive' ? {} : { mark: outcome === 'agrees' ? 'inside' : 'outside' }),
  };
}

/** The line for readers without script and on paper. `settings` where the demo does not stand at its defaults. */
export function recordedLine({ verdict, seed, parameters }: Outcome, demo: Demo, settings: boolean): Line {
  const { outcome, inside, total: all } = verdict;
  const where = settings
    ? [...demo.parameters.map((parameter) => setting(parameter, parameters)), `seed ${seed}`].join(', ')
    : `seed ${seed}`;
  const points = outcome === 'agrees' ? `all ${all} points` : `${inside} points out of ${all}`;
  return {
    lead: 'Recorded:',
    parts: [label(`${points} inside the band (${where}).`)],
    mark: outcome === 'agrees' ? 'inside' : 'outside',
  };
}

/** What is said to a screen reader when the state has changed; counting aloud would never end. */
export function announcement(state: State, demo: Demo, prediction: Prediction): string {
  if (state.phase === 'idle') return `Seed ${state.seed}. Nothing is measured.`;
  if (state.phase === 'running') return 'Running.';
  return spoken(lineOf(state, demo, prediction));
}

/**
 * What stands below the plots in a picture of its own: which experiment, at which settings, how it came out.
 * @param recorded the recording, where the plots show it
 */
export function footOf(state: State, demo: Demo, prediction: Prediction, recorded?: Outcome): string[] {
  const { values, seed, phase } = state;
  const settings = [...demo.parameters.map((one) => plainLabel(setting(one, values))), `seed ${seed}`];
  const line = recorded ? recordedLine(recorded, demo, false) : lineOf(state, demo, prediction);
  const outcome = phase === 'idle' && !recorded ? 'The prediction; nothing is measured.' : spoken(line);
  return [`${demo.title} ${settings.join(', ')}.`, outcome];
}

function spoken({ lead, parts }: Line): string {
  const said = parts.map((part) =>
    'label' in part ? plainLabel(part.label) : 'text' in part ? part.text : '',
  );
  return [lead, ...said].filter(Boolean).join(' ');
}

/** `$s = 0.20$`, or words where a parameter has no symbol. */
function setting(parameter: Parameter, values: Values): string {
  const value = valueLabel({ ...parameter, unit: '' }, values[parameter.key] as number);
  return parameter.symbol
    ? `$${parameter.symbol} = ${value.replaceAll('$', '')}$`
    : `${parameter.words} ${value}`;
}

function sentence(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1).replace(/[.!?]?$/, '.')}`;
}
