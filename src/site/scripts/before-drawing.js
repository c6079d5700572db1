{
  const { dataset } = document.documentElement;
  dataset.scripted = '';
  try {
    const chosen = localStorage.getItem('page-colour');
    if (chosen === 'dark' || chosen === 'light') dataset.theme = chosen;
  } catch {}
  // Where a script does not arrive, the page is one without scripts: recordings instead of buttons that would do nothing.
  addEventListener(
    'error',
    ({ target }) => {
      if (target.localName === 'script') delete dataset.scripted;
    },
    true,
  );
}
