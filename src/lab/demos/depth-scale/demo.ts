import type { Demo, Otherwise, Plot } from '../../contract/demo.ts';
import type { Values } from '../../contract/parameter.ts';
import type { PredictedPoint, Prediction } from '../../contract/prediction.ts';
import { normalQuantile, tailOfEach } from '../../contract/statistics.ts';
import { BIASES, LAYERS, logarithms, START, withSkips, type Kind, type Logarithm } from './exact.ts';
import { correlationLength, fixedCorrelation, fixedVariance, slopeAtOne } from './mean-field.ts';

const layers: Plot['x'] = { words: 'layer', symbol: '\\ell', scale: 'linear' };

export const demo: Demo = {
  title: 'How deep does a difference between two inputs reach?',
  question:
    'How do the distance of two inputs and the gradient change from layer to layer of a tanh network?',
  chapter: 'depth/signal-propagation',
  parameters: [
    {
      key: 'weights',
      words: 'variance of the weights, times fan-in',
      symbol: '\\sigma_w^2',
      min: 0.8,
      max: 4,
      step: 0.1,
      scale: 'linear',
      integer: false,
      default: 1.3,
      restarts: true,
    },
    {
      key: 'width',
      words: 'units a layer',
      symbol: 'm',
      min: 50,
      max: 200,
      step: 2,
      scale: 'log',
      integer: true,
      default: 100,
      restarts: true,
    },
    {
      key: 'replicas',
      words: 'networks',
      symbol: 'R',
      min: 25,
      max: 400,
      step: 1,
      scale: 'log',
      integer: true,
      default: 100,
      restarts: true,
    },
    {
      key: 'skip',
      words: 'strength of the skip connections',
      symbol: '\\beta',
      min: 0,
      max: 0.9,
      step: 0.1,
      scale: 'linear',
      integer: false,
      default: 0,
      restarts: true,
      breaks: {
        claim: 'thm:gram-recursion',
        hypothesis: 'a layer sees what is below it through fresh weights alone',
        holds: 0,
        demonstrate: 0.5,
        expect:
          'Hand each unit $\\beta$ times its own last pre-activation on top. The difference of two inputs is then carried past the weights as well as through them, and so is the gradient: in the ordered phase both should rise above their bands within a few layers. A layer now multiplies by $\\beta^2$ plus the slope at a larger variance: at $\\sigma_w^2 = 1.3$ and $\\beta = 0.5$ it is 0.981 in the place of 0.880, a length of 52 layers in the place of 7.8. Dashed, that law at infinite width. Stronger skips carry the network over into chaos.',
      },
    },
  ],
  testSize: { width: 50, replicas: 25 },
  series: [
    { key: 'distance', name: 'two inputs', short: 'inputs', law: '' },
    { key: 'gradient', name: 'gradient', short: 'gradient', law: '(\\ell-1)\\,\\ln\\,\\chi' },
  ],
  plots: [
    {
      key: 'distance',
      title: 'Do two inputs stay apart?',
      x: layers,
      y: { words: 'logarithm of', symbol: '1 - c', scale: 'linear' },
      series: ['distance'],
      show: 'value',
    },
    {
      key: 'gradient',
      title: 'Does the gradient come back?',
      x: layers,
      y: { words: 'logarithm of the squared gradient', symbol: '', scale: 'linear' },
      series: ['gradient'],
      show: 'value',
    },
  ],
  words(values: Values) {
    const variances = { weights: values['weights']!, biases: BIASES };
    const chi = slopeAtOne(variances);
    const length = correlationLength(variances);
    const phase =
      chi < 1
        ? `ordered, $\\xi = ${length.toFixed(1)}$ layers`
        : `chaotic, correlation $c_* = ${fixedCorrelation(variances).toFixed(2)}$, $\\xi = ${length.toFixed(1)}$ layers`;
    return `Random tanh networks of width $m = ${values['width']}$ with $\\sigma_b^2 = ${BIASES}$, started at the fixed variance with two inputs of correlation ${START}. Theory: $\\chi = ${chi.toFixed(3)}$, ${phase}. The lines are the recursion for infinite width plus its correction of order $1/m$, for the mean of the logarithm over $R = ${values['replicas']}$ networks; the gradient is that of a random readout of layer $\\ell$ along one direction of the input, mean-squared over readouts.`;
  },
  predict,
  otherwise,
};

/** With skips the limit of infinite width is known; its correction of order 1/m is not. */
function otherwise(values: Values): Otherwise {
  const skip = values['skip']!;
  if (skip === 0) return {};
  const variances = { weights: values['weights']!, biases: BIASES };
  const all = withSkips(variances, skip, LAYERS.at(-1)!);
  const zero = Math.log(fixedVariance(variances));
  return {
    distance: LAYERS.map((x) => ({ x, y: all[x - 1]!.distance - zero })),
    gradient: LAYERS.map((x) => ({ x, y: all[x - 1]!.tangent })),
  };
}

function predict(values: Values): Prediction {
  const variances = { weights: values['weights']!, biases: BIASES };
  const m = values['width']!;
  const replicas = values['replicas']!;
  const z = normalQuantile(1 - tailOfEach(2 * LAYERS.length) / 2);
  // The mean over a layer's own units: ln(χ²_m/m) has mean −1/m − 1/(3m²) and variance 2/m + 2/m².
  const point = (x: number, { limit, shift, variance }: Logarithm, zero: number): PredictedPoint => {
    const y = limit - zero + (shift - 1) / m - 1 / (3 * m ** 2);
    const deviation = Math.sqrt((variance / m + 2 / m + 2 / m ** 2) / replicas);
    const half = z * (1 + WIDER / m) * deviation + (UNSURE / m) * Math.abs(shift / m);
    return { x, y, lower: y - half, upper: y + half };
  };
  const series = (key: string, kind: Kind, zero: number) => {
    const all = logarithms(kind, variances, START, LAYERS.at(-1)!);
    return {
      key,
      kind: 'value' as const,
      claim: 'prop:width-correction',
      points: LAYERS.map((layer) => point(layer, all[layer - 1]!, zero)),
    };
  };
  return {
    series: [
      series('distance', 'distance', Math.log(fixedVariance(variances))),
      series('gradient', 'tangent', 0),
    ],
    tolerance: `The band is where all ${2 * LAYERS.length} points land in 999 runs of 1,000, from the variance of the logarithm to order $1/m$. Added to it: ${(100 * WIDER) / m} % of the band and ${(100 * UNSURE) / m} % of the correction, for what is of order $1/m^2$ at this width.`,
  };
}

/** The next order in 1/m, relative to the standard deviation and to the correction; seen at m = 25 and m = 50. */
const WIDER = 5;
const UNSURE = 4;
