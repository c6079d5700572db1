// The claim under the pointer or the focus: its arcs stand out.
const rows = [...document.querySelectorAll<HTMLElement>('.claims-line')];

function choose(row: HTMLElement, label: string | undefined): void {
  row.toggleAttribute('data-chosen', label !== undefined);
  for (const path of row.querySelectorAll<SVGPathElement>('path[data-from]')) {
    const { from, to } = path.dataset;
    path.classList.toggle('chosen', label !== undefined && (from === label || to === label));
  }
}

for (const row of rows) {
  const labelOf = ({ target }: Event) =>
    target instanceof Element ? target.closest<HTMLElement>('[data-claim]')?.dataset['claim'] : undefined;
  row.addEventListener('pointerover', (event) => choose(row, labelOf(event)));
  row.addEventListener('pointerleave', () => choose(row, undefined));
  row.addEventListener('focusin', (event) => choose(row, labelOf(event)));
  row.addEventListener('focusout', () => choose(row, undefined));
}

export {};
