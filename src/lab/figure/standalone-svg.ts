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
  originals.forEach((original, index) => {
    const computed = getComputedStyle(original);
    const target = copies[index]!;
    for (const property of PROPERTIES) target.setAttribute(property, computed.getPropertyValue(property));
    target.removeAttribute('class');
  });
  const [, , width, height] = (svg.getAttribute('viewBox') ?? '0 0 0 0').split(' ');
  const ground = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
  ground.setAttribute('width', width!);
  ground.setAttribute('height', height!);
  ground.setAttribute('fill', getComputedStyle(document.body).backgroundColor);
  copy.prepend(ground);
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  return new XMLSerializer().serializeToString(copy);
}
