// First, so that Node can load tfjs.
import '../../../src/lab/runner/node.ts';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

/** Browsers that cannot or may not run our wasm. */
const browsers = {
  'does not know SIMD': { validate: () => false },
  'forbids wasm by its security policy': {
    validate: () => true,
    Module: class {
      constructor() {
        throw new EvalError('Refused to compile WebAssembly module');
      }
    },
  },
  'has no wasm at all': undefined,
};

const weights = Float32Array.of(0.2, -0.4, 0.1, 0.3, 0.5, -0.6, 0.7);
const inputs = Float32Array.of(0.5, -1, 1.5, 2);
const targets = Float32Array.of(1, 0, -1, 0.5);

async function trained() {
  const { createEnsemble } = await import('../../../src/lab/engine/ensemble.ts');
  const { dense, sgd } = await import('../../../src/lab/engine/model.ts');
  const ensemble = createEnsemble({
    model: { input: [1], layers: [dense(2, 'tanh'), dense(1)] },
    loss: 'squared',
    optimiser: sgd(0.1),
    replicas: 1,
    weights,
    examples: 4,
    inputs,
    targets,
  });
  ensemble.train(20);
  const result = ensemble.weights();
  ensemble.dispose();
  return result;
}

describe.each(Object.entries(browsers))('a browser that %s', (_, WebAssembly) => {
  beforeEach(() => {
    vi.resetModules();
    vi.stubGlobal('WebAssembly', WebAssembly);
  });
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.resetModules();
  });

  it('trains on typed arrays, and says so', async () => {
    const { forceWay, wayName } = await import('../../../src/lab/engine/way.ts');
    expect(wayName()).toBe('typed');
    expect(() => forceWay('wasm')).toThrow('This browser has no wasm SIMD.');
    expect(wayName()).toBe('typed');
    const typed = await trained();
    vi.unstubAllGlobals();
    vi.resetModules();
    const again = await import('../../../src/lab/engine/way.ts');
    expect(again.wayName()).toBe('wasm');
    const wasm = await trained();
    expect(typed).toHaveLength(7);
    typed.forEach((weight, i) => expect(weight).toBeCloseTo(wasm[i]!, 5));
    expect(typed[0]).not.toBeCloseTo(weights[0]!, 3);
  });
});
