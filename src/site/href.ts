/** An address of the guide, `/sgd/shuffling/`, under the base path that the guide is served from. */
export function href(path: string): string {
  return `${import.meta.env.BASE_URL.replace(/\/$/, '')}${path}`;
}
