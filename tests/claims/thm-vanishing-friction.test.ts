import { expect, it } from 'vitest';

/** X″ + (c/τ)X′ + f′(X) = 0 from rest by Runge and Kutta's method, started with the first terms of its series. */
function flow(
  slope: (x: number) => number,
  start: number,
  friction: number,
  end: number,
  visit: (tau: number, x: number) => void,
) {
  let tau = 1e-3;
  let x = start - (slope(start) * tau ** 2) / (2 * (1 + friction));
  let v = (-slope(start) * tau) / (1 + friction);
  const dt = 2e-3;
  const acceleration = (time: number, place: number, speed: number) =>
    (-friction / time) * speed - slope(place);
  while (tau < end) {
    const a1 = acceleration(tau, x, v);
    const a2 = acceleration(tau + dt / 2, x + (dt / 2) * v, v + (dt / 2) * a1);
    const a3 = acceleration(tau + dt / 2, x + (dt / 2) * (v + (dt / 2) * a1), v + (dt / 2) * a2);
    const a4 = acceleration(tau + dt, x + dt * (v + (dt / 2) * a2), v + dt * a3);
    x += dt * v + ((dt * dt) / 6) * (a1 + a2 + a3);
    v += (dt / 6) * (a1 + 2 * a2 + 2 * a3 + a4);
    tau += dt;
    visit(tau, x);
  }
}

const losses = {
  'x⁴/4': { value: (x: number) => x ** 4 / 4, slope: (x: number) => x ** 3 },
  'log cosh': { value: (x: number) => Math.log(Math.cosh(x)), slope: Math.tanh },
  'x²/2': { value: (x: number) => (x * x) / 2, slope: (x: number) => x },
};

it.each(Object.entries(losses))('%s stays below 2|x₀|²/τ²', (_, { value, slope }) => {
  for (const start of [1, 5]) {
    let most = 0;
    flow(slope, start, 3, 40, (tau, x) => (most = Math.max(most, (value(x) * tau ** 2) / (2 * start ** 2))));
    expect(most).toBeLessThanOrEqual(1);
    expect(most).toBeGreaterThan(0.05);
  }
});

it('with less friction than 3/τ it does not', () => {
  let most = 0;
  flow(losses['x²/2'].slope, 1, 1, 40, (tau, x) => (most = Math.max(most, (tau ** 2 * x * x) / 4)));
  expect(most).toBeGreaterThan(1);
});

/** J₁ by its integral. */
function bessel(z: number): number {
  const n = 400;
  let sum = 0;
  for (let i = 0; i < n; i++) {
    const angle = (Math.PI * (i + 0.5)) / n;
    sum += Math.cos(angle - z * Math.sin(angle)) / n;
  }
  return sum;
}

it('ex:bessel (i): a mode is 2J₁(ω)/ω', () => {
  const h = 1.7;
  let next = 1;
  flow(
    (x) => h * x,
    1,
    3,
    25,
    (tau, x) => {
      if (tau < next) return;
      next += 3;
      const omega = Math.sqrt(h) * tau;
      expect(x).toBeCloseTo((2 * bessel(omega)) / omega, 5);
    },
  );
  expect(bessel(3.8317059702075)).toBeCloseTo(0, 9);
});
