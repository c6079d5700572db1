// Previews of claims, equations and references beside the links that name them. A link without its preview still leads there.
import { place } from './place.ts';

const popover = document.createElement('div');
popover.className = 'preview';
popover.id = 'preview';
popover.hidden = true;
popover.tabIndex = -1;
document.body.append(popover);

let shownFor: HTMLAnchorElement | null = null;
let timer = 0;

/** What to show for a label: the chapter's own element, or the copy that the page carries of another chapter's. */
function contentFor(label: string): DocumentFragment | null {
  const copy = document.querySelector<HTMLTemplateElement>(
    `template[data-preview-for="${CSS.escape(label)}"]`,
  );
  const content = document.createDocumentFragment();
  if (copy) content.append(copy.content.cloneNode(true));
  else {
    const target = document.getElementById(label);
    // An experiment is too large, and a copy of it would run.
    if (!target || target.matches('live-demo') || target.querySelector('live-demo')) return null;
    if (target instanceof HTMLLIElement) content.append(...target.cloneNode(true).childNodes);
    else content.append(target.cloneNode(true));
    const other = target.nextElementSibling;
    if (other?.classList.contains('narrow-setting')) content.append(other.cloneNode(true));
  }
  for (const element of content.querySelectorAll('[id]')) element.removeAttribute('id');
  for (const element of content.querySelectorAll('[tabindex]')) element.removeAttribute('tabindex');
  return content;
}

/** The glossary's entries by their ids, fetched when a word is first pointed at. */
let glossary: Promise<Record<string, string>> | undefined;
let entries: Record<string, string> | undefined;

/** What to show for a word; nothing until the glossary has come, when `wanted` is called. */
function entryFor(word: HTMLAnchorElement, wanted: () => void): DocumentFragment | null {
  glossary ??= fetch(new URL('terms.json', word.href)).then((response) => response.json());
  glossary.then(
    (loaded) => {
      if (entries) return;
      entries = loaded;
      wanted();
    },
    // The link leads to the entry all the same; the next word tries again.
    () => (glossary = undefined),
  );
  const html = entries?.[word.hash.slice(1)];
  return html === undefined ? null : document.createRange().createContextualFragment(html);
}

function show(link: HTMLAnchorElement, byTouch: boolean): boolean {
  clearTimeout(timer);
  if (shownFor === link) return true;
  const content = link.matches('.term')
    ? entryFor(link, () => {
        if (link.matches(':hover, :focus')) show(link, byTouch);
      })
    : contentFor(link.dataset['preview'] ?? '');
  if (!content) return false;
  hide();
  popover.replaceChildren(content);
  if (byTouch) popover.prepend(goThere(link));
  // A tooltip describes its link; one that is tapped holds a link of its own, so it is a small dialogue.
  popover.setAttribute('role', byTouch ? 'dialog' : 'tooltip');
  if (byTouch) popover.setAttribute('aria-label', `Preview of ${link.textContent}`);
  else popover.removeAttribute('aria-label');
  popover.hidden = false;
  const root = document.documentElement;
  const line = link.getClientRects()[0] ?? link.getBoundingClientRect();
  const view = { width: root.clientWidth, height: root.clientHeight };
  const spot = place(line, { width: popover.offsetWidth, height: popover.offsetHeight }, view);
  popover.style.left = `${spot.left + scrollX}px`;
  popover.style.top = `${spot.top + scrollY}px`;
  popover.scrollTop = 0;
  link.setAttribute('aria-describedby', popover.id);
  shownFor = link;
  if (byTouch) popover.focus({ preventScroll: true });
  return true;
}

function goThere(link: HTMLAnchorElement): HTMLAnchorElement {
  const go = document.createElement('a');
  go.className = 'preview-go';
  go.href = link.href;
  go.textContent = 'Go there';
  go.addEventListener('click', hide);
  return go;
}

function hide(): void {
  clearTimeout(timer);
  shownFor?.removeAttribute('aria-describedby');
  shownFor = null;
  popover.hidden = true;
}

function later(action: () => void, milliseconds: number): void {
  clearTimeout(timer);
  timer = window.setTimeout(action, milliseconds);
}

function linkOf(event: Event): HTMLAnchorElement | null {
  return event.target instanceof Element
    ? event.target.closest<HTMLAnchorElement>('a[data-preview], a.term')
    : null;
}

document.addEventListener('pointerover', (event) => {
  if (event.pointerType === 'touch') return;
  const link = linkOf(event);
  if (link && !popover.contains(link)) later(() => show(link, false), 150);
  else if (event.target instanceof Node && popover.contains(event.target)) clearTimeout(timer);
  else if (shownFor && shownFor !== document.activeElement) later(hide, 250);
  else if (!shownFor) clearTimeout(timer);
});
document.addEventListener('focusin', (event) => {
  const link = linkOf(event);
  if (link && !popover.contains(link) && link.matches(':focus-visible')) show(link, false);
  else if (!(event.target instanceof Node && popover.contains(event.target))) hide();
});
document.addEventListener('focusout', (event) => {
  const inside = event.relatedTarget instanceof Node && popover.contains(event.relatedTarget);
  if (linkOf(event) === shownFor && !inside && !popover.matches(':hover')) later(hide, 100);
});
let touched = false;
document.addEventListener('pointerdown', (event) => {
  touched = event.pointerType === 'touch';
});
document.addEventListener('click', (event) => {
  const link = linkOf(event);
  if (link && touched && !popover.contains(link) && shownFor !== link && show(link, true))
    event.preventDefault();
  else if (!(event.target instanceof Node && popover.contains(event.target))) hide();
});
document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape' || popover.hidden) return;
  const link = shownFor;
  const hadFocus = popover.contains(document.activeElement);
  hide();
  if (hadFocus) link?.focus();
});
