import { render } from 'preact';
import type { Demo, Outcome } from '../contract/demo.ts';
import { ENGINES, isEngine } from '../contract/engines.ts';
import { defaults, DEFAULT_SEED, excerpt, resolve, type Values } from '../contract/parameter.ts';
import { csv } from '../figure/index.ts';
import { prepareRun, startRun } from '../runner/client.ts';
import { fileName, queryOf } from './address.ts';
import { download, picture } from './files.ts';
import { prefixOf, type Options } from './options.ts';
import { createSession } from './session.ts';
import { begin, type State } from './state.ts';
import { footOf, verdictOf } from './words.ts';
import { watch } from './watch.ts';
import { Experiment } from './view/Experiment.tsx';
import { atRecording, sameValues, WIDE, type Commands } from './view/scene.ts';

/** The address parameter that forces a way of the engine, for testing. */
const ENGINE = 'engine';

const demos = import.meta.glob<Demo>('../demos/*/demo.ts', { import: 'demo' });
const recordings = import.meta.glob<Outcome>('../demos/*/recording.json', { import: 'default' });

/**
 * Brings a live demo to life: the same view that the page was built with, over the same nodes, and a session.
 * @param running start a run before anything is drawn: the worker computes while the page draws
 * @returns how to take its life again, for when the element leaves the page
 * @throws when its script does not arrive
 */
export async function upgrade(element: HTMLElement, running: () => boolean): Promise<() => void> {
  const slug = element.getAttribute('name') ?? '';
  const options = JSON.parse(element.dataset['options'] ?? '') as Options;
  const [demo, recording] = await Promise.all([
    found(demos, slug, 'demo.ts'),
    found(recordings, slug, 'recording.json'),
  ]);
  const prefix = prefixOf(element.id, slug);
  const { parameters } = demo;

  const asked = options.standalone
    ? new URLSearchParams(location.search)
    : Object.entries(options.parameters);
  const { values, seed, ignored } = resolve(parameters, asked, [ENGINE]);
  const engine = asked instanceof URLSearchParams ? engineFrom(asked.get(ENGINE), ignored) : undefined;
  const session = createSession({
    slug,
    start: options.standalone ? { values: defaults(parameters), seed: DEFAULT_SEED } : { values, seed },
    state: begin(values, seed, ignored),
    engine,
    runner: { prepareRun, startRun },
    changed,
  });

  // The recording brings the prediction that it was held against: nothing has to be computed before the first press.
  const predictionOf = lastOf((values: Values) =>
    sameValues(values, recording.parameters) ? recording.prediction : demo.predict(values),
  );
  const rows = element.querySelector('.demo-numbers > .table')?.innerHTML ?? '';
  let said = '';
  let frame = 0;
  let drawnFor = 0;
  let retry = 0;

  function changed(state: State, before: State): void {
    if (state.values !== before.values || state.seed !== before.seed) {
      said = '';
      // At once, not with the frame: whoever reads the address after a press reads what was pressed.
      if (options.standalone) writeAddress();
    }
    later();
  }

  function writeAddress(): void {
    clearTimeout(retry);
    const { values, seed } = session.state;
    try {
      history.replaceState(history.state, '', queryOf(parameters, values, seed, engine) + location.hash);
    } catch {
      // Safari refuses more than 100 changes in ten seconds, which a slider reaches; the last one counts.
      retry = window.setTimeout(writeAddress, 1000);
    }
  }

  function later(): void {
    frame ||= requestAnimationFrame(paint);
  }

  const plots = () => element.querySelector<HTMLElement>('.demo-plots') ?? element;

  const numbers = () => element.querySelector<HTMLDetailsElement>('details.demo-numbers');

  const columnWidth = () => Math.floor(plots().clientWidth) || WIDE;

  function paint(): void {
    frame = 0;
    const { state } = session;
    const prediction = predictionOf(state.values);
    const width = columnWidth();
    drawnFor = width;
    const scene = { slug, prefix, demo, options, state, prediction, recording, said, width, commands };
    render(<Experiment {...scene} rows={rows} />, element);
    element.dataset['state'] = state.phase;
    if (state.phase === 'done') {
      element.dataset['verdict'] = verdictOf(state, demo, prediction).outcome;
    } else delete element.dataset['verdict'];
  }

  /** The recording, where the reader asked for it and the plots show it. */
  const shownRecording = (state: State) =>
    state.phase === 'idle' && state.recorded && atRecording(state, recording) ? recording : undefined;

  const commands: Commands = {
    ...session,
    share(event) {
      const link = event.currentTarget as HTMLAnchorElement;
      if (!navigator.clipboard) return;
      event.preventDefault();
      navigator.clipboard.writeText(link.href).then(
        () => {
          said = 'The link is copied.';
          later();
        },
        () => location.assign(link.href),
      );
    },
    table(event) {
      const details = numbers();
      if (!details) return;
      event.preventDefault();
      details.open = true;
      details.querySelector('summary')?.focus();
    },
    csv() {
      const { state } = session;
      const { values, seed } = state;
      const shown = shownRecording(state);
      const snapshot = shown ? { points: shown.measured } : state.snapshot;
      const content = csv(demo, predictionOf(values), snapshot);
      download(`${fileName(slug, parameters, values, seed)}.csv`, 'text/csv', content);
    },
    svg() {
      const { state } = session;
      const { values, seed } = state;
      const panels = [...plots().querySelectorAll('.demo-plot')].flatMap((plot) => {
        const svg = plot.querySelector('svg');
        const title = plot.querySelector('.plot-title')?.textContent;
        return svg ? [{ svg, ...(title ? { title } : {}) }] : [];
      });
      const content = picture(panels, footOf(state, demo, predictionOf(values), shownRecording(state)));
      download(`${fileName(slug, parameters, values, seed)}.svg`, 'image/svg+xml', content);
    },
  };

  if (running()) session.run();
  else if (element.querySelector('.demo-buttons :is(:hover, :focus)')) session.warm();
  // Loading the scripts was one task of the page's thread, drawing is another: between them the page may answer.
  await new Promise((resolve) => setTimeout(resolve));
  cancelAnimationFrame(frame);
  // Drawing shuts what a reader has opened before the script came.
  const opened = numbers()?.open;
  paint();
  if (opened) numbers()?.setAttribute('open', '');
  // What was not understood is told above; the address says from now on what is shown.
  if (options.standalone && ignored.length > 0) writeAddress();

  const unwatch = watch(
    element,
    (seen) => session.hold(!seen),
    () => {
      if (columnWidth() !== drawnFor) later();
    },
  );
  return () => {
    unwatch();
    cancelAnimationFrame(frame);
    clearTimeout(retry);
    session.dispose();
  };
}

/** The engine that an address asks for; what it says of another is told among what is ignored. */
function engineFrom(name: string | null, ignored: string[]): string | undefined {
  if (name === null || isEngine(name)) return name ?? undefined;
  ignored.push(`${excerpt(name)} is no engine (${ENGINES.join(', ')} are); the fastest one is used.`);
  return undefined;
}

async function found<T>(modules: Record<string, () => Promise<T>>, slug: string, file: string): Promise<T> {
  const load = modules[`../demos/${slug}/${file}`];
  if (!load) throw new Error(`There is no demo by the name of ${slug}.`);
  return load();
}

/** Remembers the last answer. */
function lastOf<A, B>(of: (argument: A) => B): (argument: A) => B {
  let last: { argument: A; answer: B } | undefined;
  return (argument) => {
    if (last?.argument !== argument) last = { argument, answer: of(argument) };
    return last.answer;
  };
}
