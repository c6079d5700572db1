// The switch between dark and light page. Without a choice of the reader's, the system's wins; a page takes the choice up in before-drawing.js.
import { keep } from './keep.ts';

const root = document.documentElement;
const system = matchMedia('(prefers-color-scheme: dark)');

function switchColour(): void {
  const shown = root.dataset['theme'] ?? (system.matches ? 'dark' : 'light');
  const chosen = shown === 'dark' ? 'light' : 'dark';
  root.dataset['theme'] = chosen;
  keep('page-colour', chosen);
}

for (const button of document.querySelectorAll('.page-colour'))
  button.addEventListener('click', switchColour);
