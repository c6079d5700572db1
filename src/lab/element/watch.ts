/**
 * Tells whether an element is on the screen, and when its size has changed. A browser without observers computes on
 * off the screen, and draws anew when its window changes.
 * @returns how to end it
 */
export function watch(element: Element, onSight: (seen: boolean) => void, onSize: () => void): () => void {
  const sight =
    typeof IntersectionObserver === 'function' &&
    new IntersectionObserver((entries) => onSight(entries.at(-1)?.isIntersecting ?? true));
  const size = typeof ResizeObserver === 'function' && new ResizeObserver(onSize);
  if (sight) sight.observe(element);
  if (size) size.observe(element);
  else addEventListener('resize', onSize);
  return () => {
    if (sight) sight.disconnect();
    if (size) size.disconnect();
    else removeEventListener('resize', onSize);
  };
}
