import {
  Axes,
  Line,
  LineLabel,
  makeScale,
  Mark,
  OFFSET,
  Panel,
  Panels,
  type Pixel,
  type Size,
} from '../../lab/figure/index.ts';
import { PIXELS, SEEN } from './shifted-networks.ts';

/** Pixels on the ring of the first panel, and taps of the local maps. */
const N = 24;
const K = 3;

const alt = `First panel: error per output pixel, in units of the noise, of five linear maps of ${N} pixels against the number of examples, on logarithmic axes. The dense map falls from a pole at 25 to 0.025 at 1,000 examples; a locally connected one with ${K} weights for each output to 0.003; a convolution with all ${N} taps to 0.001; one with ${K} taps to 0.00013. The dense map averaged over the shifts has the pole of the dense map and comes down to the convolution. Second panel: error of trained networks relative to predicting the mean, against the number of images. The dense network goes from ${SEEN.dense[0].error} at ${SEEN.dense[0].images} images to ${SEEN.dense.at(-1)!.error} at ${SEEN.dense.at(-1)!.images}; trained on all ${PIXELS} shifts of each image it has the same errors at a sixteenth of the images; the convolutional network needs fewer still, with ${SEEN.convolution[0].error} at ${SEEN.convolution[0].images} and ${SEEN.convolution.at(-1)!.error} at ${SEEN.convolution.at(-1)!.images}.`;

const LAWS = {
  dense: (n: number) => N / (n - N - 1),
  local: (n: number) => K / (n - K - 1),
  averaged: (n: number) => 1 / (n - N - 1),
  convolution: (n: number) => ((N - 2) / (n - 1) + 2 / (n - 2)) / N,
};

/** Close steps after a pole, then even ones on the logarithmic axis. */
function counts(from: number): number[] {
  return Array.from({ length: 40 }, (_, i) => from + 0.25 * ((4 * (1000 - from)) ** (i / 39) - 1));
}

function Dashed({ points }: { points: readonly Pixel[] }) {
  const at = points.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`);
  return <path class="theory" stroke-dasharray="6 4" d={`M${at.join('L')}`} />;
}

function Laws(size: Size) {
  const top = 30;
  const x = makeScale('log', [2, 1000], [64, size.width - 72]);
  const y = makeScale('log', [1e-4, top], [size.height - 66 - OFFSET, 44]);
  const line = (law: (n: number) => number, pole: number): Pixel[] =>
    counts(pole + 0.05)
      .filter((n) => n >= 2 && law(n) <= top)
      .map((n) => [x.at(n), y.at(law(n))]);
  const few = counts(2.2);
  return (
    <Panel {...size} title="Five linear maps, error per output over σ²">
      <Line points={few.map((n): Pixel => [x.at(n), y.at((K / N) * LAWS.convolution(n))])} />
      <Line points={line(LAWS.dense, N + 1)} />
      <Line points={line(LAWS.local, K + 1)} />
      <Dashed points={line(LAWS.averaged, N + 1)} />
      <Line points={line(LAWS.convolution, 2)} />
      <Line points={few.map((n): Pixel => [x.at(n), y.at(K / n / N)])} />
      <Axes x={x} y={y} xName={{ words: 'examples', symbol: 'n' }} />
      <LineLabel x={x.at(1000) + 8} y={y.at(LAWS.dense(1000)) + 5} text="dense" />
      <LineLabel x={x.at(1000) + 8} y={y.at(LAWS.local(1000)) + 2} text="local" />
      <LineLabel x={x.at(1000) + 8} y={y.at(LAWS.convolution(1000)) + 8} text="24 taps" />
      <LineLabel x={x.at(1000) + 8} y={y.at(K / 1000 / N) + 5} text="3 taps" />
    </Panel>
  );
}

function Networks(size: Size) {
  const x = makeScale('log', [3, 2500], [56, size.width - 14]);
  const y = makeScale('log', [0.03, 2.5], [size.height - 66 - OFFSET, 44]);
  const marks = (
    points: readonly { images: number; error: number }[],
    shape: 'disc' | 'diamond' | 'triangle',
  ) =>
    points.map(({ images, error }) => (
      <Mark key={`${shape}${images}`} shape={shape} x={x.at(images)} y={y.at(error)} scale={0.8} />
    ));
  return (
    <Panel {...size} title="Trained networks; to predict the mean has 1">
      <path class="theory" stroke-dasharray="3 5" d={`M${x.at(3)} ${y.at(1)}H${x.at(2500)}`} />
      <Line points={SEEN.dense.map(({ images, error }): Pixel => [x.at(images / PIXELS), y.at(error)])} />
      {marks(SEEN.dense, 'disc')}
      {marks(SEEN.augmented, 'diamond')}
      {marks(SEEN.convolution, 'triangle')}
      <Axes x={x} y={y} xName={{ words: 'images', symbol: 'n' }} />
      <LineLabel x={x.at(330)} y={y.at(0.42)} text="dense" />
      <LineLabel x={x.at(21)} y={y.at(0.42)} text="all shifts" />
      <LineLabel x={x.at(3.4)} y={y.at(0.042)} text="convolution" />
    </Panel>
  );
}

export default function OneSky() {
  return (
    <Panels
      alt={alt}
      panels={[
        { draw: Laws, wide: [444, 380], narrow: [300, 320] },
        { draw: Networks, wide: [444, 380], narrow: [300, 320] },
      ]}
    />
  );
}
