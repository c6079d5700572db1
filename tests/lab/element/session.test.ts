import { expect, test } from 'vitest';
import type { Client, RunEvents, RunRequest } from '../../../src/lab/runner/client.ts';
import { createSession } from '../../../src/lab/element/session.ts';
import { begin, type State } from '../../../src/lab/element/state.ts';
import { bend, point, values } from './demo.ts';

/** A session over a runner that does nothing by itself and writes down what it is told. */
function trial() {
  const told: string[] = [];
  const events: RunEvents[] = [];
  const requests: RunRequest[] = [];
  const runner: Client = {
    prepareRun: (demo) => told.push(`prepare ${demo}`),
    startRun(request, listener) {
      const id = events.push(listener);
      requests.push(request);
      const tell = (what: string) => () => void told.push(`${what} ${id}`);
      told.push(`start ${id}${request.paused ? ' paused' : ''}`);
      return {
        id,
        pause: tell('pause'),
        resume: tell('resume'),
        step: tell('step'),
        dispose: tell('dispose'),
        hold: (held) => void told.push(`hold ${id} ${held}`),
      };
    },
  };
  const states: State[] = [];
  const session = createSession({
    slug: 'line',
    start: { values, seed: 7 },
    state: begin(values, 7),
    runner,
    changed: (state) => void states.push(state),
  });
  return { session, told, events, requests, states };
}

test('runs, gathers, ends', () => {
  const { session, told, events, requests } = trial();
  session.run();
  expect(session.state.phase).toBe('running');
  expect(requests).toEqual([{ demo: 'line', values, seed: 7, paused: false }]);
  events[0]!.onDeltas([point(1)]);
  events[0]!.onState('done');
  expect(session.state).toMatchObject({ phase: 'done', snapshot: { points: [{ x: 1 }] } });
  session.run();
  expect(told).toEqual(['start 1', 'start 2']);
  expect(session.state.snapshot.points).toEqual([]);
});

test('the first step starts a run that is paused', () => {
  const { session, told, events } = trial();
  session.step();
  expect(told).toEqual(['start 1 paused', 'step 1']);
  events[0]!.onDeltas([point(1)]);
  events[0]!.onState('paused');
  session.step();
  expect(told.at(-1)).toBe('step 1');
  events[0]!.onState('paused');
  session.run();
  expect(told.at(-1)).toBe('resume 1');
  expect(session.state.phase).toBe('running');
  session.pause();
  expect(told.at(-1)).toBe('pause 1');
});

test('buttons that are not available do nothing', () => {
  const { session, told } = trial();
  session.pause();
  session.run();
  session.run();
  session.step();
  expect(told).toEqual(['start 1']);
});

test.each<[string, (session: ReturnType<typeof trial>['session']) => void]>([
  ['a parameter', (session) => session.change(bend, 0.5)],
  ['another seed', (session) => session.anotherSeed()],
  ['a typed seed', (session) => session.seed('12')],
  ['a reset', (session) => session.reset()],
])('%s ends the run', (_, change) => {
  const { session, told } = trial();
  session.run();
  change(session);
  expect(told).toEqual(['start 1', 'dispose 1']);
  expect(session.state.phase).toBe('idle');
});

test('a seed that is none is told and changes nothing', () => {
  const { session, told } = trial();
  session.run();
  session.seed('-3');
  expect(told).toEqual(['start 1']);
  expect(session.state).toMatchObject({ seed: 7, phase: 'running' });
  expect(session.state.notices[0]).toMatch(/^seed = -3 is not a whole number .*; seed 7 is kept\.$/);
});

test('off the screen it holds the run, and one that is started there', () => {
  const { session, told } = trial();
  session.hold(true);
  session.run();
  session.hold(false);
  expect(told).toEqual(['start 1', 'hold 1 true', 'hold 1 false']);
});

test('tells every change once, and nothing when nothing has changed', () => {
  const { session, states } = trial();
  session.change(bend, 0);
  expect(states).toEqual([]);
  session.change(bend, 0.5);
  expect(states.map(({ values }) => values['bend'])).toEqual([0.5]);
});
