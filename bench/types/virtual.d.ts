declare module 'virtual:peers' {
  /** By the name under which `--peer` was given. */
  const peers: Record<string, () => Promise<unknown>>;
  export default peers;
}
