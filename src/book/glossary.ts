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
    term: 'augmentation',
    also: ['data augmentation'],
    meaning: 'training on transformed copies of the examples as well',
    at: 'convolution/sample-economy',
  },
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
    term: 'convolution',
    also: ['convolutions'],
    meaning:
      'linear map that weights neighbours alike everywhere; what libraries compute is a cross-correlation, the same with a mirrored kernel',
    physics: 'a translation-invariant Green’s function',
    at: 'convolution/translation',
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
    term: 'depthwise convolution',
    also: ['depthwise'],
    meaning: 'convolution of each channel with a kernel of its own, without mixing channels',
    at: 'convolution/kernel-size',
  },
  {
    term: 'dilation',
    meaning: 'gaps between the inputs that a kernel touches',
    at: 'convolution/kernel-size',
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
    term: 'edge of chaos',
    meaning: 'weights and biases at which two nearby inputs neither converge nor diverge with depth',
    physics: 'a critical point; the depth scale is its correlation length',
    at: 'depth/signal-propagation',
  },
  {
    term: 'edge of stability',
    meaning: 'the state in which the sharpness stays at $2/\\eta$ while the loss goes on falling',
    physics: 'a self-organised marginal state',
    at: 'sgd/edge-of-stability',
  },
  {
    term: 'effective receptive field',
    meaning: 'how strongly an output feels each input of its receptive field',
    physics: 'spreading by a random walk: a width that grows as the root of the depth',
    at: 'convolution/kernel-size',
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
    term: 'equivariance',
    also: ['equivariant'],
    meaning: 'shifting the input shifts the output',
    physics: 'commuting with the symmetry',
    at: 'convolution/translation',
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
    term: 'He initialisation',
    also: ['HeNormal', 'he_normal'],
    meaning: 'weights of variance $2$ over the number of inputs, which keeps the mean square of ReLU signals',
    physics: 'tuning to criticality',
    at: 'depth/signal-propagation',
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
    term: 'invariance',
    also: ['invariant'],
    meaning: 'shifting the input does not change the output',
    physics: 'being a scalar under the symmetry',
    at: 'convolution/translation',
  },
  {
    term: 'kernel size',
    also: ['kernel sizes'],
    meaning: 'width $k$ of the window of a convolution, in pixels',
    at: 'convolution/kernel-size',
  },
  {
    term: 'layer normalisation',
    also: ['batch normalisation'],
    meaning: 'subtracting a mean and dividing by a spread, over the units or over the batch',
    at: 'depth/signal-propagation',
  },
  {
    term: 'learning rate',
    also: ['step size', 'step sizes', 'learning rates'],
    meaning: 'factor $\\eta$ between the gradient and the step',
    physics: 'time step; with noise, also proportional to a temperature',
    at: 'sgd/gradient-descent',
  },
  {
    term: 'linear region',
    also: ['linear regions', 'linear piece', 'linear pieces'],
    meaning: 'largest set on which a ReLU network is a single affine map',
    at: 'depth/depth-separation',
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
    term: 'receptive field',
    also: ['receptive fields'],
    meaning: 'the inputs that an output can depend on',
    physics: 'a light cone',
    at: 'convolution/kernel-size',
  },
  {
    term: 'ReLU',
    meaning: '$\\max(0, z)$, the activation that switches off below zero',
    at: 'depth/universality',
  },
  {
    term: 'residual connection',
    also: [
      'residual connections',
      'skip connection',
      'skip connections',
      'residual block',
      'residual blocks',
    ],
    meaning: 'adding a block’s input to its output',
    physics: 'a small step of a flow instead of a jump',
    at: 'depth/signal-propagation',
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
    term: 'stride',
    meaning: 'distance between neighbouring outputs, in inputs',
    at: 'convolution/kernel-size',
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
    term: 'universal approximation',
    also: ['universality'],
    meaning:
      'some network comes as close to any continuous function as one likes; nothing is said about finding it',
    physics: 'completeness of a set of functions',
    at: 'depth/universality',
  },
  {
    term: 'weight sharing',
    meaning: 'using the same weights at all places',
    physics: 'translation invariance of the couplings',
    at: 'convolution/sample-economy',
  },
  {
    term: 'with replacement',
    meaning: 'each step draws its example anew, so that an epoch repeats some and misses others',
    physics: 'white noise: a random walk',
    at: 'sgd/shuffling',
  },
];
