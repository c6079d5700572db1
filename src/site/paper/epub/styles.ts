import { sheet } from '../styles.ts';

/**
 * Styles for e-readers, many of which know no custom properties: those of drawings and marks are the site's with the
 * colours of the light page written in; text is left to the reader's own settings.
 */
export function epubStyles(): string {
  const inks = new Map(
    [...(/:root \{([^}]*)\}/.exec(sheet('tokens'))?.[1] ?? '').matchAll(/(--[\w-]+):\s*([^;]+);/g)].map(
      ([, name, value]) => [name as string, value as string],
    ),
  );
  inks.set('--serif', 'Newsreader, serif').set('--small', '0.85em/1.4 Newsreader, serif');
  // What a reader cannot choose needs no rules: windows, forced colours.
  const drawings = ['plot', 'status']
    .map(sheet)
    .join('\n')
    .replaceAll(/@media[^{]*\{(?:[^{}]*\{[^{}]*\})*\s*\}/g, '');
  // `:is()` says only in which elements; epubcheck does not know it.
  const flat = drawings.replaceAll(/:is\([^)]*\) /g, '');
  return `${sheet('epub')}\n${flat}`.replaceAll(
    /var\((--[\w-]+)(?:, [^()]*)?\)/g,
    (whole, name: string) => inks.get(name) ?? whole,
  );
}
