let retry = 0;

/** Writes the address of the page. Safari refuses more than 100 changes in half a minute; then the last one counts. */
export function writeAddress(address: URL): void {
  clearTimeout(retry);
  try {
    history.replaceState(history.state, '', address);
  } catch {
    retry = window.setTimeout(() => writeAddress(address), 1000);
  }
}
