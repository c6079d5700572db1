import { minibatches } from '../../src/lab/engine/batches.ts';
import { createEnsemble } from '../../src/lab/engine/ensemble.ts';
import { sgd } from '../../src/lab/engine/model.ts';
import { fixedOrder } from '../../src/lab/engine/schedules.ts';
import type { WayName } from '../../src/lab/engine/way.ts';
import type { Trainer } from '../engine.ts';
import { meanLoss, type Workload } from '../workload.ts';

export const name = 'ours';

/** The guide's engine, in the way it chooses itself unless one is forced. */
export function create(workload: Workload, way?: WayName): Trainer {
  const { examples, replicas, batch, stepSize } = workload;
  const n = { n: examples, replicas };
  const ensemble = createEnsemble({
    ...workload,
    way,
    optimiser: sgd(stepSize),
    batches: batch === examples ? undefined : minibatches(fixedOrder(n), batch, n),
  });
  return {
    step: (k) => ensemble.train(k),
    loss() {
      const { inputs, own } = workload;
      if (!own) return meanLoss(workload, ensemble.predict(inputs));
      // predict() shows every replica the same examples: pick each one's own.
      const all = ensemble.predict(inputs);
      const width = all.length / (replicas * replicas * examples);
      const row = examples * width;
      const outputs = new Float32Array(replicas * row);
      for (let r = 0; r < replicas; r++) {
        const at = (r * replicas + r) * row;
        outputs.set(all.subarray(at, at + row), r * row);
      }
      return meanLoss(workload, outputs);
    },
  };
}
