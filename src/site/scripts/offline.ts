import { href } from '../href.ts';

/**
 * Asks the browser to keep the guide, once the page has loaded and has nothing else to do; tells of a newer version.
 * Not where data is to be saved, unless the reader has asked for it (see /offline/) or the guide is kept already.
 */
async function keep(): Promise<void> {
  try {
    const { serviceWorker, connection } = navigator as Navigator & { connection?: { saveData: boolean } };
    const wish = localStorage.getItem('offline');
    const saving = !wish && connection?.saveData && !serviceWorker.controller;
    // A page that another site shows in a frame is a visit to that site.
    if (wish === 'no' || saving || self !== top) return;
    const registration = await serviceWorker.register(new URL('sw.js', new URL(href('/'), location.href)));
    const look = () => {
      const { installing, waiting, active } = registration;
      if (installing) installing.onstatechange = look;
      if (waiting && active) void import('./offline/offer.ts').then(({ offer }) => offer(registration));
    };
    look();
    registration.onupdatefound = look;
  } catch {
    // Without https, in a private window, with storage denied: the guide is read over the network.
  }
}

if (import.meta.env.PROD) addEventListener('load', () => (self.requestIdleCallback ?? setTimeout)(keep));
