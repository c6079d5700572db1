import { stream } from '../../lab/contract/random.ts';
import { COUPLINGS, drawTexture, PIXELS, SIDE } from '../../lab/demos/kernel-race/texture.ts';
import { Panel, Panels, type Size } from '../../lab/figure/index.ts';

const SEED = 21;
const LEVELS = 9;

const alt =
  'Four images of 11 by 11 grey pixels. In the second, neighbours are alike a little more often than in the first; to the eye they are hard to tell apart. With the pixels moved to three times their place both look like noise.';

const PICTURES = [
  { title: 'τ = 0.6', texture: 0, gap: 1 },
  { title: 'τ = 0.9', texture: 1, gap: 1 },
  { title: 'τ = 0.6, moved', texture: 0, gap: 3 },
  { title: 'τ = 0.9, moved', texture: 1, gap: 3 },
] as const;

/** One path for each level of grey; a pixel is a unit square. */
function Grey({ texture, gap }: { texture: number; gap: number }) {
  const image = new Float32Array(PIXELS);
  drawTexture(texture, gap, stream(SEED, texture), image);
  const paths = Array<string>(LEVELS).fill('');
  image.forEach((value, u) => {
    const level = Math.max(0, Math.min(LEVELS - 1, Math.round((value + 2) * ((LEVELS - 1) / 4))));
    paths[level] += `M${u % SIDE} ${Math.floor(u / SIDE)}h1v1h-1z`;
  });
  return (
    <g id={`texture-${texture}-${gap}`}>
      {paths.map((d, level) => d && <path key={level} d={d} fill-opacity={level / (LEVELS - 1)} />)}
    </g>
  );
}

function Picture({
  width,
  height,
  wide,
  picture,
}: Size & { wide: boolean; picture: (typeof PICTURES)[number] }) {
  const side = Math.min(width, height - 34);
  return (
    <Panel title={picture.title} width={width} height={height}>
      <g
        class="texture"
        fill="currentColor"
        transform={`translate(0 34)scale(${Math.round((100 * side) / SIDE) / 100})`}
      >
        {wide ? <use href={`#texture-${picture.texture}-${picture.gap}`} /> : <Grey {...picture} />}
      </g>
    </Panel>
  );
}

export default function TwoTextures() {
  if (COUPLINGS.join() !== '0.6,0.9') throw new Error('The titles say 0.6 and 0.9.');
  return (
    <Panels
      alt={alt}
      panels={PICTURES.map((picture) => ({
        draw: (size) => <Picture {...size} picture={picture} />,
        wide: [202, 236] as const,
        narrow: [145, 179] as const,
      }))}
    />
  );
}
