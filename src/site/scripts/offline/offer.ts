// Not with the page: most pages never show this line.
import styles from '../../styles/offer.css?url';
import type { ToWorker } from '../../offline/messages.ts';

/** A reader who said “later” is left alone in this tab. */
const LATER = 'offline-later';

function dismissed(): boolean {
  try {
    return sessionStorage.getItem(LATER) === 'yes';
  } catch {
    return false;
  }
}

let line: HTMLElement | undefined;

function addStyles(): void {
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = styles;
  document.head.append(link);
}

function say(words: string, action: string, act: () => void): void {
  line?.remove();
  line = document.createElement('aside');
  line.className = 'offer';
  line.setAttribute('aria-label', 'Versions of the guide');
  const text = document.createElement('span');
  text.setAttribute('role', 'status');
  const later = () => {
    line?.remove();
    try {
      sessionStorage.setItem(LATER, 'yes');
    } catch {
      // It lasts for this page.
    }
  };
  line.append(text, ' ', button(action, act), ' ', button('Later', later));
  document.querySelector('.page')?.append(line);
  // What is said in an element that was just made is not read aloud.
  requestAnimationFrame(() => (text.textContent = words));
}

function button(words: string, act: () => void): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.textContent = words;
  made.addEventListener('click', act);
  return made;
}

/** Whether it was on this page that the reader asked for the newer version. */
let asked = false;

/** Lets the waiting version take over, and shows it on this page. */
export function takeOver({ waiting }: ServiceWorkerRegistration): void {
  asked = true;
  const reload = () => location.reload();
  // Another tab was quicker.
  if (!waiting) return reload();
  navigator.serviceWorker.addEventListener('controllerchange', reload, { once: true });
  waiting.postMessage('take over' satisfies ToWorker);
}

let offered = false;

/** Says that a newer version waits. Nothing changes until the reader asks. */
export function offer(registration: ServiceWorkerRegistration): void {
  if (offered) return;
  offered = true;
  addStyles();
  if (!dismissed()) {
    say('A new version of this guide is here.', 'Show it', () => takeOver(registration));
  }
  navigator.serviceWorker.addEventListener('controllerchange', () => {
    if (asked) return;
    const reload = () => location.reload();
    say(
      'Another tab shows a newer version of this guide. This page is of the one before.',
      'Show it here',
      reload,
    );
  });
}
