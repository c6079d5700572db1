import { describe, expect, it, vi } from 'vitest';
import type { Delta, Experiment } from '../../../src/lab/contract/demo.ts';
import { createHost } from '../../../src/lab/runner/host.ts';
import type { FromHost } from '../../../src/lab/runner/protocol.ts';

const point = (x: number): Delta => ({
  kind: 'point',
  series: 's',
  x,
  mean: x,
  standardError: 0,
  replicas: 1,
});

/** Five points with a pause for breath after each; says when it is cleaned up. */
function counting(cleaned = vi.fn()): Experiment {
  return function* () {
    try {
      for (let x = 1; x <= 5; x++) {
        yield point(x);
        yield null;
      }
    } finally {
      cleaned();
    }
  };
}

/** A host whose event loop is turned by hand. */
function bench(experiments: Record<string, Experiment>, slice = 0) {
  const messages: FromHost[] = [];
  const tasks: (() => void)[] = [];
  const host = createHost({
    load: async (demo) => {
      const found = experiments[demo];
      if (!found) throw new Error(`no ${demo}`);
      return found;
    },
    post: (message) => messages.push(structuredClone(message)),
    schedule: (task) => tasks.push(task),
    slice,
  });
  return {
    host,
    messages,
    start: async (run: number, demo: string, paused = false) => {
      host.receive({ kind: 'start', run, demo, values: {}, seed: 7, paused });
      await new Promise((resolve) => setImmediate(resolve));
    },
    /** Runs the tasks that are waiting, and those they add, `most` at most. */
    turn: (most = 1000) => {
      for (let i = 0; i < most; i++) {
        const task = tasks.shift();
        if (!task) return;
        task();
      }
    },
    points: (run: number) =>
      messages.flatMap((message) =>
        message.kind === 'deltas' && message.run === run
          ? message.deltas.map((delta) => (delta.kind === 'point' ? delta.x : delta.kind))
          : [],
      ),
    states: (run: number) =>
      messages.flatMap((message) => (message.kind === 'state' && message.run === run ? [message.state] : [])),
  };
}

describe('a run', () => {
  it('says running, then all its points, then done, and is cleaned up', async () => {
    const cleaned = vi.fn();
    const { start, turn, points, states } = bench({ count: counting(cleaned) });
    await start(1, 'count');
    turn();
    expect(points(1)).toEqual([1, 2, 3, 4, 5]);
    expect(states(1)).toEqual(['running', 'done']);
    expect(cleaned).toHaveBeenCalledOnce();
  });

  it('sends its first point at once, and then batches what one slice had to say', async () => {
    const { start, turn, messages } = bench({ count: counting() }, 1000);
    await start(1, 'count');
    turn();
    const sent = messages.flatMap((message) => (message.kind === 'deltas' ? [message.deltas.length] : []));
    expect(sent).toEqual([1, 4]);
  });

  it('pauses between two slices and goes on where it was', async () => {
    const { host, start, turn, points, states } = bench({ count: counting() });
    await start(1, 'count');
    turn(3);
    host.receive({ kind: 'pause', run: 1 });
    turn();
    expect(points(1)).toEqual([1, 2]);
    host.receive({ kind: 'resume', run: 1 });
    turn();
    expect(points(1)).toEqual([1, 2, 3, 4, 5]);
    expect(states(1)).toEqual(['running', 'paused', 'running', 'done']);
  });

  it('steps from point to point, however long the slice is', async () => {
    const { host, start, turn, points, states } = bench({ count: counting() }, 1000);
    await start(1, 'count', true);
    turn();
    expect(points(1)).toEqual([]);
    for (const expected of [[1], [1, 2], [1, 2, 3]]) {
      host.receive({ kind: 'step', run: 1 });
      turn();
      expect(points(1)).toEqual(expected);
    }
    expect(states(1)).toEqual(['paused', 'running', 'paused', 'running', 'paused', 'running', 'paused']);
  });

  it('does not finish on a step that is not the last, and finishes on the one after', async () => {
    const { host, start, turn, states } = bench({ count: counting() });
    await start(1, 'count', true);
    for (let i = 0; i < 6; i++) {
      host.receive({ kind: 'step', run: 1 });
      turn();
    }
    expect(states(1).at(-1)).toBe('done');
  });

  it('is cleaned up and silent after a stop', async () => {
    const cleaned = vi.fn();
    const { host, start, turn, messages } = bench({ count: counting(cleaned) });
    await start(1, 'count');
    turn(1);
    const before = messages.length;
    host.receive({ kind: 'stop', run: 1 });
    expect(cleaned).toHaveBeenCalledOnce();
    turn();
    expect(messages).toHaveLength(before);
  });

  it('never starts when it is stopped while its experiment is being fetched', async () => {
    const begun = vi.fn();
    const { host, turn, messages } = bench({
      count: function* () {
        begun();
        yield null;
      },
    });
    host.receive({ kind: 'start', run: 1, demo: 'count', values: {}, seed: 7, paused: false });
    host.receive({ kind: 'stop', run: 1 });
    await new Promise((resolve) => setImmediate(resolve));
    turn();
    expect(begun).not.toHaveBeenCalled();
    expect(messages).toEqual([]);
  });

  it('computes nothing while held, and does not call that a pause', async () => {
    const { host, start, turn, points, states } = bench({ count: counting() });
    await start(1, 'count');
    host.receive({ kind: 'hold', run: 1, held: true });
    turn();
    expect(points(1)).toEqual([]);
    host.receive({ kind: 'hold', run: 1, held: false });
    turn();
    expect(points(1)).toEqual([1, 2, 3, 4, 5]);
    expect(states(1)).toEqual(['running', 'done']);
  });

  it('stays paused through a hold', async () => {
    const { host, start, turn, points } = bench({ count: counting() });
    await start(1, 'count', true);
    host.receive({ kind: 'hold', run: 1, held: true });
    host.receive({ kind: 'hold', run: 1, held: false });
    turn();
    expect(points(1)).toEqual([]);
  });

  it('ends with its divergence, whatever the experiment would do next', async () => {
    const cleaned = vi.fn();
    const { start, turn, points, states } = bench({
      blow: function* () {
        try {
          yield { kind: 'diverged', step: 3, words: 'The loss is infinite.' };
          yield point(1);
        } finally {
          cleaned();
        }
      },
    });
    await start(1, 'blow');
    turn();
    expect(points(1)).toEqual(['diverged']);
    expect(states(1)).toEqual(['running', 'done']);
    expect(cleaned).toHaveBeenCalledOnce();
  });

  it('fails in words, after the points it had, when the experiment throws', async () => {
    const { start, turn, messages, points } = bench(
      {
        trip: function* () {
          yield point(1);
          throw new Error('a stone in the way');
        },
      },
      1000,
    );
    await start(1, 'trip');
    turn();
    expect(points(1)).toEqual([1]);
    expect(messages.at(-1)).toEqual({
      kind: 'state',
      run: 1,
      state: 'failed',
      message: 'a stone in the way',
    });
  });

  it('fails in words when there is no such experiment', async () => {
    const { start, messages } = bench({});
    await start(1, 'nothing');
    expect(messages).toEqual([{ kind: 'state', run: 1, state: 'failed', message: 'no nothing' }]);
  });
});

describe('preparing', () => {
  it('fetches, and keeps quiet about what is not there', async () => {
    const load = vi.fn(async () => Promise.reject(new Error('not there')));
    const post = vi.fn();
    createHost({ load, post }).receive({ kind: 'prepare', demo: 'count' });
    await new Promise((resolve) => setImmediate(resolve));
    expect(load).toHaveBeenCalledExactlyOnceWith('count');
    expect(post).not.toHaveBeenCalled();
  });
});

describe('several runs', () => {
  it('take turns', async () => {
    const order: string[] = [];
    const loud = (name: string): Experiment =>
      function* () {
        for (let i = 0; i < 3; i++) {
          order.push(name);
          yield null;
        }
      };
    const { start, turn } = bench({ a: loud('a'), b: loud('b'), c: loud('c') });
    await start(1, 'a');
    await start(2, 'b');
    await start(3, 'c');
    turn();
    expect(order.join('')).toBe('abcabcabc');
  });

  it('do not touch each other', async () => {
    const { host, start, turn, points, states } = bench({
      count: counting(),
      trip: function* () {
        yield null;
        throw new Error('a stone in the way');
      },
    });
    await start(1, 'count');
    await start(2, 'trip');
    await start(3, 'count');
    turn(4);
    host.receive({ kind: 'pause', run: 3 });
    turn();
    expect(points(1)).toEqual([1, 2, 3, 4, 5]);
    expect(states(2)).toEqual(['running', 'failed']);
    expect(states(3)).toEqual(['running', 'paused']);
  });
});

describe('in real time', () => {
  const endless: Experiment = function* () {
    for (;;) {
      const end = performance.now() + 2;
      while (performance.now() < end);
      yield null;
    }
  };

  it('hears a message within 50 ms with three runs at work', async () => {
    const host = createHost({ load: async () => endless, post: (message) => heard(message) });
    let heard: (message: FromHost) => void = () => {};
    const answer = () => new Promise<FromHost>((resolve) => (heard = resolve));
    for (const run of [1, 2, 3])
      host.receive({ kind: 'start', run, demo: 'endless', values: {}, seed: 7, paused: false });
    await new Promise((resolve) => setTimeout(resolve, 30));
    const delays: number[] = [];
    for (let i = 0; i < 5; i++) {
      const { port1, port2 } = new MessageChannel();
      const pong = answer();
      port1.onmessage = ({ data }) => host.receive(data);
      const sent = performance.now();
      port2.postMessage({ kind: 'ping' });
      await pong;
      delays.push(performance.now() - sent);
      port1.close();
    }
    for (const run of [1, 2, 3]) host.receive({ kind: 'stop', run });
    // The shortest: the others may be the machine's, where other tests run beside this one.
    expect(Math.min(...delays)).toBeLessThan(50);
  });
});

describe('a clock that is moved', () => {
  it.each([-1e12, 1e12])('by %d ms ends the slice, and nothing else', async (moved) => {
    const { host, turn, start, points, states } = bench({ counting: counting() }, 1e6);
    let now = 0;
    const clock = vi.spyOn(performance, 'now').mockImplementation(() => (now += moved));
    await start(1, 'counting');
    turn(1);
    expect(points(1)).toEqual([1]);
    host.receive({ kind: 'pause', run: 1 });
    turn();
    expect(states(1)).toEqual(['running', 'paused']);
    host.receive({ kind: 'resume', run: 1 });
    turn();
    clock.mockRestore();
    expect(points(1)).toEqual([1, 2, 3, 4, 5]);
    expect(states(1).at(-1)).toBe('done');
  });
});
