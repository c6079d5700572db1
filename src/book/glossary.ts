/** A word of the field with one meaning in all chapters; formulas stand between dollar signs. */
export interface Term {
  term: string;
  /** Other forms of it in running text. */
  also?: readonly string[];
  meaning: string;
  /** What a physicist calls it, or may think of; where the likeness ends is said in the chapter. */
  physics?: string;
  /** Where it is introduced: a label, or the path of a chapter. */
  at: string;
}

/** In alphabetical order. The forms are looked for as whole words, the longest first. */
export const TERMS: readonly Term[] = [
  {
    term: 'batch size',
    also: ['batch sizes'],
    meaning: 'number of examples $B$ whose mean gradient makes one step',
    physics: 'number of independent kicks averaged in one time step',
    at: 'sgd/noise',
  },
  {
    term: 'benign overfitting',
    meaning: 'fitting noisy data exactly and predicting almost as well as possible all the same',
    at: 'statistical-learning/double-descent',
  },
  {
    term: 'calibration',
    also: ['calibrated'],
    meaning: 'a predicted probability is the frequency among the cases in which it is predicted',
    at: 'statistical-learning/logistic-regression',
  },
  {
    term: 'condition number',
    meaning: 'ratio $\\kappa = L/\\mu$ of the largest to the smallest curvature',
    physics: 'stiffness: ratio of the fastest to the slowest relaxation time',
    at: 'sgd/gradient-descent',
  },
  {
    term: 'conformal prediction',
    also: ['split conformal', 'conformal interval', 'conformal intervals'],
    meaning:
      'intervals around any predictor, as wide as its errors on held-out examples, with a proved coverage',
    at: 'statistical-learning/two-cultures',
  },
  {
    term: 'coverage',
    meaning:
      'probability that an interval contains what it is for, over new examples and over the data it is made from',
    physics: 'what the sigmas of an error bar promise',
    at: 'statistical-learning/two-cultures',
  },
  {
    term: 'critical batch size',
    meaning:
      'batch size $B_c$ at which the noise of a step is as large as its gain; beyond it a larger batch hardly helps',
    at: 'sgd/noise',
  },
  {
    term: 'double descent',
    meaning: 'test error that falls, rises to a peak where the model can just fit the data, and falls again',
    physics: 'a response that diverges where a spectrum reaches zero',
    at: 'statistical-learning/double-descent',
  },
  {
    term: 'early stopping',
    meaning: 'ending training before the loss has ended falling',
    physics: 'stopping a relaxation while the soft modes have not moved',
    at: 'statistical-learning/double-descent',
  },
  {
    term: 'edge of stability',
    meaning: 'the state in which the sharpness stays at $2/\\eta$ while the loss goes on falling',
    physics: 'a self-organised marginal state',
    at: 'sgd/edge-of-stability',
  },
  {
    term: 'empirical risk',
    also: ['training error'],
    meaning: 'mean loss over the examples at hand',
    physics: 'energy of a sample with quenched disorder',
    at: 'statistical-learning/finite-samples',
  },
  {
    term: 'epoch',
    also: ['epochs'],
    meaning: 'one pass over all examples',
    at: 'sgd/shuffling',
  },
  {
    term: 'excess error',
    also: ['excess risk', 'excess loss'],
    meaning: 'risk above the least that is possible',
    at: 'statistical-learning/double-descent',
  },
  {
    term: 'Fisher information',
    meaning: 'covariance of the gradient of the log-likelihood; its inverse bounds the variance of estimates',
    physics: 'susceptibility: response of the mean to its field',
    at: 'statistical-learning/logistic-regression',
  },
  {
    term: 'generalisation gap',
    meaning: 'risk minus empirical risk of the same predictor',
    at: 'statistical-learning/finite-samples',
  },
  {
    term: 'heavy ball',
    meaning: 'gradient descent that keeps the fraction $\\beta$ of its last step: Keras’s momentum',
    physics: 'a damped oscillator with friction proportional to $1-\\beta$',
    at: 'sgd/gradient-descent',
  },
  {
    term: 'hypothesis class',
    also: ['hypothesis classes'],
    meaning: 'the set of functions that a learner may choose from',
    physics: 'a variational ansatz',
    at: 'statistical-learning/finite-samples',
  },
  {
    term: 'interpolation',
    also: ['interpolates', 'interpolate', 'interpolation threshold'],
    meaning: 'fitting the training data exactly',
    physics: 'as many constraints as degrees of freedom: jamming',
    at: 'statistical-learning/double-descent',
  },
  {
    term: 'learning rate',
    also: ['step size', 'step sizes', 'learning rates'],
    meaning: 'factor $\\eta$ between the gradient and the step',
    physics: 'time step; with noise, also proportional to a temperature',
    at: 'sgd/gradient-descent',
  },
  {
    term: 'log-odds',
    also: ['logit', 'logits'],
    meaning: 'logarithm of the ratio of the probabilities of the two classes',
    physics: 'energy difference over temperature',
    at: 'statistical-learning/logistic-regression',
  },
  {
    term: 'margin',
    also: ['margins'],
    meaning: 'how far on the right side of a decision an example lies',
    at: 'statistical-learning/logistic-regression',
  },
  {
    term: 'minimum norm',
    also: ['minimum-norm'],
    meaning:
      'the smallest among the weight vectors that fit exactly; gradient descent from zero finds it in linear models',
    at: 'statistical-learning/double-descent',
  },
  {
    term: 'no free lunch',
    meaning: 'no learner does better than chance on average over all targets',
    at: 'statistical-learning/finite-samples',
  },
  {
    term: 'noise floor',
    meaning: 'mean loss at which SGD with a constant step size settles',
    physics: 'thermal energy of the stationary state',
    at: 'sgd/noise',
  },
  {
    term: 'overparametrised',
    also: ['overparametrisation'],
    meaning: 'with more parameters than examples',
    physics: 'with flat directions: more degrees of freedom than constraints',
    at: 'statistical-learning/double-descent',
  },
  {
    term: 'PAC learning',
    also: ['probably approximately correct'],
    meaning:
      'learning with a sample size, fixed beforehand, that suffices for error $\\varepsilon$ with probability $1-\\delta$ whatever the distribution',
    at: 'statistical-learning/finite-samples',
  },
  {
    term: 'random reshuffling',
    also: ['reshuffling'],
    meaning: 'a new random order of all examples in each epoch: Keras’s shuffle=True',
    physics: 'noise whose sum over a period vanishes: a Brownian bridge',
    at: 'sgd/shuffling',
  },
  {
    term: 'ridge',
    also: ['ridge regression', 'weight decay'],
    meaning: 'penalty $\\lambda\\norm{w}^2$ on the weights',
    physics: 'a mass, which cuts the soft modes off',
    at: 'statistical-learning/double-descent',
  },
  {
    term: 'risk',
    also: ['test error'],
    meaning: 'expected loss on a new example',
    physics: 'energy averaged over the disorder',
    at: 'statistical-learning/finite-samples',
  },
  {
    term: 'separable',
    also: ['linearly separable', 'separation'],
    meaning:
      'with a hyperplane that has each class on its own side; then logistic regression has no finite estimate',
    at: 'statistical-learning/logistic-regression',
  },
  {
    term: 'sharpness',
    meaning: 'largest eigenvalue of the Hessian of the training loss',
    physics: 'square of the highest frequency',
    at: 'sgd/edge-of-stability',
  },
  {
    term: 'smoothness',
    also: ['smooth'],
    meaning: 'bound $L$ on the curvature: gradients are $L$-Lipschitz',
    at: 'sgd/gradient-descent',
  },
  {
    term: 'stochastic gradient descent',
    also: ['SGD'],
    meaning: 'descent by the gradient of one example, or of the mean of a few, at a time',
    physics: 'overdamped motion in a fluctuating potential; not Brownian in general',
    at: 'sgd/noise',
  },
  {
    term: 'strong convexity',
    also: ['strongly convex'],
    meaning: 'bound $\\mu > 0$ on the curvature from below',
    physics: 'a gap in the spectrum of relaxation rates',
    at: 'sgd/gradient-descent',
  },
  {
    term: 'test set',
    also: ['held-out examples'],
    meaning: 'examples that no choice has looked at',
    at: 'statistical-learning/two-cultures',
  },
  {
    term: 'union bound',
    meaning: 'the probability that one of several events happens is at most the sum of theirs',
    physics: 'the trials factor, or look-elsewhere effect',
    at: 'statistical-learning/finite-samples',
  },
  {
    term: 'with replacement',
    meaning: 'each step draws its example anew, so that an epoch repeats some and misses others',
    physics: 'white noise: a random walk',
    at: 'sgd/shuffling',
  },
];
