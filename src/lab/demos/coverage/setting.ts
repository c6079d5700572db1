/** What the demo fixes: the law of the data, and how many of them go where. */

/** Standard deviation of the noise. */
export const NOISE = 0.5;

/** Amplitudes c of the curve that the line leaves out: y = x + c(x² − 1) + noise, x standard normal. */
export const CURVATURES = [0, 0.3, 0.6, 1, 2] as const;

/** Examples a line or a network is fitted to. */
export const FITTED = 200;
/** Examples set aside to measure the residuals. */
export const CALIBRATION = 99;
/** The interval reaches as far as the residual of this rank among them: 95/100 of coverage. */
export const RANK = 95;
/** New examples on which the coverage of an interval is counted. */
export const FRESH = 200;

/** Nominal 95 % interval of a normal law, in standard errors. */
export const REACH = 1.96;

/** Coverages, of FRESH examples, at which the distribution is compared. */
export const LEVELS = [0.88, 0.91, 0.93, 0.95, 0.97, 0.99] as const;

export const curve = (x: number, c: number): number => x + c * (x * x - 1);
