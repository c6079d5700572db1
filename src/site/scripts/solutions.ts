// The words of a folded solution say what a press does now.
for (const details of document.querySelectorAll<HTMLDetailsElement>('details.solution')) {
  const summary = details.querySelector('summary');
  details.addEventListener('toggle', () => {
    if (summary) summary.textContent = details.open ? 'Hide the solution' : 'Show the solution';
  });
}
