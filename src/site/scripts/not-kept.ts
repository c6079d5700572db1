/** Says under the masthead that a choice will be forgotten. */
export function sayNotKept(): void {
  if (document.querySelector('.not-kept')) return;
  const line = document.createElement('p');
  line.className = 'not-kept';
  line.setAttribute('role', 'status');
  document.querySelector('.masthead')?.after(line);
  // A region that comes with its words is not read aloud.
  setTimeout(() => {
    line.textContent =
      'This browser has no room left or keeps nothing for this site: the choice lasts until you leave this page.';
  }, 100);
}
