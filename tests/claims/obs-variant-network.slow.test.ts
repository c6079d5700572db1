import { expect, it } from 'vitest';
// Before the engine, so that Node can load tfjs.
import '../../src/lab/runner/node.ts';
import { stream } from '../../src/lab/contract/random.ts';
import { shifted, signal } from '../../src/lab/demos/mode-decay/data.ts';
import { LENGTH as N } from '../../src/lab/demos/mode-decay/exact.ts';
import { createEnsemble, type Ensemble } from '../../src/lab/engine/ensemble.ts';
import { he } from '../../src/lab/engine/initial.ts';
import { adam, dense } from '../../src/lab/engine/model.ts';
import { prints } from './chapter.ts';

const CHAPTER = 'convolution/translation';
const SPECTRUM = { slope: 2, cut: 12 };
const [SETS, NETWORKS, SIGNALS, STEPS, ASKED] = [8, 8, 4, 200, 16];

/** Mean squares of the answers' variation over shifts and of their mean over shifts. */
function parts(ensemble: Ensemble, asked: Float32Array): [variation: number, mean: number] {
  const answers = ensemble.predict(asked);
  let [variation, mean] = [0, 0];
  for (let from = 0; from < answers.length; from += N) {
    const orbit = answers.subarray(from, from + N);
    const middle = orbit.reduce((sum, value) => sum + value / N, 0);
    mean += (middle ** 2 * N) / answers.length;
    for (const value of orbit) variation += (value - middle) ** 2 / answers.length;
  }
  return [variation, mean];
}

it('a dense network fits all shifts of its data and varies under shifts of other inputs', () => {
  const sums = { first: 0, last: 0, zero: 0 };
  const none = () => ({ trained: [0, 0], alike: [0, 0], white: [0, 0] });
  const [before, after] = [none(), none()];
  for (let set = 0; set < SETS; set++) {
    const random = stream(1, set);
    const signals = Array.from({ length: SIGNALS }, () => signal(SPECTRUM, random));
    const labels = signals.map(() => random.normal());
    const inputs = shifted(signals, N, random);
    const ensemble = createEnsemble({
      model: { input: [N], layers: [dense(16, 'relu'), dense(1)] },
      loss: 'squared',
      optimiser: adam(0.02),
      replicas: NETWORKS,
      weights: he(set),
      examples: SIGNALS * N,
      inputs,
      targets: Float32Array.from({ length: SIGNALS * N }, (_, i) => labels[Math.floor(i / N)]!),
      way: 'typed',
    });
    const alike = Array.from({ length: ASKED }, () => signal(SPECTRUM, random));
    // As strong as the signals, but equally in all modes.
    const power = signals[0]!.reduce((sum, value) => sum + value ** 2 / N, 0);
    const white = Array.from({ length: ASKED }, () =>
      Float64Array.from({ length: N }, () => Math.sqrt(power) * random.normal()),
    );
    const asked = { trained: inputs, alike: shifted(alike, N, random), white: shifted(white, N, random) };
    const ask = (kinds: ReturnType<typeof none>) => {
      for (const kind of ['trained', 'alike', 'white'] as const) {
        parts(ensemble, asked[kind]).forEach((value, i) => (kinds[kind][i]! += value / SETS));
      }
    };
    ask(before);
    const { losses } = ensemble.train(STEPS);
    const mean = (from: number) =>
      losses.subarray(from, from + NETWORKS).reduce((sum, value) => sum + value / NETWORKS, 0);
    sums.first += mean(0) / SETS;
    sums.last += mean((STEPS - 1) * NETWORKS) / SETS;
    sums.zero += labels.reduce((sum, value) => sum + value ** 2 / 2 / SIGNALS, 0) / SETS;
    ask(after);
    ensemble.dispose();
  }
  const ratio = ([variation = 0, mean = 1]: readonly number[]) => variation / mean;
  expect(prints(CHAPTER, sums.first.toFixed(2), 'mean loss')).toBe(true);
  expect(prints(CHAPTER, sums.last.toFixed(4), 'mean loss')).toBe(true);
  expect(prints(CHAPTER, sums.zero.toFixed(2), 'predicting zero')).toBe(true);
  const triple = (kinds: ReturnType<typeof none>, digits: readonly [number, number, number]) =>
    [kinds.trained, kinds.alike, kinds.white].map((kind, i) => ratio(kind).toFixed(digits[i]!));
  const [data, alike, white] = triple(after, [3, 2, 1]) as [string, string, string];
  expect(
    prints(
      CHAPTER,
      data,
      `is ${data} on the data, ${alike} on new signals with the same spectrum, and ${white} on white noise`,
    ),
  ).toBe(true);
  const [first, second, third] = triple(before, [1, 1, 1]) as [string, string, string];
  expect(prints(CHAPTER, third, `Before training it is ${first}, ${second} and ${third}.`)).toBe(true);
});
