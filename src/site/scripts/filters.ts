// Filters that combine, and that the address keeps: ?theme=sgd&cost=free. Without this each link filters alone, by its anchor.
import { writeAddress } from './address.ts';

for (const nav of document.querySelectorAll<HTMLElement>('.filters')) {
  const list = document.getElementById(nav.dataset['list'] ?? '');
  if (list) enhance(nav, [...list.children] as HTMLElement[]);
}
tellIgnored();

/** Says what the address asks for that no filter of the page knows, and takes it out of the address. */
function tellIgnored(): void {
  const nav = document.querySelector('.filters');
  const values = (key: string) =>
    [...document.querySelectorAll<HTMLElement>(`[data-filter="${CSS.escape(key)}"] a`)].map(
      (link) => link.dataset['value'],
    );
  const address = new URL(location.href);
  const ignored = [...address.searchParams].filter(([key, value]) => !values(key).includes(value));
  if (!nav || ignored.length === 0) return;
  for (const [key, value] of ignored) address.searchParams.delete(key, value);
  history.replaceState(history.state, '', address);
  const names = ignored.slice(0, 3).map((pair) => short(pair.join(' = ')));
  const more = ignored.length > names.length ? ` and ${ignored.length - names.length} more` : '';
  const told = document.createElement('p');
  told.setAttribute('role', 'status');
  told.className = 'filter-ignored';
  told.textContent = `${names.join(', ')}${more}: there is no such filter; ignored.`;
  nav.append(told);
}

function short(text: string): string {
  const seen = text.replaceAll(/[\p{Cc}\p{Cf}]/gu, '\uFFFD');
  return seen.length > 40 ? `${seen.slice(0, 40)}…` : seen;
}

function enhance(nav: HTMLElement, items: readonly HTMLElement[]): void {
  const links = [...nav.querySelectorAll<HTMLAnchorElement>('[data-filter] a')];
  const keyOf = (link: HTMLElement) => link.closest<HTMLElement>('[data-filter]')?.dataset['filter'] ?? '';
  const count = nav.querySelector('.filter-count');
  const all = nav.querySelector('.filter-all');
  /** The class chosen for each key. */
  const chosen = new Map<string, HTMLAnchorElement>();

  const show = () => {
    const classes = [...chosen.values()].map((link) => link.hash.slice(1));
    for (const item of items) item.hidden = !classes.every((name) => item.classList.contains(name));
    for (const link of links) link.setAttribute('aria-pressed', String(chosen.get(keyOf(link)) === link));
    const shown = items.filter((item) => !item.hidden).length;
    if (count) count.textContent = chosen.size > 0 ? `${shown} shown` : '';
    const address = new URL(location.href);
    for (const link of links) address.searchParams.delete(keyOf(link));
    for (const [key, link] of chosen) address.searchParams.set(key, link.dataset['value'] ?? '');
    writeAddress(address);
  };
  const toggle = (link: HTMLAnchorElement) => {
    if (chosen.get(keyOf(link)) === link) chosen.delete(keyOf(link));
    else chosen.set(keyOf(link), link);
    show();
  };
  for (const link of links) {
    link.setAttribute('role', 'button');
    link.addEventListener('click', (event) => {
      event.preventDefault();
      toggle(link);
    });
    link.addEventListener('keydown', (event) => {
      if (event.key !== ' ') return;
      event.preventDefault();
      toggle(link);
    });
  }
  all?.addEventListener('click', (event) => {
    event.preventDefault();
    chosen.clear();
    show();
  });
  // An entry that the address names must not be hidden by what else it asks for.
  const named = items.find((item) => item.id !== '' && `#${item.id}` === location.hash);
  const asked = new URLSearchParams(location.search);
  const byAnchor = links.find((link) => link.hash === location.hash);
  if (byAnchor) {
    chosen.set(keyOf(byAnchor), byAnchor);
    history.replaceState(history.state, '', location.pathname + location.search);
  }
  for (const link of links) {
    if (!named && asked.get(keyOf(link)) === link.dataset['value']) chosen.set(keyOf(link), link);
  }
  if (chosen.size > 0) show();
}
