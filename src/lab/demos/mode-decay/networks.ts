import type { Delta } from '../../contract/demo.ts';
import { stream } from '../../contract/random.ts';
import { meanAndError } from '../../contract/statistics.ts';
import { createEnsemble, type Ensemble } from '../../engine/ensemble.ts';
import { he } from '../../engine/initial.ts';
import { adam, dense, type Model } from '../../engine/model.ts';
import type { WayName } from '../../engine/way.ts';
import { shifted, signal } from './data.ts';
import { AVERAGED, LENGTH as N, NETWORKS_PER_LAYER, type Spectrum } from './exact.ts';

/** Signals with a label each, and how a network is trained on all their shifts. */
const LABELLED = 3;
const MODEL: Model = { input: [N], layers: [dense(16, 'relu'), dense(1)] };
const STEPS = 60;
const RATE = 0.03;
/** White signals, never trained on, at which the networks are asked in all shifts. */
const ASKED = 8;
/** Networks trained on the same signals, together. */
const BLOCK = 16;

/**
 * Dense networks with a hidden layer, trained to give the same number for every shift of a signal: how far from
 * invariance is the mean of M of them, in units of one?
 */
export function* averages(
  spectrum: Spectrum,
  shifts: number,
  replicas: number,
  seed: number,
  way: WayName,
): Generator<Delta | null> {
  const count = NETWORKS_PER_LAYER * replicas;
  const parts: Float64Array[] = [];
  for (let from = 0; from < count; from += BLOCK) {
    const random = stream(seed, 2, from);
    const signals = Array.from({ length: LABELLED }, () => signal(spectrum, random));
    const labels = Float64Array.from({ length: LABELLED }, () => random.normal());
    const white = Array.from({ length: ASKED }, () =>
      Float64Array.from({ length: N }, () => random.normal()),
    );
    const asked = shifted(white, N, random);
    const ensemble = createEnsemble({
      model: MODEL,
      loss: 'squared',
      optimiser: adam(RATE),
      replicas: BLOCK,
      weights: he(random.below(2 ** 20)),
      examples: LABELLED * shifts,
      inputs: shifted(signals, shifts, random),
      targets: Float32Array.from({ length: LABELLED * shifts }, (_, i) => labels[Math.floor(i / shifts)]!),
      way,
    });
    try {
      for (let step = 0; step < STEPS; step++) {
        ensemble.train(1);
        yield null;
      }
      parts.push(...variantParts(ensemble, asked));
    } finally {
      ensemble.dispose();
    }
  }
  const one = parts.reduce((sum, part) => sum + square(part), 0) / count;
  for (const size of AVERAGED) {
    const ratios = Float64Array.from({ length: count / size }, (_, group) => {
      const mean = new Float64Array(ASKED * N);
      for (const part of parts.slice(group * size, (group + 1) * size)) {
        for (let i = 0; i < mean.length; i++) mean[i]! += part[i]! / size;
      }
      return square(mean) / one;
    });
    yield { kind: 'point', series: 'networks', x: size, ...meanAndError(ratios), replicas: ratios.length };
  }
}

/** Each network's answers less their mean over the shifts of the same signal. */
function variantParts(ensemble: Ensemble, asked: Float32Array): Float64Array[] {
  const size = asked.length / N;
  const answers = ensemble.predict(asked);
  return Array.from({ length: ensemble.replicas }, (_, r) => {
    const part = Float64Array.from(answers.subarray(r * size, (r + 1) * size));
    for (let from = 0; from < size; from += N) {
      const orbit = part.subarray(from, from + N);
      const mean = orbit.reduce((sum, value) => sum + value, 0) / N;
      orbit.forEach((value, i) => (orbit[i] = value - mean));
    }
    return part;
  });
}

function square(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value ** 2, 0);
}
