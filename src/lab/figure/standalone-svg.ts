/** Properties that the page's styles give to a plot, and that a file of its own has to carry. */
const PROPERTIES = [
  'fill', 'fill-opacity', 'stroke', 'stroke-width', 'stroke-opacity', 'stroke-linejoin', 'stroke-linecap', 'stroke-dasharray',
  'paint-order', 'font-family', 'font-size', 'font-style', 'font-weight', 'text-anchor',
]; // prettier-ignore

/**
 * A plot as a file: colours and type resolved as they are on the page now, on the page's ground. Fonts are named, not
 * embedded; without them a reader's program falls back to its own serif.
 */
export function standaloneSvg(svg: SVGSVGElement): string {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const originals = [svg, ...svg.querySelectorAll('*')];
  const copies = [copy, ...copy.querySelectorAll('*')];
  const hidden: Element[] = [];
  originals.forEach((original, index) => {
    const computed = getComputedStyle(original);
    const target = copies[index]!;
    // What the page hides, such as the points of a recording before a run, is no part of the picture.
    if (computed.display === 'none') hidden.push(target);
    for (const property of PROPERTIES) target.setAttribute(property, computed.getPropertyValue(property));
    for (const property of ['fill', 'stroke']) {
      const { colour, opacity } = withoutAlpha(computed.getPropertyValue(property));
      if (opacity === undefined) continue;
      target.setAttribute(property, colour);
      target.setAttribute(`${property}-opacity`, opacity);
    }
    target.removeAttribute('class');
  });
  for (const element of hidden) element.remove();
  const [, , width, height] = (svg.getAttribute('viewBox') ?? '0 0 0 0').split(' ');
  const ground = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
  ground.setAttribute('width', width!);
  ground.setAttribute('height', height!);
  ground.setAttribute('fill', groundOf(svg));
  copy.prepend(ground);
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  return new XMLSerializer().serializeToString(copy);
}

/** The colour of the page behind a plot. The page's own background may stand on the root or on the body. */
export function groundOf(svg: Element): string {
  return getComputedStyle(svg).getPropertyValue('--paper').trim() || 'white';
}

/**
 * A computed colour with its alpha taken out: `rgba(31, 63, 122, 0.13)` is CSS, which programs that read SVG files
 * draw black or not at all.
 * @returns `opacity` only where the colour is not opaque
 */
export function withoutAlpha(colour: string): { colour: string; opacity?: string } {
  const found = /^rgba\((\S+), (\S+), (\S+), (\S+)\)$/.exec(colour);
  if (!found) return { colour };
  const [, red, green, blue, opacity] = found;
  return { colour: `rgb(${red}, ${green}, ${blue})`, opacity: opacity! };
}
