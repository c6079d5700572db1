// The page about reading offline: how much of the guide this browser keeps, and the means to change that.
import type { Count, FromWorker, ToWorker } from '../../offline/messages.ts';
import { takeOver } from './offer.ts';

const WISH = 'offline';
const message = document.querySelector<HTMLElement>('.offline-standing');
/** The guide's first page; the worker stands beside it and serves all that begins so. */
const scope = new URL(message?.dataset['base'] ?? '/', location.href).href;
const worker = new URL('sw.js', scope).href;
const REFUSED =
  'This browser keeps nothing for this address. That is so in private windows, where storage is switched off, and where the address does not begin with https.';
const NO_ROOM =
  'This browser has no room for the guide, which can be read with a network only. The next page that you open tries again.';

type Action = 'keep' | 'complete' | 'show' | 'remove';

interface Standing {
  words: string;
  actions: readonly Action[];
}

/** The registration of this guide: another site of the same host may have one for all its paths. */
async function ours(): Promise<ServiceWorkerRegistration | undefined> {
  const registration = await navigator.serviceWorker.getRegistration(scope);
  return registration?.scope === scope ? registration : undefined;
}

/** @returns undefined from a worker that is about to end */
function count(worker: ServiceWorker): Promise<Count | undefined> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener('message', (event: MessageEvent<Count>) => resolve(event.data), { once: true });
    port1.start();
    setTimeout(resolve, 3000, undefined);
    worker.postMessage('count' satisfies ToWorker, [port2]);
  });
}

/** Whether this page has seen the guide being fetched for the first time. */
let fetching = false;
/** Whether a worker has found no room since the reader last asked for something. */
let full = false;

async function standing(): Promise<Standing> {
  if (import.meta.env.DEV) return { words: 'npm run dev keeps nothing.', actions: [] };
  const registration = await ours();
  const { active, installing, waiting } = registration ?? {};
  if (full && !active) {
    fetching = false;
    return { words: NO_ROOM, actions: ['keep', 'remove'] };
  }
  if (!registration || !(active || installing || waiting)) return { words: nothingKept(), actions: ['keep'] };
  const newest = active ?? waiting ?? installing;
  const { kept = 0, all = 0 } = (newest && (await count(newest))) ?? {};
  if (!active) {
    fetching = true;
    const words = `The guide is being fetched: ${kept} of ${all} files. You may read on meanwhile.`;
    return { words, actions: ['remove'] };
  }
  fetching = false;
  if (kept < all) {
    const missing = `Of the ${all} files of the guide ${all - kept} are missing in this browser`;
    const words = full
      ? `${missing}, which has no room for them: they can be read with a network only.`
      : `${missing}.`;
    return { words, actions: ['complete', 'remove'] };
  }
  const words = `The whole guide is kept in this browser, in ${all} files.`;
  if (waiting) {
    return { words: `${words} A newer version has been fetched, too.`, actions: ['show', 'remove'] };
  }
  return { words: full ? `${words} There was no room for the newer version.` : words, actions: ['remove'] };
}

function nothingKept(): string {
  if (localStorage.getItem(WISH) === 'no') return 'Nothing is kept in this browser, as you asked.';
  if (fetching) return 'Fetching the guide ended too early. The next page that you open goes on with it.';
  const { connection } = navigator as Navigator & { connection?: { saveData: boolean } };
  return connection?.saveData
    ? 'Nothing is kept in this browser: it is set to save data.'
    : 'Nothing is kept in this browser yet.';
}

async function remove(): Promise<void> {
  localStorage.setItem(WISH, 'no');
  const registration = await ours();
  registration?.installing?.postMessage('stop' satisfies ToWorker);
  await registration?.unregister();
  fetching = false;
  for (const name of await caches.keys()) if (name.endsWith(scope)) await caches.delete(name);
}

async function keep(): Promise<void> {
  localStorage.setItem(WISH, 'yes');
  const { active } = await navigator.serviceWorker.register(worker);
  // One that was removed while another tab used it comes back with nothing kept.
  active?.postMessage('complete' satisfies ToWorker);
}

async function act(action: Action): Promise<void> {
  full = false;
  if (action === 'keep') return keep();
  if (action === 'remove') return remove();
  const registration = await ours();
  if (!registration) return;
  if (action === 'show') takeOver(registration);
  else registration.active?.postMessage('complete' satisfies ToWorker);
}

/** Rejects where the browser refuses workers. */
async function listen(): Promise<void> {
  const { serviceWorker } = navigator;
  serviceWorker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
    full ||= data === 'full';
    void show();
  };
  // What there was no room for is here.
  serviceWorker.oncontrollerchange = () => (full = false);
}

const buttons = [...document.querySelectorAll<HTMLButtonElement>('.offline-actions button')];

async function show(): Promise<void> {
  const { words, actions } = await standing().catch((): Standing => ({ words: REFUSED, actions: [] }));
  // Files are counted for the eye; the rest is read aloud.
  message?.setAttribute('aria-busy', String(fetching));
  if (message && message.textContent !== words) message.textContent = words;
  for (const button of buttons) button.hidden = !actions.includes(button.value as Action);
}

for (const button of buttons) {
  button.addEventListener('click', () => void act(button.value as Action).then(show, show));
}
void listen().then(show, show);
// There is no event for a file that has been fetched.
setInterval(() => void (document.hidden || show()), 1000);
