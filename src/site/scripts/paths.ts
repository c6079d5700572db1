// Boxes to tick at the steps of the reading paths, kept in this browser; what a file brings is added, nothing is lost.
import { readTicks, writeTicks } from './ticks.ts';

const KEY = 'reading-paths';
const steps = [...document.querySelectorAll<HTMLElement>('[data-step]')];
const nameOf = (step: HTMLElement) => step.dataset['step'] ?? '';
const message = document.querySelector('.path-message');

function tell(words: string): void {
  if (message) message.textContent = words;
}

function load(): Set<string> {
  try {
    return new Set(readTicks(localStorage.getItem(KEY) ?? '{"done":[]}'));
  } catch {
    return new Set();
  }
}

/** Steps that this version of the page no longer has stay ticked, in case they come back. */
let done = load();
/** Whether there are ticks on this page alone. */
let unsaved = false;

function save(): void {
  try {
    localStorage.setItem(KEY, writeTicks(done));
    unsaved = false;
  } catch {
    unsaved = true;
    tell(
      'This browser keeps nothing for this site: the ticks last until you leave. Export them to keep them.',
    );
  }
}

function show(): void {
  for (const step of steps) {
    const box = step.querySelector('input');
    if (box) box.checked = done.has(nameOf(step));
  }
  for (const path of document.querySelectorAll('.reading-path')) {
    const own = steps.filter((step) => path.contains(step));
    const words = path.querySelector('.path-done');
    const count = own.filter((step) => done.has(nameOf(step))).length;
    if (words) words.textContent = count > 0 ? `${count} of ${own.length} steps done` : '';
  }
}

for (const step of steps) {
  const box = document.createElement('input');
  box.type = 'checkbox';
  const label = document.createElement('label');
  const words = document.createElement('span');
  words.className = 'visually-hidden';
  words.textContent = `done: ${step.textContent.trim().replaceAll(/\s+/g, ' ')}`;
  label.append(box, words);
  step.prepend(label);
  box.addEventListener('change', () => {
    if (box.checked) done.add(nameOf(step));
    else done.delete(nameOf(step));
    save();
    show();
  });
}

document.querySelector('.path-export')?.addEventListener('click', () => {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([writeTicks(done)], { type: 'application/json' }));
  link.download = 'reading-paths.json';
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
});
document.querySelector<HTMLInputElement>('.path-import')?.addEventListener('change', async (event) => {
  const input = event.target as HTMLInputElement;
  const [file] = input.files ?? [];
  if (!file) return;
  try {
    const added = readTicks(await file.text());
    const before = done.size;
    done = new Set([...done, ...added]);
    save();
    show();
    tell(`${done.size - before} ticks were added.`);
  } catch (error) {
    tell((error as Error).message);
  }
  input.value = '';
});
function takeUp(): void {
  if (unsaved) return;
  done = load();
  show();
}
// Another tab of the guide may tick as well; or this one may have, while the page was left and kept as it was.
addEventListener('storage', ({ key }: StorageEvent) => {
  if (key === KEY) takeUp();
});
addEventListener('pageshow', ({ persisted }: PageTransitionEvent) => {
  if (persisted) takeUp();
});

for (const tools of document.querySelectorAll<HTMLElement>('.path-tools')) tools.hidden = false;
show();
