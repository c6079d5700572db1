/** What the address names; `:target` is not known yet when a page's first scripts run. */
function target(): Element | null {
  try {
    return document.getElementById(decodeURIComponent(location.hash.slice(1)));
  } catch {
    // An address that cannot be decoded names nothing, and is no error.
    return null;
  }
}

// An address that names a folded answer opens it; its answer is open on paper.
function openTarget(): void {
  const named = target();
  if (named instanceof HTMLDetailsElement) named.open = true;
}
openTarget();
addEventListener('hashchange', openTarget);
// Choosing the same mark twice changes no address.
document.addEventListener('click', (event) => {
  const link = event.target instanceof Element ? event.target.closest('a[href^="#"]') : null;
  if (link && link.getAttribute('href') === location.hash) openTarget();
});

let opened: HTMLDetailsElement[] = [];
addEventListener('beforeprint', () => {
  opened = [...document.querySelectorAll<HTMLDetailsElement>('.asked details:not([open])')];
  for (const details of opened) details.open = true;
});
addEventListener('afterprint', () => {
  for (const details of opened) details.open = false;
});

export {};
