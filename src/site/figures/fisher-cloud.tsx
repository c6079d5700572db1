import { Axes, Line, makeScale, OFFSET, Panel, Panels, type Pixel } from '../../lab/figure/index.ts';
import { deviations, errors } from './fisher-cloud/fits.ts';

const FITS = 240;
const SMALL = 40;
const LARGE = 400;
/** Half the width of the frame, and half its height, in units of √n times an error. */
const [WIDE, HIGH] = [10, 8];

const clouds = { small: errors(SMALL, FITS), large: errors(LARGE, FITS) };

function isInside([along, across]: readonly [number, number]): boolean {
  return Math.abs(along) <= WIDE && Math.abs(across) <= HIGH;
}

/** Fits beyond the ellipse of two standard deviations, and beyond the frame. */
function count(cloud: readonly (readonly [number, number])[]) {
  const beyond = cloud.filter(
    ([along, across]) => (along / deviations.along) ** 2 + (across / deviations.across) ** 2 > 4,
  );
  return { beyond: beyond.length, cut: cloud.filter((error) => !isInside(error)).length };
}

const [small, large] = [count(clouds.small), count(clouds.large)];

const alt = `Two panels with the errors of ${FITS} fits each, times the root of the number of examples, and the two ellipses of the theory, longer to the right than upwards. First, ${SMALL} examples: the cloud leans to the right; ${small.beyond} fits lie beyond two standard deviations, ${small.cut} of them beyond the frame. Second, ${LARGE} examples: the cloud fills the ellipses; ${large.beyond} fits lie beyond, where ${Math.round(FITS * Math.exp(-2))} are expected.`;

interface ErrorsProps {
  cloud: keyof typeof clouds;
  width: number;
  height: number;
}

function Errors({ cloud, width, height }: ErrorsProps) {
  const x = makeScale('linear', [-WIDE, WIDE], [46, width - 14]);
  const y = makeScale('linear', [-HIGH, HIGH], [height - 66 - OFFSET, 44]);
  const place = `translate(${x.at(0)} ${y.at(0)})scale(${x.at(1) - x.at(0)} ${y.at(1) - y.at(0)})`;
  const ellipse = (size: number) =>
    Array.from({ length: 73 }, (_, i): Pixel => {
      const angle = (2 * Math.PI * i) / 72;
      return [
        x.at(size * deviations.along * Math.cos(angle)),
        y.at(size * deviations.across * Math.sin(angle)),
      ];
    });
  return (
    <Panel title={`${cloud === 'small' ? SMALL : LARGE} examples`} width={width} height={height}>
      <g transform={place}>
        <Cloud cloud={cloud} />
      </g>
      <Line points={ellipse(1)} />
      <Line points={ellipse(2)} />
      <Axes x={x} y={y} xName={{ words: 'along the true weights', symbol: '' }} />
    </Panel>
  );
}

/** In the units of the plot: strokes of hardly any length with round ends, which do not scale with the plot. */
function Cloud({ cloud }: { cloud: keyof typeof clouds }) {
  const dots = clouds[cloud]
    .filter(isInside)
    .map(([along, across]) => `M${along.toFixed(1)} ${across.toFixed(1)}h.01`);
  return (
    <path class="path bold" style={{ strokeLinecap: 'round', strokeWidth: '3.5px' }} d={dots.join('')} />
  );
}

export default function FisherCloud() {
  return (
    <Panels
      alt={alt}
      panels={[
        { draw: (size) => <Errors {...size} cloud="small" />, wide: [444, 370], narrow: [300, 290] },
        { draw: (size) => <Errors {...size} cloud="large" />, wide: [444, 370], narrow: [300, 290] },
      ]}
    />
  );
}
