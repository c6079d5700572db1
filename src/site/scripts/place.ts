interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/**
 * Where a popover stands, in px of the window: under its link if there is room, else above it if there is more room there,
 * and always inside the window's width.
 */
export function place(
  link: Box,
  popover: { width: number; height: number },
  view: { width: number; height: number },
) {
  const gap = 8;
  const edge = 12;
  const below = view.height - (link.top + link.height) - gap - edge;
  const above = link.top - gap - edge;
  const under = below >= popover.height || below >= above;
  const top = under ? link.top + link.height + gap : link.top - gap - popover.height;
  const left = Math.max(edge, Math.min(link.left, view.width - edge - popover.width));
  return { left, top };
}
