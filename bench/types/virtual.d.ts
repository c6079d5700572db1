declare module 'virtual:peers' {
  /** By the name under which `--peer` was given. */
  const peers: Record<string, () => Promise<unknown>>;
  export default peers;
}

declare module 'virtual:bound' {
  /** The binary of bound/assembly.ts in base64. */
  const bytes: string;
  export default bytes;
}
