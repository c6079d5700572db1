import { expect, it } from 'vitest';
import { combine, identity, multiply, solve, squaredNorm } from '../../src/lab/contract/linear.ts';
import { stream } from '../../src/lab/contract/random.ts';
import { randomSymmetric, settle } from './quadratic.ts';

const H = randomSymmetric([0.5, 1, 2], stream(3));
const size = (A: number[][]) => Math.sqrt(squaredNorm(A));

it('isotropic noise and small steps: the covariance of Boltzmann at temperature ηc/2', () => {
  const c = 1.4;
  const distance = (eta: number) => {
    const Sigma = settle(H, combine(c, identity(3), 0, H), eta, Math.ceil(30 / (0.5 * eta)));
    const boltzmann = combine((eta * c) / 2, solve(H, identity(3)), 0, H);
    return size(combine(1, Sigma, -1, boltzmann)) / size(boltzmann);
  };
  expect(distance(0.01)).toBeLessThan(0.01);
  // Of first order in the step size.
  expect(distance(0.01) / distance(0.02)).toBeCloseTo(0.5, 1);
});

it('noise proportional to the Hessian: an isotropic state, every mode at a temperature of its own', () => {
  const sigma2 = 0.7;
  for (const eta of [0.05, 0.6]) {
    const Sigma = settle(H, combine(sigma2, H, 0, H), eta, Math.ceil(40 / (0.5 * eta)));
    const printed = solve(combine(2, identity(3), -eta, H), combine(eta * sigma2, identity(3), 0, H));
    expect(size(combine(1, Sigma, -1, printed))).toBeLessThan(1e-9);
    // Not Boltzmann's: HΣ is no multiple of the identity.
    const HS = multiply(H, Sigma);
    expect(size(combine(1, HS, -(HS[0]![0]! + HS[1]![1]! + HS[2]![2]!) / 3, identity(3)))).toBeGreaterThan(
      0.1 * size(HS),
    );
  }
});
