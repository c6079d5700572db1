// The map on the home page: all arcs but those of the chapter under the pointer or the focus are dimmed.
const map = document.querySelector<HTMLElement>('.map');

function choose(event: Event): void {
  if (!map) return;
  const row = event.target instanceof Element ? event.target.closest<HTMLElement>('li[data-chapter]') : null;
  const chosen = row?.dataset['chapter'];
  const arcs = [...map.querySelectorAll('.arc')];
  for (const arc of arcs) {
    const ends = arc.getAttribute('data-ends')?.split(' ') ?? [];
    arc.classList.toggle('chosen', chosen !== undefined && ends.includes(chosen));
  }
  if (chosen === undefined) delete map.dataset['chosen'];
  else map.dataset['chosen'] = chosen;
}

map?.addEventListener('pointerover', choose);
map?.addEventListener('focusin', choose);
map?.addEventListener('pointerleave', choose);
map?.addEventListener('focusout', choose);
