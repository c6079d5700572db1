import { HERE, mentionsIn, namesIn, resolve, type BuiltSite, type SiteFile } from './site.ts';

/**
 * What does not lead where it should inside a built site: links, anchors, pictures, fonts, styles, scripts, what search
 * finds, ids that attributes name, ids that stand twice on a page.
 * @returns one line each, `file -> address (reason)`
 */
export function brokenLinks(site: BuiltSite): string[] {
  const names = new Set(namesIn(site.folder));
  const files = mentionsIn(site);
  const places = new Map(files.map((file) => [file.name, new Set(file.places)]));
  const wrong = (address: string, name: string): string | undefined => {
    const target = resolve(address, name, site);
    if (!target) return 'not an address';
    if (target.origin !== HERE) return undefined;
    if (!target.pathname.startsWith(site.base)) return 'outside the base path';
    const inside = decodeURIComponent(target.pathname.slice(site.base.length));
    const file = inside === '' || inside.endsWith('/') ? `${inside}index.html` : inside;
    if (!names.has(file)) return 'no such file';
    const place = decodeURIComponent(target.hash.slice(1));
    return place === '' || places.get(file)?.has(place) ? undefined : 'no such place on that page';
  };
  return files.flatMap((file) => {
    const lines = [...new Set(file.addresses)].flatMap((address) => {
      const reason = wrong(address, file.name);
      return reason === undefined ? [] : [`${file.name} -> ${address} (${reason})`];
    });
    return file.name.endsWith('.html') ? [...lines, ...wrongIds(file)] : lines;
  });
}

function wrongIds({ name, ids, places }: SiteFile): string[] {
  const own = new Set(places);
  const missing = [...new Set(ids)].filter((id) => !own.has(id));
  const twice = new Set(places.filter((id, index) => places.indexOf(id) < index));
  return [
    ...missing.map((id) => `${name} -> #${id} (an attribute names it, and nothing has it)`),
    ...[...twice].map((id) => `${name} -> #${id} (stands twice)`),
  ];
}
