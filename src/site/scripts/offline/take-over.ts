import type { ToWorker } from '../../offline/messages.ts';

/** Whether it was on this page that the reader asked for the newer version. */
export let asked = false;

/** Lets the waiting version take over, and shows it on this page. */
export function takeOver({ waiting }: ServiceWorkerRegistration): void {
  asked = true;
  const reload = () => location.reload();
  // Another tab was quicker.
  if (!waiting) return reload();
  navigator.serviceWorker.addEventListener('controllerchange', reload, { once: true });
  waiting.postMessage('take over' satisfies ToWorker);
}
