/** The ways to train by, for testing: `?engine=typed`. The first that a browser has is the one it takes. */
export const ENGINES = ['wasm', 'typed', 'plain'] as const;
export type EngineName = (typeof ENGINES)[number];

export function isEngine(name: string): name is EngineName {
  return (ENGINES as readonly string[]).includes(name);
}
