import type { Import, Source } from './imports.ts';

/** Who may import whom. The first room whose pattern matches a file is the file's room. */
interface Room {
  name: string;
  files: RegExp;
  /** Besides its own files: rooms, and packages (`tfjs` and `node` stand for all of theirs). */
  may: readonly string[];
  /** Files of the room that may import more, and what. */
  except?: readonly { files: RegExp; may: readonly string[] }[];
}

const LAB_DATA = ['demo data', 'lab/contract'];

export const ROOMS: readonly Room[] = [
  { name: 'lab/contract', files: /^src\/lab\/contract\//, may: ['pure-rand'] },
  { name: 'lab/engine', files: /^src\/lab\/engine\//, may: ['lab/contract', 'tfjs'] },
  // What a page can show without running anything: a demo's declaration and what it computes its formulas with.
  {
    name: 'experiment',
    files: /^src\/lab\/demos\/[^/]+\/experiment\.ts$/,
    may: ['lab/contract', 'lab/engine', 'demo data'],
  },
  { name: 'demo data', files: /^src\/lab\/demos\//, may: ['lab/contract'] },
  {
    name: 'lab/runner',
    files: /^src\/lab\/runner\//,
    may: ['lab/contract'],
    except: [
      { files: /\/worker\.ts$/, may: ['experiment'] },
      { files: /\/(headless|node)\.ts$/, may: ['experiment', 'demo data', 'node'] },
    ],
  },
  { name: 'lab/figure', files: /^src\/lab\/figure\//, may: ['lab/contract', 'preact'] },
  {
    name: 'lab/element',
    files: /^src\/lab\/element\//,
    may: ['lab/runner', 'lab/figure', ...LAB_DATA, 'preact'],
  },
  {
    name: 'book',
    files: /^src\/book\//,
    may: ['node', 'packages'],
  },
  {
    name: 'site',
    files: /^src\/(site|pages)\/|^src\/content\.config\.ts$/,
    may: ['book', 'lab/element', 'lab/figure', ...LAB_DATA, 'node', 'packages'],
  },
];

/** Code that nothing but these rooms may reach, by any chain of imports (a worker is not part of its page). */
const HEAVY = /^@tensorflow\//;
const MAY_REACH_HEAVY = ['lab/engine', 'experiment'];
const MAY_REACH_HEAVY_FILES = /^src\/lab\/runner\/(worker|headless)\.ts$/;

/** Names that no file of the lab uses, and the cure. */
const FORBIDDEN: readonly { files: RegExp; names: RegExp; rule: string; cure: string }[] = [
  {
    files: /^src\/lab\//,
    names: /^Math\.random$|^crypto\.|^Date\.now$|^new Date\(\)$/,
    rule: 'a run is reproduced by its seed',
    cure: 'take randomness from contract/random.ts, and time, where it is needed for slicing, from performance.now',
  },
  {
    files: /^src\/lab\/(contract|engine|demos)\//,
    names: /^(document|window|navigator|localStorage|location|process|performance)(\.|$)/,
    rule: 'contract, engine and demos run in worker, Node and page alike, and know no clock',
    cure: 'move what needs the page to lab/element, and what needs Node to runner/headless.ts',
  },
];

export interface Offence {
  file: string;
  line: number;
  rule: string;
  cure: string;
}

export function offences(sources: readonly Source[]): Offence[] {
  return [...sources.flatMap(offencesOf), ...circles(sources), ...heavyReaches(sources)];
}

/** As it is printed: file, line, rule, cure. */
export function printed({ file, line, rule, cure }: Offence): string {
  return `${file}:${line}  ${rule} — ${cure}`;
}

export function roomOf(file: string): string {
  const room = ROOMS.find(({ files }) => files.test(file));
  if (room) return room.name;
  if (/^src\/|^\.\.?\//.test(file)) return 'nowhere';
  if (file.startsWith('@tensorflow/')) return 'tfjs';
  if (file.startsWith('node:')) return 'node';
  return file
    .split('/')
    .slice(0, file.startsWith('@') ? 2 : 1)
    .join('/');
}

function offencesOf(source: Source): Offence[] {
  const { file, imports, uses } = source;
  const room = ROOMS.find(({ files }) => files.test(file));
  if (!room) {
    const cure = `put it into one of ${ROOMS.map(({ name }) => name).join(', ')}, or add a room to tests/rooms/rules.ts`;
    return [{ file, line: 1, rule: 'every file of src is in a room', cure }];
  }
  const allowed = [
    room.name,
    ...room.may,
    ...(room.except ?? []).filter(({ files }) => files.test(file)).flatMap(({ may }) => may),
  ];
  return [
    ...imports.flatMap((one) => importOffence(one, room.name, allowed)),
    ...uses.flatMap(({ name, line }) =>
      FORBIDDEN.filter(({ files, names }) => files.test(file) && names.test(name)).map(({ rule, cure }) => ({
        file,
        line,
        rule: `${name}: ${rule}`,
        cure,
      })),
    ),
  ];
}

function importOffence({ from, to, line }: Import, room: string, allowed: readonly string[]): Offence[] {
  const target = roomOf(to);
  const offence = (rule: string, cure: string) => [{ file: from, line, rule, cure }];
  const demo = demoOf(from);
  if (demo && demoOf(to) && demoOf(to) !== demo) {
    return offence(
      `demos never import each other (${to})`,
      'move what they share to lab/engine or lab/contract',
    );
  }
  if (room === 'lab/element' && target === 'lab/runner' && !to.endsWith('/client.ts')) {
    return offence(
      `lab/element knows the runner by client.ts alone (${to})`,
      'import from ../runner/client.ts',
    );
  }
  // A worker's file belongs to the room that starts it.
  if (allowed.includes(target)) return [];
  const isPackage = !to.startsWith('src/') && target !== 'tfjs' && target !== 'node' && target !== 'nowhere';
  if (isPackage && allowed.includes('packages')) return [];
  // Assets and data have no room of their own: styles, fonts, JSON, and Astro's virtual modules.
  if (/\.(css|json|svg|woff2|bib|yaml)$/.test(to) || to.startsWith('astro:')) return [];
  return offence(
    `${room} may not import ${target === 'nowhere' ? 'from outside src' : target} (${to})`,
    `${room} may import ${allowed.join(', ')}; hand the rest in as data`,
  );
}

function demoOf(file: string): string | undefined {
  return /^src\/lab\/demos\/([^/]+)\//.exec(file)?.[1];
}

/** Every import that closes a circle, types included: a circle of types is one of meanings. */
function circles(sources: readonly Source[]): Offence[] {
  const byFile = new Map(sources.map((source) => [source.file, source]));
  const done = new Set<string>();
  const found: Offence[] = [];
  const visit = (file: string, path: readonly string[]): void => {
    if (done.has(file)) return;
    for (const { to, line } of byFile.get(file)?.imports ?? []) {
      const start = [...path, file].indexOf(to);
      if (start >= 0) {
        const circle = [...[...path, file].slice(start), to].join(' → ');
        const cure = 'move what both need into a third file';
        found.push({ file, line, rule: `no circles (${circle})`, cure });
      } else if (byFile.has(to)) visit(to, [...path, file]);
    }
    done.add(file);
  };
  for (const { file } of sources) visit(file, []);
  return found;
}

function heavyReaches(sources: readonly Source[]): Offence[] {
  const byFile = new Map(sources.map((source) => [source.file, source]));
  const reach = (file: string, seen: Set<string>): string[] | undefined => {
    if (HEAVY.test(file)) return [file];
    if (seen.has(file)) return undefined;
    seen.add(file);
    for (const { to, worker } of byFile.get(file)?.imports ?? []) {
      const rest = worker ? undefined : reach(to, seen);
      if (rest) return [file, ...rest];
    }
    return undefined;
  };
  return sources.flatMap(({ file, imports }) => {
    if (MAY_REACH_HEAVY.includes(roomOf(file)) || MAY_REACH_HEAVY_FILES.test(file)) return [];
    const path = reach(file, new Set());
    if (!path) return [];
    const line = imports.find(({ to }) => to === path[1])?.line ?? 1;
    const cure = 'only engine and experiments use tfjs; a page starts them through runner/client.ts';
    return [{ file, line, rule: `tfjs is in no page (${path.join(' → ')})`, cure }];
  });
}
