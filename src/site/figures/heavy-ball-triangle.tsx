import {
  Axes,
  Line,
  LineLabel,
  makeScale,
  OFFSET,
  Panel,
  Panels,
  type Pixel,
  type Size,
} from '../../lab/figure/index.ts';
import { corners, occupied, radius } from './heavy-ball-triangle/radius.ts';

/** Spectral radii whose triangles are drawn; 2/3 belongs to the best constants for κ = 25. */
const RADII = [1, 0.9, 2 / 3];
const NAMES = ['\\rho=1', '\\rho=0.9', '\\rho=2/3'];
const MOMENTA = [
  { beta: 0, name: '\\beta=0', at: 0.8, right: -40, down: 5 },
  { beta: 4 / 9, name: '\\beta=4/9', at: 0.14, right: -68, down: 12 },
  { beta: 0.9, name: '\\beta=0.9', at: 0.0045, right: 0, down: 20 },
];
const KAPPA = 25;
/** Where the axis of the second panel begins. */
const SOFTEST = 1e-3;

const alt = `Two panels. First, in the plane of step size times curvature and momentum: the triangle with corners (0, −1), (0, 1) and (4, 1) in which the heavy ball converges, and inside it, one in the other, the smaller triangles in which the spectral radius is at most 0.9 and two thirds. Their upper edges are horizontal, at the square of the radius. A dotted curve through their upper corners bounds the region above it in which modes ring. Two bars show what a spectrum with condition number ${KAPPA} occupies: without momentum from 0.08 to 1.92, reaching to the edge of the stable region, and with momentum four ninths from 0.11 to 2.78, exactly the upper edge of the triangle for two thirds. Second: the spectral radius against step size times curvature, on a logarithmic axis from 0.001 to 4. Without momentum it falls to zero at 1 and is back at 1 at 2; with momentum four ninths it has a flat floor at two thirds, from 0.11 to 2.78, and with 0.9 one at 0.95, from 0.0026 to 3.8.`;

function Triangles({ width, height }: Size) {
  const x = makeScale('linear', [0, 4], [52, width - 22]);
  const y = makeScale('linear', [-1, 1], [height - 66 - OFFSET, 44]);
  const at = ([u, beta]: readonly [number, number]): Pixel => [x.at(u), y.at(beta)];
  // Where the roots coincide: β = (1 − √(ηh))².
  const critical = Array.from({ length: 81 }, (_, i): Pixel => {
    const root = (2 * i) / 80;
    return at([root ** 2, (1 - root) ** 2]);
  });
  return (
    <Panel title="Momentum against step size × curvature" width={width} height={height}>
      {RADII.map((rho) => (
        <Line key={rho} points={[...corners(rho), corners(rho)[0]!].map(at)} />
      ))}
      <g style="stroke-dasharray: 3 4">
        <Line points={critical} />
      </g>
      <g style="stroke-width: 3">
        {[0, 4 / 9].map((beta) => {
          const [low, high] = occupied(KAPPA, beta);
          return (
            <path
              key={beta}
              class="axis"
              d={`M${x.at(low)} ${y.at(beta)}H${x.at(high)}`}
              style="stroke: currentColor; stroke-width: 4; fill: none"
            />
          );
        })}
      </g>
      <Axes x={x} y={y} xName={{ words: '', symbol: '\\eta h' }} />
      {RADII.map((rho, i) => (
        // Below the middle of the upper edge.
        <LineLabel key={rho} x={x.at(1 + rho ** 2)} y={y.at(rho ** 2) + 17} text={`$${NAMES[i]!}$`} />
      ))}
    </Panel>
  );
}

function Radii({ width, height }: Size) {
  const x = makeScale('log', [SOFTEST, 4], [52, width - 22]);
  const y = makeScale('linear', [0, 1.2], [height - 66 - OFFSET, 44]);
  const curve = (beta: number): Pixel[] => {
    // Between its corners the curve is flat, and behind the second it is as steep as a root.
    const [low, high, end] = [(1 - Math.sqrt(beta)) ** 2, (1 + Math.sqrt(beta)) ** 2, 2.2 * (1 + beta / 1.2)];
    return Array.from({ length: 81 }, (_, i) => SOFTEST * (4 / SOFTEST) ** (i / 80))
      .filter((u) => u < low)
      .concat([1, 0.5, 0.1, 0].map((part) => low * (1 - 0.05 * part)))
      .concat(Array.from({ length: 9 }, (_, i) => high + (end - high) * (i / 8) ** 2))
      .filter((u) => u > SOFTEST)
      .sort((a, b) => a - b)
      .map((u) => [x.at(u), y.at(radius(u, beta))]);
  };
  return (
    <Panel title="Largest modulus of the roots" width={width} height={height}>
      <path
        class="axis"
        d={`M${x.at(SOFTEST)} ${y.at(1)}H${x.at(4)}`}
        style="stroke: currentColor; stroke-width: 1; stroke-dasharray: 2 4; fill: none"
      />
      {MOMENTA.map(({ beta }) => (
        <Line key={beta} points={curve(beta)} />
      ))}
      <Axes x={x} y={y} xName={{ words: '', symbol: '\\eta h' }} />
      {MOMENTA.map(({ beta, name, at, right, down }) => (
        <LineLabel key={beta} x={x.at(at) + right} y={y.at(radius(at, beta)) + down} text={`$${name}$`} />
      ))}
    </Panel>
  );
}

export default function HeavyBallTriangle() {
  return (
    <Panels
      alt={alt}
      panels={[
        { draw: Triangles, wide: [444, 380], narrow: [300, 380] },
        { draw: Radii, wide: [444, 380], narrow: [300, 300] },
      ]}
    />
  );
}
