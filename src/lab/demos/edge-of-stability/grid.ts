/** A point is taken over a window of steps that ends at its x, measured every so many steps. */
export const WINDOW = 200;
export const EVERY = 50;
export const ENDS = Array.from({ length: 12 }, (_, i) => (i + 1) * WINDOW);

/** The threshold of linear stability. */
export const threshold = (eta: number): number => 2 / eta;

interface StepSize {
  key: string;
  eta: number;
  /** From this step on, a training time ηt of 200 or more, the threshold itself is claimed. */
  arrived: number;
  /**
   * What 300 networks of another seed did (replicas = 300, seed 20261122): mean and standard deviation of ηS/2 at the
   * ENDS. No formula is known for them.
   */
  seen: readonly (readonly [mean: number, deviation: number])[];
}

// prettier-ignore
export const STEP_SIZES: readonly StepSize[] = [
  {
    key: 'large', eta: 0.2, arrived: 1200,
    seen: [
      [0.873, 0.161], [1.023, 0.062], [1.014, 0.05], [1.008, 0.022], [1.006, 0.013], [1.005, 0.019],
      [1.005, 0.03], [1.002, 0.003], [1.001, 0.004], [1, 0.004], [0.999, 0.005], [0.997, 0.006],
    ],
  },
  {
    key: 'middle', eta: 0.14, arrived: 1600,
    seen: [
      [0.639, 0.202], [0.912, 0.153], [0.998, 0.064], [1.007, 0.024], [1.007, 0.019], [1.005, 0.007],
      [1.003, 0.008], [1.003, 0.005], [1.001, 0.006], [1.001, 0.007], [1, 0.009], [0.999, 0.01],
    ],
  },
  {
    key: 'small', eta: 0.1, arrived: 2000,
    seen: [
      [0.432, 0.165], [0.632, 0.208], [0.818, 0.196], [0.924, 0.138], [0.975, 0.084], [0.996, 0.043],
      [1.002, 0.02], [1.003, 0.01], [1.002, 0.006], [1.002, 0.006], [1.001, 0.009], [0.999, 0.014],
    ],
  },
];
