import { href } from '../href.ts';

/**
 * Asks the browser to keep the guide, once the page has loaded and has nothing else to do; tells of a newer version.
 * Not where data is to be saved, unless the reader has asked for it (see /offline/) or the guide is kept already.
 */
async function keep(): Promise<void> {
  try {
    const { serviceWorker, connection } = navigator as Navigator & { connection?: { saveData: boolean } };
    const saving = connection?.saveData && !serviceWorker.controller;
    // A page that another site shows in a frame is a visit to that site.
    if (self !== top || (localStorage.getItem('offline') ?? (saving ? 'no' : 'yes')) !== 'yes') return;
    const registration = await serviceWorker.register(href('/sw.js'));
    const look = () => {
      if (registration.waiting && registration.active) {
        void import('./offline/offer.ts').then(({ offer }) => offer(registration));
      }
    };
    const watch = () => registration.installing?.addEventListener('statechange', look);
    look();
    watch();
    registration.addEventListener('updatefound', watch);
  } catch {
    // Without https, in a private window, with storage denied: the guide is read over the network.
  }
}

if (import.meta.env.PROD) addEventListener('load', () => (self.requestIdleCallback ?? setTimeout)(keep));
