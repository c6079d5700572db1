import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createClient, type Port } from '../../../src/lab/runner/client.ts';
import type { FromHost, ToHost } from '../../../src/lab/runner/protocol.ts';
import type { Delta } from '../../../src/lab/contract/demo.ts';

const point: Delta = { kind: 'point', series: 's', x: 1, mean: 0, standardError: 0, replicas: 1 };

/** A port that a test speaks for. */
class FakePort extends EventTarget {
  sent: ToHost[] = [];
  terminated = false;
  answers = true;
  postMessage(message: ToHost) {
    this.sent.push(structuredClone(message));
    if (message.kind === 'ping' && this.answers) this.say({ kind: 'pong' });
  }
  say(message: FromHost) {
    this.dispatchEvent(new MessageEvent('message', { data: message }));
  }
  break(message = '') {
    this.dispatchEvent(Object.assign(new Event('error'), { message }));
  }
  terminate() {
    this.terminated = true;
  }
  kinds() {
    return this.sent.map((message) => message.kind).filter((kind) => kind !== 'ping');
  }
}

class FakePage extends EventTarget {
  hidden = false;
  hide(hidden: boolean) {
    this.hidden = hidden;
    this.dispatchEvent(new Event('visibilitychange'));
  }
}

function bench() {
  const ports: FakePort[] = [];
  const page = new FakePage();
  const { startRun, prepareRun } = createClient(
    () => {
      ports.push(new FakePort());
      return ports.at(-1) as unknown as Port;
    },
    () => page,
  );
  const start = (paused = false) => {
    const events = { onDeltas: vi.fn(), onState: vi.fn() };
    return { ...events, run: startRun({ demo: 'walk', values: { n: 4 }, seed: 7, paused }, events) };
  };
  return { ports, page, start, prepareRun, port: () => ports.at(-1) as FakePort };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('the client', () => {
  it('opens nothing before the first run, and one port for all of them', () => {
    const { ports, start } = bench();
    expect(ports).toHaveLength(0);
    start();
    start();
    expect(ports).toHaveLength(1);
    expect(ports[0]?.sent.slice(0, 2)).toEqual([
      { kind: 'start', run: 1, demo: 'walk', values: { n: 4 }, seed: 7, paused: false },
      { kind: 'start', run: 2, demo: 'walk', values: { n: 4 }, seed: 7, paused: false },
    ]);
  });

  it('prepares in the same port, and says nothing if that fails', () => {
    const { ports, prepareRun, start } = bench();
    prepareRun('walk');
    expect(ports[0]?.sent).toEqual([{ kind: 'prepare', demo: 'walk' }]);
    expect(vi.getTimerCount()).toBe(0);
    ports[0]?.break();
    const { onState } = start();
    expect(ports).toHaveLength(2);
    expect(onState).not.toHaveBeenCalled();
    prepareRun('walk');
    expect(ports).toHaveLength(2);
  });

  it('hands each run its own messages', () => {
    const { start, port } = bench();
    const first = start();
    const second = start();
    port().say({ kind: 'state', run: 2, state: 'running' });
    port().say({ kind: 'deltas', run: 2, deltas: [point] });
    expect(first.onState).not.toHaveBeenCalled();
    expect(second.onState).toHaveBeenCalledExactlyOnceWith('running', undefined);
    expect(second.onDeltas).toHaveBeenCalledExactlyOnceWith([point]);
  });

  it('drops what a disposed run still had in the post', () => {
    const { start, port } = bench();
    const stale = start();
    stale.run.dispose();
    const fresh = start();
    port().say({ kind: 'deltas', run: stale.run.id, deltas: [point] });
    port().say({ kind: 'state', run: stale.run.id, state: 'done' });
    expect(stale.onDeltas).not.toHaveBeenCalled();
    expect(stale.onState).not.toHaveBeenCalled();
    expect(fresh.onDeltas).not.toHaveBeenCalled();
    expect(port().kinds()).toEqual(['start', 'stop', 'start']);
  });

  it('sends pause, resume and step, and nothing after the end', () => {
    const { start, port } = bench();
    const { run } = start();
    run.pause();
    run.step();
    run.resume();
    port().say({ kind: 'state', run: run.id, state: 'done' });
    run.pause();
    run.step();
    run.resume();
    run.hold(true);
    run.dispose();
    expect(port().kinds()).toEqual(['start', 'pause', 'step', 'resume']);
  });
});

describe('a hidden page', () => {
  it('holds all runs, and lets go of those that nothing else holds', () => {
    const { start, page, port } = bench();
    const first = start();
    start();
    first.run.hold(true);
    port().sent = [];
    page.hide(true);
    page.hide(false);
    expect(port().sent).toEqual([
      { kind: 'hold', run: 1, held: true },
      { kind: 'hold', run: 2, held: true },
      { kind: 'hold', run: 1, held: true },
      { kind: 'hold', run: 2, held: false },
    ]);
  });

  it('holds a run that starts meanwhile', () => {
    const { start, page, port } = bench();
    start();
    page.hide(true);
    start();
    expect(port().sent.at(-1)).toEqual({ kind: 'hold', run: 2, held: true });
  });

  it('is not asked for signs of life', () => {
    const { start, page, port } = bench();
    const { onState } = start();
    port().answers = false;
    page.hide(true);
    vi.advanceTimersByTime(3_600_000);
    expect(onState).not.toHaveBeenCalled();
    page.hide(false);
    vi.advanceTimersByTime(3_600_000);
    expect(onState).toHaveBeenCalledOnce();
  });
});

describe('a browser without workers', () => {
  it('fails its runs in words, after the caller has them in hand', async () => {
    const { startRun, prepareRun } = createClient(
      () => {
        throw new ReferenceError('Worker is not defined');
      },
      () => new FakePage(),
    );
    prepareRun('walk');
    const events = { onDeltas: vi.fn(), onState: vi.fn() };
    startRun({ demo: 'walk', values: {}, seed: 7 }, events);
    expect(events.onState).not.toHaveBeenCalled();
    await Promise.resolve();
    expect(events.onState).toHaveBeenCalledExactlyOnceWith(
      'failed',
      'This browser runs no experiments: Worker is not defined',
    );
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('a worker that dies', () => {
  const deaths: [string, (port: FakePort) => void, string][] = [
    [
      'by an error',
      (port) => port.break('out of memory'),
      'The experiment stopped: out of memory. Run it again to start afresh.',
    ],
    [
      'by not arriving',
      (port) => port.break(),
      'The experiment could not be loaded. Run it again to start afresh.',
    ],
    [
      'by a message nobody can read',
      (port) => port.dispatchEvent(new Event('messageerror')),
      'The experiment sent something that could not be read. Run it again to start afresh.',
    ],
    [
      'by its own word',
      (port) => port.say({ kind: 'crash', message: 'a promise broke.' }),
      'The experiment stopped: a promise broke. Run it again to start afresh.',
    ],
  ];
  it.each(deaths)('%s fails its runs in words; the next run has a new one', (_, kill, words) => {
    const { ports, start, port } = bench();
    const first = start();
    const second = start();
    kill(port());
    expect(first.onState).toHaveBeenCalledExactlyOnceWith('failed', words);
    expect(second.onState).toHaveBeenCalledExactlyOnceWith('failed', words);
    expect(ports[0]?.terminated).toBe(true);
    const third = start();
    expect(ports).toHaveLength(2);
    // What the dead one still says is nobody's.
    ports[0]?.say({ kind: 'deltas', run: third.run.id, deltas: [point] });
    expect(third.onDeltas).not.toHaveBeenCalled();
    port().say({ kind: 'deltas', run: third.run.id, deltas: [point] });
    expect(third.onDeltas).toHaveBeenCalledOnce();
  });

  it('is given up with the last of its runs when that fails, and not before', () => {
    const { ports, start, port } = bench();
    const [first, second] = [start(), start()];
    port().say({ kind: 'state', run: first.run.id, state: 'failed', message: 'no room' });
    expect(first.onState).toHaveBeenCalledExactlyOnceWith('failed', 'no room');
    expect(port().terminated).toBe(false);
    port().say({ kind: 'state', run: second.run.id, state: 'failed', message: 'no room' });
    expect(port().terminated).toBe(true);
    start();
    expect(ports).toHaveLength(2);
  });

  it('is found out by its silence, after it has spoken once', () => {
    const { start, port } = bench();
    const { onState } = start();
    vi.advanceTimersByTime(4000);
    expect(onState).not.toHaveBeenCalled();
    port().answers = false;
    vi.advanceTimersByTime(20_000);
    expect(onState).toHaveBeenCalledExactlyOnceWith(
      'failed',
      'The experiment has stopped answering. Run it again to start afresh.',
    );
  });

  it('has longer to arrive', () => {
    const { start, port } = bench();
    const { onState } = start();
    port().answers = false;
    vi.advanceTimersByTime(50_000);
    expect(onState).not.toHaveBeenCalled();
    vi.advanceTimersByTime(20_000);
    expect(onState).toHaveBeenCalledOnce();
  });

  it('is not asked when nothing runs', () => {
    const { start, port } = bench();
    const { run } = start();
    run.dispose();
    port().sent = [];
    vi.advanceTimersByTime(60_000);
    expect(port().sent).toEqual([]);
    expect(vi.getTimerCount()).toBe(0);
  });
});
