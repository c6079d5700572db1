import { render } from 'preact-render-to-string';
import { expect, test } from 'vitest';
import { apply, EMPTY } from '../../../src/lab/contract/snapshot.ts';
import { judge } from '../../../src/lab/contract/verdict.ts';
import type { Options } from '../../../src/lab/element/options.ts';
import { stillDemo } from '../../../src/lab/element/still.tsx';
import { demo, point, values } from './demo.ts';

const prediction = demo.predict(values);
const snapshot = [point(1), point(2), point(3)].reduce(apply, EMPTY);
const recording = {
  demo: 'line',
  parameters: values,
  seed: 7,
  prediction,
  measured: snapshot.points,
  verdict: judge(prediction, snapshot, demo.parameters, values),
};
const page: Options = {
  number: '3.1',
  standalone: false,
  parameters: {},
  page: '/lab/line/',
  claims: { 'thm:straight': { words: 'Theorem 3.2', href: '/theme/lines/#thm:straight' } },
};
const html = (options: Partial<Options> = {}) =>
  render(stillDemo('line', demo, recording, { ...page, ...options }, 'exp:line'));
const count = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].length;

test('has heading, prediction with its claim, tolerance and hypothesis in words', () => {
  const text = html()
    .replace(/<[^>]+>/g, '')
    .replace(/\s+/g, ' ');
  expect(text).toContain('Experiment 3.1 Is it straight?empirical');
  expect(text).toMatch(/Prediction\. The line has slope n.=.4\. From Theorem 3\.2\. Ten per cent each way\./);
  expect(text).toContain('Theorem 3.2 assumes that the line is straight. The points leave the band.');
  expect(text).toContain('A point is the mean of several runs; its bar is two standard errors each way.');
});

test('draws the recording for two widths; a page with script lets its points wait', () => {
  const drawn = html();
  expect(count(drawn, /<svg class="plot"/g)).toBe(2);
  expect(count(drawn, /class="demo-drawing waiting"/g)).toBe(1);
  expect(count(drawn, /class="point/g)).toBe(6);
  expect(drawn).toContain('Nothing is measured yet.');
  expect(drawn).toMatch(/class="verdict without-script">.*Recorded:<\/strong>/);
});

test('where the chapter asks for other values, theory and recording are drawn apart', () => {
  const drawn = html({ parameters: { n: '8' } });
  expect(count(drawn, /<svg class="plot"/g)).toBe(4);
  expect(drawn).toContain('class="demo-drawing with-script"');
  expect(drawn).toContain('class="demo-drawing without-script"');
  expect(drawn).toContain('aria-valuetext="8"');
  expect(drawn).toContain('href="/lab/line/?n=8&amp;tint=4&amp;bend=0&amp;seed=7"');
  expect(drawn).not.toContain('show the recording');
});

test('exactly one button is filled, and what cannot be pressed says so', () => {
  const drawn = html();
  expect(drawn).toMatch(/class="filled">Run</);
  expect(count(drawn, /class="filled"/g)).toBe(1);
  expect(drawn).toMatch(/aria-disabled="true">Pause</);
  expect(count(drawn, /aria-disabled/g)).toBe(1);
});

test('every control has a label, and ids are the element’s own', () => {
  const drawn = html();
  const ids = [...drawn.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(id).toMatch(/^exp:line-/);
  for (const [, id] of drawn.matchAll(/<input id="([^"]+)"/g)) expect(drawn).toContain(`<label for="${id}"`);
});

test('a page of its own has the title already', () => {
  const drawn = html({ standalone: true });
  expect(drawn).not.toContain('Is it straight?');
  expect(drawn).toMatch(/<h2 id="exp:line-title">/);
});

test('a chapter that asks for what there is not is told', () => {
  expect(() => html({ parameters: { m: '8' } })).toThrow(/The demo line on a page: m is not a parameter/);
});
