import type { Delta, Experiment } from '../../contract/demo.ts';
import type { Values } from '../../contract/parameter.ts';
import { stream } from '../../contract/random.ts';
import { meanAndError } from '../../contract/statistics.ts';
import { createEnsemble } from '../../engine/ensemble.ts';
import { he } from '../../engine/initial.ts';
import { adam, dense } from '../../engine/model.ts';
import { forceWay, wayName } from '../../engine/way.ts';
import { kinksByLayer } from './arcs.ts';
import {
  DEPTH,
  heNetwork,
  NARROW,
  NARROW_FOR_EACH,
  STEPS,
  TARGETS,
  TRAINED,
  trainedNetworks,
} from './networks.ts';

/** Steps of training, and narrow networks, between two yields: a few milliseconds of work. */
const SLICE = 5;
const NARROW_SLICE = 20;

/** Counts the kinks of networks with random weights, layer by layer, and of others in the course of their training. */
export const experiment: Experiment = function* (
  values: Values,
  seed: number,
  engine?: string,
): Generator<Delta | null> {
  if (engine) forceWay(engine);
  yield { kind: 'engine', name: wayName() };
  const [width, replicas, bias] = [values['width']!, values['replicas']!, values['bias']!];
  yield* untrained('narrow', NARROW, NARROW_FOR_EACH * replicas, NARROW_SLICE);
  yield* untrained('wide', width, replicas, 1);
  for (const target of TARGETS.keys()) yield* inTraining(target, trainedNetworks(replicas), seed);

  /** The first layer alone is soon counted, and its point comes while the others are on their way. */
  function* untrained(series: string, units: number, sample: number, slice: number): Generator<Delta | null> {
    yield* layers(0, 1);
    yield* layers(1, DEPTH);

    function* layers(from: number, to: number): Generator<Delta | null> {
      const shape = new Array<number>(to).fill(units);
      const counts = shape.map(() => new Float64Array(sample));
      for (let replica = 0; replica < sample; replica++) {
        const weights = heNetwork(units, to, bias, stream(seed, 0, units, replica));
        for (const [layer, kinks] of kinksByLayer(shape, weights).entries()) {
          counts[layer]![replica] = kinks / units;
        }
        if (replica % slice === slice - 1) yield null;
      }
      for (let layer = from; layer < to; layer++) {
        yield { kind: 'point', series, x: layer + 1, ...meanAndError(counts[layer]!), replicas: sample };
      }
    }
  }
};

function* inTraining(target: number, replicas: number, seed: number): Generator<Delta | null> {
  const { units, layers, points: n, stepSize } = TRAINED;
  const { key, frequency } = TARGETS[target]!;
  const angle = (i: number) => (2 * Math.PI * i) / n;
  const shape = new Array<number>(layers).fill(units);
  const ensemble = createEnsemble({
    model: { input: [2], layers: [...shape.map((m) => dense(m, 'relu')), dense(1)] },
    loss: 'squared',
    optimiser: adam(stepSize),
    replicas,
    weights: he(stream(seed, 1, target).below(2 ** 20)),
    examples: n,
    inputs: Float32Array.from({ length: 2 * n }, (_, i) =>
      i % 2 === 0 ? Math.cos(angle(i / 2)) : Math.sin(angle((i - 1) / 2)),
    ),
    targets: Float32Array.from({ length: n }, (_, i) => Math.cos(frequency * angle(i))),
  });
  try {
    for (const steps of STEPS) {
      while (ensemble.steps < steps) {
        ensemble.train(Math.min(SLICE, steps - ensemble.steps));
        yield null;
      }
      const weights = ensemble.weights();
      const counts = new Float64Array(replicas);
      for (let replica = 0; replica < replicas; replica++) {
        const kinks = kinksByLayer(shape, weights, replica * ensemble.plan.parameters);
        counts[replica] = kinks.reduce((sum, count) => sum + count, 0) / (units * layers);
        yield null;
      }
      yield { kind: 'point', series: key, x: steps, ...meanAndError(counts), replicas };
    }
  } finally {
    ensemble.dispose();
  }
}
