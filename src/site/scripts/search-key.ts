// The key / leads to the search, unless somebody is typing.
document.addEventListener('keydown', (event) => {
  if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return;
  const typing =
    event.target instanceof Element && event.target.closest('input, textarea, select, [contenteditable]');
  const link = document.querySelector<HTMLAnchorElement>('.masthead [data-search]');
  if (typing || !link) return;
  event.preventDefault();
  const field = document.querySelector<HTMLInputElement>('#search-words');
  if (field) field.focus();
  else location.href = link.href;
});

export {};
