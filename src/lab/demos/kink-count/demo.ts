import type { Demo } from '../../contract/demo.ts';
import type { Values } from '../../contract/parameter.ts';
import type { PredictedPoint, Prediction } from '../../contract/prediction.ts';
import { normalQuantile, tailOfEach } from '../../contract/statistics.ts';
import { kinksPerUnit } from './exact.ts';
import { DEPTH, NARROW, NARROW_FOR_EACH, STEPS, TARGETS, TRAINED, trainedNetworks } from './networks.ts';
import { SCATTER, TRAINED_SEEN, TRAINED_SEEN_NETWORKS, type Scatter } from './seen.ts';

export const demo: Demo = {
  title: 'Two kinks a unit',
  question: 'How many kinks does a deep ReLU network have on a circle, before training and after?',
  chapter: 'depth/depth-separation',
  parameters: [
    {
      key: 'width',
      words: 'width of the wide networks',
      symbol: 'm',
      min: 8,
      max: 32,
      step: 1,
      scale: 'log',
      integer: true,
      default: 32,
      restarts: true,
    },
    {
      key: 'replicas',
      words: 'wide networks',
      symbol: 'R',
      min: 10,
      max: 320,
      step: 1,
      scale: 'log',
      integer: true,
      default: 80,
      restarts: true,
    },
    {
      key: 'bias',
      words: 'standard deviation of the initial biases',
      symbol: '\\sigma_b',
      min: 0,
      max: 2,
      step: 0.1,
      scale: 'linear',
      integer: false,
      default: 0,
      restarts: true,
      breaks: {
        claim: 'thm:two-kinks',
        hypothesis: 'all biases are zero',
        holds: 0,
        demonstrate: 1,
        expect:
          'Give the untrained networks biases. A sum with a bias has to climb over a threshold before it changes sign, and the thresholds add up from layer to layer: in a wide network layer $l$ should keep $2/\\sqrt{1 + l\\sigma_b^2}$ kinks a unit, 1.41 in the first layer and 0.76 in the sixth at $\\sigma_b = 1$. Depth then costs kinks. The trained networks start without biases, as Keras does, and are not touched.',
      },
    },
  ],
  testSize: { width: 8, replicas: 10 },
  series: [
    { key: 'wide', name: 'wide', short: 'wide', law: '2' },
    { key: 'narrow', name: `${NARROW} units a layer`, short: `${NARROW} units`, law: '2(1-5/16)^{l-1}' },
    { key: 'slow', name: `cos ${TARGETS[0].frequency}θ`, short: `cos ${TARGETS[0].frequency}θ`, law: '' },
    { key: 'fast', name: `cos ${TARGETS[1].frequency}θ`, short: `cos ${TARGETS[1].frequency}θ`, law: '' },
  ],
  plots: [
    {
      key: 'layers',
      title: 'Random weights',
      x: { words: 'layer', symbol: 'l', scale: 'linear' },
      y: { words: 'kinks a unit', symbol: '', scale: 'linear' },
      series: ['wide', 'narrow'],
      show: 'value',
    },
    {
      key: 'training',
      title: 'In the course of training: no formula',
      x: { words: 'steps', symbol: '', scale: 'log' },
      y: { words: 'kinks a unit', symbol: '', scale: 'linear' },
      series: ['slow', 'fast'],
      show: 'value',
    },
  ],
  words({ width, replicas }: Values) {
    const { units, layers } = TRAINED;
    return `The input runs once around the unit circle; every change of sign of a hidden unit is found exactly and counted. The lines of the first plot are the theorem's means for networks of ${DEPTH} layers with $m = ${width}$ and with ${NARROW} units each, He's Gaussian weights and no biases; $R = ${replicas}$ and ${NARROW_FOR_EACH * replicas!} of them will be drawn. The second plot is not a prediction: it shows where networks with ${layers} layers of ${units} units were seen while they learned cos 4θ and cos 16θ; ${trainedNetworks(replicas!)} of each will be trained.`;
  },
  predict,
};

function predict(values: Values): Prediction {
  const [width, replicas] = [values['width']!, values['replicas']!];
  const trained = trainedNetworks(replicas);
  const count = 2 * (DEPTH - 1) + TARGETS.length * STEPS.length;
  const tail = tailOfEach(count) / 2;
  /** Quantiles of a mean over a sample from the first three moments: Cornish and Fisher's expansion, first term. */
  const banded = (x: number, y: number, { deviation, skewness }: Scatter, sample: number): PredictedPoint => {
    const at = (z: number) =>
      y + (deviation / Math.sqrt(sample)) * (z + ((skewness / Math.sqrt(sample)) * (z ** 2 - 1)) / 6);
    return { x, y, lower: at(normalQuantile(tail)), upper: at(normalQuantile(1 - tail)) };
  };
  const untrained = (units: number, sample: number) =>
    Array.from({ length: DEPTH }, (_, i): PredictedPoint => {
      const y = kinksPerUnit(units, i + 1);
      // The first layer's sums are sinusoids: two zeros each.
      if (i === 0) return { x: 1, y, lower: y, upper: y };
      return banded(i + 1, y, SCATTER[units]![i - 1]!, sample);
    });
  return {
    series: [
      { key: 'wide', kind: 'value', claim: 'thm:two-kinks', points: untrained(width, replicas) },
      {
        key: 'narrow',
        kind: 'value',
        claim: 'thm:two-kinks',
        points: untrained(NARROW, NARROW_FOR_EACH * replicas),
      },
      ...TARGETS.map(({ key }) => ({
        key,
        kind: 'value' as const,
        claim: 'obs:kinks-in-training',
        points: TRAINED_SEEN[key].map(({ steps, mean, deviation, skewness }) => {
          // The mean that was seen is itself a mean over a sample.
          const spread = deviation * Math.sqrt(1 + trained / TRAINED_SEEN_NETWORKS);
          return banded(steps, mean, { deviation: spread, skewness }, trained);
        }),
      })),
    ],
    tolerance: `All ${count} random points land in the band in 999 runs of 1,000. The means of the first plot are exact at every width. How far single networks scatter about them no formula says; their standard deviation and skewness were measured beforehand, on 1,500 networks or more for each width. Of the second plot the means were measured too, on ${TRAINED_SEEN_NETWORKS} networks.`,
  };
}
