/** Kernel sizes and channels, so that the convolution costs 45 to 50 multiplications a pixel. */
export const RACERS = [
  { k: 2, channels: 12 },
  { k: 3, channels: 5 },
  { k: 5, channels: 2 },
  { k: 7, channels: 1 },
] as const;

/** Each network has its own training images, half of either texture, and sees batches of 16 in its own order. */
export const EXAMPLES = 512;
export const BATCH = 16;
/** Adam with two step sizes: one to learn with, one to settle with. */
export const TRAINING = [
  { stepSize: 0.06, steps: 180 },
  { stepSize: 0.012, steps: 60 },
] as const;

/** New images on which all networks of one kernel size are tested, and the best rule with them. */
export const TEST_IMAGES = 1000;
