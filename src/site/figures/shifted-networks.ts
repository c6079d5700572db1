/** Pixels on the ring of obs:shifted-networks. */
export const PIXELS = 16;

/**
 * What was seen in networks that learn a shift-invariant target: mean squared error on new images, relative to predicting
 * the mean, in the mean of 100 runs, against the number of different images before shifts.
 */
export const SEEN = {
  dense: [
    { images: 64, error: 1.55 },
    { images: 128, error: 0.94 },
    { images: 256, error: 0.35 },
    { images: 512, error: 0.141 },
    { images: 1024, error: 0.09 },
    { images: 2048, error: 0.074 },
  ],
  augmented: [
    { images: 4, error: 1.77 },
    { images: 8, error: 1.03 },
    { images: 16, error: 0.38 },
    { images: 32, error: 0.147 },
    { images: 64, error: 0.092 },
    { images: 128, error: 0.074 },
  ],
  convolution: [
    { images: 4, error: 0.76 },
    { images: 8, error: 0.3 },
    { images: 16, error: 0.102 },
    { images: 32, error: 0.073 },
    { images: 64, error: 0.057 },
    { images: 128, error: 0.047 },
  ],
} as const;
