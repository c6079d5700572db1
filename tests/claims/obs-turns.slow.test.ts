import { describe, expect, it } from 'vitest';
import { AMPLITUDE, BALANCE, SEEN } from '../../src/site/figures/one-network/seen.ts';
import { gradientDoubly, lossDoubly } from './double-precision.ts';
import { prints } from './chapter.ts';
import { course, follow, start } from './turns-of-networks.ts';
import { expectAsRecorded, recorded } from './turns-recorded.ts';

const CHAPTER = 'sgd/edge-of-stability';

const quantile = (values: readonly number[], share: number) =>
  values.toSorted((a, b) => a - b)[Math.floor(share * values.length)]!;
const median = (values: readonly number[]) => quantile(values, 0.5);
const within = (ratio: number) => Math.abs(ratio - 1) < 0.05;
/** As the text sets a number below zero. */
const signed = (value: number, digits = 2) => value.toFixed(digits).replace('-', '−');

it('the gradient by hand is that of the loss by hand', () => {
  const w = start(0);
  const gradient = gradientDoubly(w);
  for (const k of [0, 30, 100, 192]) {
    const moved = (by: number) => lossDoubly(w.map((value, i) => (i === k ? value + by : value)));
    expect((moved(1e-4) - moved(-1e-4)) / 2e-4).toBeCloseTo(gradient[k]!, 6);
  }
});

describe('the turns of thirty networks, from the record', () => {
  const all = recorded();

  it.each([0.1, 0.14, 0.2])('η = %f', (eta) => {
    const networks = all.get(eta)!;
    expect(networks).toHaveLength(30);
    const turns = networks.flatMap((network) => network.turns);
    const inTime = turns.filter(({ steps, predicted }) => within(steps / predicted)).length;
    const row = [
      String(turns.length),
      String(inTime),
      signed(median(turns.map(({ chi }) => chi))),
      signed(median(turns.map(({ budget }) => budget))),
    ];
    const printed = `| ${eta} | ${row.join(' | ')} |`;
    expect(prints(CHAPTER, row[1]!, printed), printed).toBe(true);
    expect(inTime / turns.length).toBeGreaterThan(0.9);

    const walls = (-median(turns.map((turn) => turn.walls))).toFixed(1);
    const place = (-median(turns.map((turn) => turn.place))).toFixed(1);
    expect(prints(CHAPTER, walls, 'the walls take out 1.4, 1.1 and 0.8'), walls).toBe(true);
    expect(prints(CHAPTER, place, 'along the valley 1.5, 1.0 and 0.9'), place).toBe(true);
    const balanced = networks.filter(({ balance }) => within(balance)).length;
    expect(prints(CHAPTER, String(balanced), 'in 20, 29 and 29 of the thirty'), String(balanced)).toBe(true);
  });

  it('what is said of all of them', () => {
    const networks = [...all.values()].flat().filter(({ turns }) => turns.length > 0);
    const turns = networks.flatMap((network) => network.turns);
    const grew = turns.filter(({ growth }) => growth > 1).length;
    expect(grew).toBe(1);
    expect(prints(CHAPTER, String(turns.length), 'one of the 542 turns')).toBe(true);
    const differences = networks.map(
      ({ turns }) => median(turns.map(({ budget }) => budget)) - median(turns.map(({ chi }) => chi)),
    );
    const close = differences.filter((value) => Math.abs(value) < 0.2).length;
    expect(prints(CHAPTER, String(close), `of the ${networks.length} networks`), String(close)).toBe(true);
    for (const turn of turns.filter(({ budget }) => budget > 0)) expect(turn).toBeUndefined();
    const lasts = [...all.values()].map((ones) => {
      const steps = ones.flatMap((network) => network.turns.map((turn) => turn.steps));
      return [quantile(steps, 0.05), quantile(steps, 0.95)] as const;
    });
    const [low, high] = [Math.min(...lasts.map(([a]) => a)), Math.max(...lasts.map(([, b]) => b))];
    expect(prints(CHAPTER, low.toFixed(0), 'most of which last', high.toFixed(0)), `${low} ${high}`).toBe(
      true,
    );
    const worst = networks.toSorted(
      (a, b) => median(a.turns.map(({ budget }) => budget)) - median(b.turns.map(({ budget }) => budget)),
    )[0]!;
    const said = [worst.turns.map(({ budget }) => budget), worst.turns.map(({ chi }) => chi)].map(median);
    expect(prints(CHAPTER, signed(said[0]!, 0), signed(said[1]!, 1)), said.join(' ')).toBe(true);
  });

  it('the four turns of the network of the figure', () => {
    const { turns } = all.get(0.1)![7]!;
    expect(turns).toHaveLength(4);
    for (const { steps, predicted, growth, budget } of turns) {
      expect(prints(CHAPTER, steps.toFixed(1), 'makes four turns')).toBe(true);
      expect(prints(CHAPTER, predicted.toFixed(1), 'makes four turns')).toBe(true);
      expect(prints(CHAPTER, growth.toFixed(2), 'the swing is multiplied by')).toBe(true);
      const expected = Math.exp((2 * Math.PI ** 2 * budget) / predicted).toFixed(2);
      expect(prints(CHAPTER, expected, 'it should be 0.44, 0.45, 0.47 and 0.47'), expected).toBe(true);
      // 2π/predicted is η√(2α).
      expect((((2 * Math.PI) / predicted / 0.1) ** 2 / 2).toFixed(2)).toBe('0.53');
      expect(prints(CHAPTER, '0.53', 'the turns take 61 steps')).toBe(true);
    }
  });
});

// The record of all ninety is compared in obs-turns.long.test.ts.
describe('some of the networks do what the record says', () => {
  it.each([0.1, 0.14, 0.2].flatMap((eta) => [1, 7, 13, 19, 25].map((replica) => [eta, replica] as const)))(
    'η = %f, network %i',
    (eta, replica) => {
      expectAsRecorded(follow(replica, eta), recorded().get(eta)![replica]!);
    },
  );
});

describe('the network of the figure', () => {
  const { steps, seen, amplitude } = course(0.1);

  it('the figure draws what the network does', () => {
    expect(SEEN.length).toBe(seen.length);
    for (const [i, [t, loss, floor, S, gauge]] of SEEN.entries()) {
      const found = seen[i]!;
      expect(t).toBe(found.t);
      const drawn = [loss / 1000, floor / 1000, S / 100, gauge / 100];
      [found.loss, found.floor, found.S, found.gauge].forEach((value, j) =>
        expect(Math.abs(value - drawn[j]!)).toBeLessThan(j < 2 ? 5.1e-4 : 5.1e-3),
      );
    }
    for (const [i, [t, log]] of AMPLITUDE.entries()) {
      expect(t).toBe(amplitude[i]!.t);
      expect(Math.abs(Math.log10(amplitude[i]!.z2) - log / 100)).toBeLessThan(5.1e-3);
    }
    const balances = amplitude.filter(({ balance }) => balance !== undefined);
    for (const [i, [t, log]] of BALANCE.entries()) {
      expect(t).toBe(balances[i]!.t);
      expect(Math.abs(Math.log10(balances[i]!.balance!) - log / 100)).toBeLessThan(5.1e-3);
    }
  });

  it('and the text says so', () => {
    const text = 'For 1100 steps the loss falls in every step';
    expect(steps.slice(0, 1100).some(({ rises }) => rises)).toBe(false);
    for (const { gauge } of steps.slice(100, 1080)) expect(Math.abs(gauge)).toBeLessThan(0.01);
    expect(Math.max(...seen.map(({ S }) => S)).toFixed(1)).toBe('2.5');
    const highest = Math.max(...steps.map(({ loss }) => loss)).toFixed(2);
    expect(prints(CHAPTER, highest, text), highest).toBe(true);
    const zero = lossDoubly(new Float64Array(start(0).length)).toFixed(2);
    expect(prints(CHAPTER, zero, text, 'function zero'), zero).toBe(true);
    for (const t of [1200, 2400]) {
      expect(prints(CHAPTER, steps[t - 1]!.loss.toFixed(2), text, `at step ${t}`), String(t)).toBe(true);
    }
    const late = steps.slice(1600);
    expect(late.filter(({ rises }) => rises).length / late.length).toBeCloseTo(0.5, 2);
    const gauge = late.reduce((sum, step) => sum + step.gauge, 0) / late.length;
    expect(prints(CHAPTER, gauge.toFixed(2), 'The gauge reads')).toBe(true);
    for (const t of [700, 900]) {
      const S = (seen.find((one) => one.t === t)!.S / 0.1).toFixed(1);
      expect(prints(CHAPTER, S, 'between steps 700 and 900'), S).toBe(true);
    }
  });
});
