{
  const { dataset } = document.documentElement;
  dataset.scripted = '';
  const takeColour = () => {
    try {
      const chosen = localStorage.getItem('page-colour');
      if (chosen === 'dark' || chosen === 'light') dataset.theme = chosen;
    } catch {}
  };
  takeColour();
  // Also chosen elsewhere, before the reader came back to this page as it was.
  addEventListener('pageshow', takeColour);
  // Where a script does not arrive, the page is one without scripts: recordings instead of buttons that would do nothing.
  addEventListener(
    'error',
    ({ target }) => {
      if (target.localName === 'script') delete dataset.scripted;
    },
    true,
  );
}
