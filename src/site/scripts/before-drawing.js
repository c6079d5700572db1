{
  const { dataset } = document.documentElement;
  dataset.scripted = '';
  try {
    const chosen = localStorage.getItem('page-colour');
    if (chosen === 'dark' || chosen === 'light') dataset.theme = chosen;
  } catch {}
}
