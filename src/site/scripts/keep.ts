// Choices that this browser remembers.

/** What is kept under a key; null also where the browser denies its storage. */
export function kept(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/** Where the storage is full or denied, the choice lasts for this page, and the page says so. */
export function keep(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    void import('./not-kept.ts').then(({ sayNotKept }) => sayNotKept());
  }
}
