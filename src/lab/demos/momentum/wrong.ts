import type { Wrong } from '../../contract/demo.ts';
import type { Values } from '../../contract/parameter.ts';
import { demo } from './demo.ts';
import { curvatures, losses, METHODS, MODES, tuned, type Method } from './exact.ts';

/** A plausible mistake that the measurement has to catch. */
export const wrong: Wrong = {
  description:
    'takes the spectral radius to the power t for what a mode has left, and forgets that two roots that coincide make a factor t',
  predict(values: Values) {
    const right = demo.predict(values);
    const spectrum = { kappa: values['kappa']!, s: values['s']! };
    return {
      ...right,
      series: right.series.map((series) => {
        const method = METHODS.find((candidate) => candidate === series.key);
        if (!method) return series;
        const exact = losses(method, spectrum);
        const radii = curvatures(spectrum).map((h) => ({ h, rho: radius(method, spectrum.kappa, h) }));
        return {
          ...series,
          points: series.points.map((point, i) => {
            const sum = radii.reduce((all, { h, rho }) => all + h * rho ** (2 * point.x), 0) / (2 * MODES);
            const factor = sum / exact[i]!.loss;
            return {
              ...point,
              y: factor * point.y,
              lower: factor * point.lower,
              upper: factor * point.upper,
            };
          }),
        };
      }),
    };
  },
};

/** The larger modulus of the roots of z² − az + b. */
function radius(method: Method, kappa: number, h: number): number {
  const { eta, beta } = tuned(method, kappa);
  const q = 1 - eta * h;
  const [a, b] = method === 'nesterov' ? [(1 + beta) * q, beta * q] : [beta + q, beta];
  const root = a ** 2 / 4 - b;
  return root < 0 ? Math.sqrt(b) : Math.abs(a) / 2 + Math.sqrt(root);
}
