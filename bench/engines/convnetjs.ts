import convnetjs from 'convnetjs';
import type { Trainer } from '../engine.ts';
import { meanLoss, type Workload } from '../workload.ts';

export const name = 'convnetjs';

/** ConvNetJS as its examples use it: a net and a trainer for each replica, an example at a time. */
export function create(workload: Workload): Trainer {
  const { examples, replicas, batch, loss, own, targets } = workload;
  const shape = workload.model.input;
  const [height, width, depth] = (shape.length === 3 ? shape : [1, 1, shape[0]!]) as [number, number, number];
  const size = workload.inputs.length / (own ? replicas * examples : examples);
  const outputs = targets.length / (own ? replicas * examples : examples);
  const volumes = Array.from({ length: workload.inputs.length / size }, (_, e) => {
    const volume = new convnetjs.Vol(width, height, depth, 0);
    volume.w.set(workload.inputs.subarray(e * size, (e + 1) * size));
    return volume;
  });
  const labels = volumes.map((_, e) => {
    const y = Array.from(targets.subarray(e * outputs, (e + 1) * outputs));
    return loss === 'squared' ? y : y.indexOf(1);
  });
  const nets = Array.from({ length: replicas }, (_, replica) => {
    const net = makeNet(workload, replica, [width, height, depth], outputs);
    const options = { method: 'sgd', learning_rate: workload.stepSize, momentum: 0, batch_size: batch };
    const trainer = new convnetjs.SGDTrainer(net, { ...options, l1_decay: 0, l2_decay: 0 });
    return { net, trainer, first: own ? replica * examples : 0 };
  });
  let position = 0;
  return {
    step(k) {
      for (let step = 0; step < k; step++) {
        for (const { trainer, first } of nets) {
          for (let b = 0; b < batch; b++) {
            const e = first + ((position + b) % examples);
            trainer.train(volumes[e]!, labels[e]!);
          }
        }
        position = (position + batch) % examples;
      }
    },
    loss() {
      const all = nets.flatMap(({ net, first }) =>
        Array.from({ length: examples }, (_, e) => {
          const { w } = net.forward(volumes[first + e]!, false);
          // Its softmax layer gives probabilities; their logarithms serve as logits.
          return Array.from(w, (value) => (loss === 'squared' ? value : Math.log(value)));
        }).flat(),
      );
      return meanLoss(workload, all);
    },
  };
}

function makeNet(
  { model, weights, replicas, loss }: Workload,
  replica: number,
  input: number[],
  outputs: number,
) {
  const [out_sx, out_sy, out_depth] = input;
  const definitions: object[] = [{ type: 'input', out_sx, out_sy, out_depth }];
  for (const layer of model.layers.slice(0, -1)) {
    if (layer.kind === 'dense') {
      definitions.push({ type: 'fc', num_neurons: layer.units, activation: layer.activation });
    } else if (layer.kind === 'convolution') {
      const { channels: filters, window, activation } = layer;
      definitions.push({ type: 'conv', sx: window[0], filters, stride: 1, pad: 1, activation });
    } else definitions.push({ type: 'pool', sx: layer.window[0], stride: layer.stride[0] });
  }
  definitions.push(
    loss === 'squared'
      ? { type: 'regression', num_neurons: outputs }
      : { type: 'softmax', num_classes: outputs },
  );
  const net = new convnetjs.Net();
  net.makeLayers(definitions);
  net.layers = net.layers.map((layer) => (layer.layer_type === 'pool' ? meanPool(layer) : layer));
  const parameters = weights.length / replicas;
  let at = replica * parameters;
  for (const { filters, biases } of net.layers) {
    if (!filters || !biases) continue;
    const rows = filters[0]!.w.length;
    for (let row = 0; row < rows; row++) for (const filter of filters) filter.w[row] = weights[at++]!;
    for (let i = 0; i < filters.length; i++) biases.w[i] = weights[at++]!;
  }
  return net;
}

/** ConvNetJS pools by the maximum only; this is its layer with the mean instead. */
function meanPool({ sx, stride, out_sx, out_sy, out_depth }: convnetjs.Layer): convnetjs.Layer {
  let below: convnetjs.Vol;
  let above: convnetjs.Vol;
  const share = 1 / (sx * sx);
  const visit = (pair: (to: number, from: number) => void) => {
    for (let y = 0; y < out_sy; y++) {
      for (let x = 0; x < out_sx; x++) {
        for (let i = 0; i < sx; i++) {
          for (let j = 0; j < sx; j++) {
            const to = (y * out_sx + x) * out_depth;
            const from = ((y * stride + i) * below.sx + x * stride + j) * out_depth;
            for (let c = 0; c < out_depth; c++) pair(to + c, from + c);
          }
        }
      }
    }
  };
  return {
    layer_type: 'pool',
    sx,
    stride,
    out_sx,
    out_sy,
    out_depth,
    forward(volume) {
      below = volume;
      above = new convnetjs.Vol(out_sx, out_sy, out_depth, 0);
      visit((to, from) => (above.w[to]! += below.w[from]! * share));
      return above;
    },
    backward() {
      below.dw.fill(0);
      visit((to, from) => (below.dw[from]! += above.dw[to]! * share));
    },
    getParamsAndGrads: () => [],
  };
}
