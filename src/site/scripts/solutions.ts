// The words of a folded solution say what a press does now.
const solutions = [...document.querySelectorAll<HTMLDetailsElement>('details.solution')];
for (const details of solutions) {
  const summary = details.querySelector('summary');
  details.addEventListener('toggle', () => {
    if (summary) summary.textContent = details.open ? 'Hide the solution' : 'Show the solution';
  });
}

// On paper all solutions are open; print.css says so too, for browsers that know ::details-content.
let opened: HTMLDetailsElement[] = [];
addEventListener('beforeprint', () => {
  opened = solutions.filter((details) => !details.open);
  for (const details of opened) details.open = true;
});
addEventListener('afterprint', () => {
  for (const details of opened) details.open = false;
});
