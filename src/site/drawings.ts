import { h, type FunctionComponent } from 'preact';
import { render } from 'preact-render-to-string';
import type { ClaimRecord } from '../book/book.ts';
import { CLAIM_KINDS } from '../book/labels.ts';
import type { Outcome } from '../lab/contract/demo.ts';
import type { Options } from '../lab/element/options.ts';
import { stillDemo } from '../lab/element/still.tsx';
import { demos } from './demos.ts';
import { href } from './href.ts';

const figures = import.meta.glob<{ default: FunctionComponent }>('./figures/*.tsx', { eager: true });
const recordings = import.meta.glob<Outcome>('../lab/demos/*/recording.json', {
  eager: true,
  import: 'default',
});

/** A figure drawn at build time: the default export of figures/<name>.tsx, a component without properties. */
export function drawFigure(name: string): string {
  const figure = figures[`./figures/${name}.tsx`];
  if (!figure) {
    const known = Object.keys(figures).map((path) => path.replace(/^.*\/|\.tsx$/g, ''));
    throw new Error(`no figure "${name}" in src/site/figures; there are: ${known.join(', ') || 'none'}`);
  }
  return render(h(figure.default, null));
}

export interface DemoPlace {
  name: string;
  parameters?: Readonly<Record<string, string>> | undefined;
  number?: string | undefined;
  id?: string | undefined;
  standalone?: boolean | undefined;
  reportUrl?: string | undefined;
}

/** An experiment with its recording, as HTML, and what its element has to be told. */
export function drawDemo(
  { name, parameters = {}, number, id, standalone = false, reportUrl }: DemoPlace,
  claims: readonly Pick<ClaimRecord, 'label' | 'kind' | 'number' | 'chapter'>[],
): { html: string; options: Options } {
  const demo = demos.get(name);
  const recording = recordings[`../lab/demos/${name}/recording.json`];
  if (!demo) throw new Error(`no demo “${name}”: src/lab/demos/${name}/demo.ts is missing`);
  if (!recording)
    throw new Error(`src/lab/demos/${name} has no recording.json: npm run demo -- ${name} --record makes it`);
  const named = new Set([
    ...recording.prediction.series.map(({ claim }) => claim),
    ...demo.parameters.flatMap(({ breaks }) => breaks?.claim ?? []),
  ]);
  const links = claims
    .filter(({ label }) => named.has(label))
    .map(({ label, kind, number: at, chapter }) => {
      const words = `${CLAIM_KINDS[kind].name} ${at}`;
      return [label, { words, href: `${href(`/${chapter}/`)}#${label}` }] as const;
    });
  const options: Options = {
    ...(number ? { number } : {}),
    standalone,
    parameters,
    page: href(`/lab/${name}/`),
    ...(reportUrl ? { reportUrl } : {}),
    claims: Object.fromEntries(links),
  };
  return { html: render(stillDemo(name, demo, recording, options, id)), options };
}
