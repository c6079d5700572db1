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
import { eigenvalues, KERNEL, matrix, N } from './circulant-spectrum/spectrum.ts';

const alt = `Two panels. First, a circulant matrix of ${N} rows: three diagonals of equal entries, the one below the main diagonal the strongest, and one entry in each of the two far corners, where the outer diagonals wrap around. Second, its ${N} eigenvalues in the complex plane, evenly round an ellipse about ${KERNEL.self} with half-axes 1.25 and 0.75; without the two corner entries all ${N} eigenvalues lie on the real axis, between the foci of the ellipse at −0.5 and 1.5.`;

function Matrix({ width, height }: Size) {
  const side = Math.floor((height - 44) / N);
  const left = Math.round((width - side * N) / 2);
  const cells = matrix(true).flatMap((row, i) =>
    row.flatMap((value, j) => (value === 0 ? [] : [{ value, i, j, corner: Math.abs(i - j) === N - 1 }])),
  );
  return (
    <Panel title="The weights of a convolution" width={width} height={height}>
      <rect
        x={left}
        y={38}
        width={side * N}
        height={side * N}
        fill="none"
        stroke="currentColor"
        stroke-opacity={0.35}
      />
      {cells.map(({ value, i, j, corner }) => (
        <rect
          key={`${i} ${j}`}
          x={left + side * j + (corner ? 2.5 : 1)}
          y={38 + side * i + (corner ? 2.5 : 1)}
          width={side - (corner ? 5 : 2)}
          height={side - (corner ? 5 : 2)}
          fill={corner ? 'none' : 'currentColor'}
          fill-opacity={0.75 * value}
          {...(corner ? { stroke: 'currentColor', 'stroke-width': 1.5 } : {})}
        />
      ))}
    </Panel>
  );
}

function Spectrum({ width, height }: Size) {
  const x = { ...makeScale('linear', [-0.9, 1.9], [66, width - 14]), ticks: [-0.5, 0.5, 1.5].map(tick) };
  // The same unit in both directions, as the complex plane has.
  const half = ((height - 66 - OFFSET - 44) / (width - 14 - 66)) * 1.4;
  const y = {
    ...makeScale('linear', [-half, half], [height - 66 - OFFSET, 44]),
    ticks: [-0.75, 0, 0.75].map(tick),
  };
  const { before, self, after } = KERNEL;
  const ellipse = Array.from({ length: 65 }, (_, i): Pixel => {
    const angle = (2 * Math.PI * i) / 64;
    return [x.at(self + (before + after) * Math.cos(angle)), y.at((before - after) * Math.sin(angle))];
  });
  const focus = 2 * Math.sqrt(before * after);
  return (
    <Panel title="Its eigenvalues" width={width} height={height}>
      <Line points={ellipse} />
      <Line points={[-focus, focus].map((from): Pixel => [x.at(self + from), y.at(0)])} />
      {eigenvalues(matrix(true)).map(([real, imaginary], i) => (
        <Mark key={i} shape="disc" x={x.at(real)} y={y.at(imaginary)} scale={0.8} />
      ))}
      {eigenvalues(matrix(false)).map(([real, imaginary], i) => (
        <Mark key={i} shape="diamond" x={x.at(real)} y={y.at(imaginary)} scale={0.7} />
      ))}
      <Axes x={x} y={y} xName={{ words: 'real part', symbol: '' }} />
      <LineLabel x={x.at(self)} y={y.at(before - after) - 14} anchor="middle" text="on the ring" />
      <LineLabel x={x.at(self)} y={y.at(0) - 14} anchor="middle" text="open ends" />
    </Panel>
  );
}

function tick(value: number) {
  return { value, label: String(value).replace('-', '−') };
}

export default function CirculantSpectrum() {
  return (
    <Panels
      alt={alt}
      panels={[
        { draw: Matrix, wide: [444, 340], narrow: [300, 300] },
        { draw: Spectrum, wide: [444, 340], narrow: [300, 300] },
      ]}
    />
  );
}
