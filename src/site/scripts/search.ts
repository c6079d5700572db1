// The search page: asks Pagefind's index as the reader types, and keeps the question in the address.
import { writeAddress } from './address.ts';

interface Found {
  url: string;
  excerpt: string;
  meta: { title: string; place: string; status?: string };
}
interface Pagefind {
  init(): Promise<void>;
  debouncedSearch(
    words: string,
    options: object,
    milliseconds: number,
  ): Promise<{ results: { data(): Promise<Found> }[] } | null>;
}

/** Characters of a question. */
const LONGEST = 200;
/** Results shown at once. */
const SHOWN = 20;

const form = document.querySelector<HTMLFormElement>('.search');
const input = form?.querySelector('input');
const list = document.querySelector('.results');
const message = document.querySelector('.search-message');

function tell(words: string): void {
  if (message) message.textContent = words;
}

if (form && input && list) {
  const base = form.dataset['base'] ?? '/';
  let index: Promise<Pagefind> | undefined;
  /** What the address asked for and did not get. */
  let cut = '';
  const load = () => {
    // The index is made after the pages, so that no bundler knows it.
    index ??= (import(/* @vite-ignore */ `${base}pagefind/pagefind.js`) as Promise<Pagefind>).then(
      async (pagefind) => {
        await pagefind.init();
        return pagefind;
      },
    );
    return index;
  };
  const search = async () => {
    const words = input.value.trim();
    const address = new URL(location.href);
    if (words) address.searchParams.set('q', words);
    else address.searchParams.delete('q');
    writeAddress(address);
    if (!words) {
      list.replaceChildren();
      return tell('');
    }
    try {
      const pagefind = await load();
      const found = await pagefind.debouncedSearch(words.replaceAll('\\', ' '), {}, 120);
      // Something newer has been asked.
      if (!found) return;
      const shown = await Promise.all(found.results.slice(0, SHOWN).map((result) => result.data()));
      list.replaceChildren(...shown.map((one) => item(one, base)));
      const more = found.results.length > SHOWN ? `, the first ${SHOWN} of them here` : '';
      tell(`${cut}${found.results.length} found${more}.`);
    } catch {
      index = undefined;
      tell('The index of the guide could not be loaded. It is made by npm run build; npm run dev has none.');
    }
  };
  form.hidden = false;
  tell('');
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    list.querySelector('a')?.focus();
  });
  input.addEventListener('input', () => {
    cut = '';
    void search();
  });
  // An address can be longer than any question.
  const asked = new URLSearchParams(location.search).get('q') ?? '';
  cut = asked.length > LONGEST ? `Only the first ${LONGEST} characters are looked for. ` : '';
  input.value = asked.slice(0, LONGEST);
  input.focus();
  if (input.value) void search();
}

function item({ url, excerpt, meta }: Found, base: string): HTMLElement {
  const line = document.createElement('li');
  const title = document.createElement('a');
  title.href = base + url.replace(/^\//, '').replace(base.replace(/^\//, ''), '');
  title.textContent = meta.title;
  const place = document.createElement('p');
  place.className = 'place';
  place.append(`${meta.place} `);
  const mark = document.querySelector<HTMLTemplateElement>(`[data-status-mark="${meta.status}"]`);
  if (mark) place.append(mark.content.cloneNode(true));
  const words = document.createElement('p');
  words.className = 'excerpt';
  // Pagefind's excerpt is text with <mark> around what was found.
  for (const [i, part] of excerpt.split(/<\/?mark>/).entries()) {
    const template = document.createElement('template');
    template.innerHTML = part;
    const text = template.content.textContent ?? '';
    if (i % 2 === 0) words.append(text);
    else words.append(Object.assign(document.createElement('mark'), { textContent: text }));
  }
  line.append(title, place, words);
  return line;
}
