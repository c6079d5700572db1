import { writeFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import type { Demo, Outcome } from '../src/lab/contract/demo.ts';
import { nearest } from '../src/lab/contract/nearest.ts';
import {
  DEFAULT_SEED,
  defaults,
  read,
  readSeed,
  unknownParameter,
  type Values,
} from '../src/lab/contract/parameter.ts';
import { DEMOS, listDemos, loadDemo, runHeadless } from '../src/lab/runner/headless.ts';
import { asJson, asTable, describe } from './demo-output.ts';

const USAGE = `npm run demo -- <demo> [parameter=value …] [--seed N] [--json] [--test-size] [--record]

  --seed N      the seed, ${DEFAULT_SEED} unless told
  --json        prints one JSON object: demo, parameters, seed, prediction, measured, verdict, milliseconds
  --test-size   fewer replicas, as in the tests; the band follows
  --record      runs the defaults and writes the demo's recording.json
`;

/** A mistake in the command; its message is all that is printed. */
class UsageError extends Error {}

interface Request {
  slug: string;
  values: Values;
  seed: number;
  json: boolean;
  record: boolean;
}

async function requestOf(argv: string[]): Promise<Request | undefined> {
  const { values: flags, positionals } = parsed(argv);
  const [slug, ...assignments] = positionals;
  if (slug === undefined) return undefined;
  const slugs = await listDemos();
  if (!slugs.includes(slug)) throw new UsageError(unknownDemo(slug, slugs));
  const demo = await loadDemo(slug);
  if (flags.record && (assignments.length > 0 || flags.seed !== undefined || flags['test-size'])) {
    throw new UsageError('A recording is made at the default parameters and seed; --record goes alone.');
  }
  return {
    slug,
    values: {
      ...defaults(demo.parameters),
      ...(flags['test-size'] ? demo.testSize : {}),
      ...given(demo, assignments),
    },
    seed: checked(readSeed(flags.seed ?? String(DEFAULT_SEED))),
    json: flags.json,
    record: flags.record,
  };
}

function parsed(argv: string[]) {
  try {
    return parseArgs({
      args: argv,
      allowPositionals: true,
      options: {
        seed: { type: 'string' },
        json: { type: 'boolean', default: false },
        'test-size': { type: 'boolean', default: false },
        record: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\n\n${USAGE}`);
  }
}

function unknownDemo(slug: string, slugs: readonly string[]): string {
  const meant = nearest(slug, slugs);
  return `There is no demo "${slug}"${meant ? ` (did you mean ${meant}?)` : ''}. There are: ${slugs.join(', ')}.`;
}

function given(demo: Demo, assignments: readonly string[]): Values {
  return Object.fromEntries(
    assignments.map((assignment) => {
      const [key = '', text] = assignment.split(/=(.*)/s);
      const parameter = demo.parameters.find((candidate) => candidate.key === key);
      if (!parameter) throw new UsageError(`${unknownParameter(demo.parameters, key)}.\n\n${describe(demo)}`);
      if (text === undefined) throw new UsageError(`${key} has no value; write ${key}=${parameter.default}.`);
      return [key, checked(read(parameter, text))];
    }),
  );
}

/** On a page a strange value is set right and mentioned; a command that is not what it says should not run. */
function checked({ value, problem }: { value: number; problem?: string }): number {
  if (problem) throw new UsageError(`${problem}; ${value} would be possible.`);
  return value;
}

async function list(): Promise<string> {
  const demos = await Promise.all(
    (await listDemos()).map(async (slug) => [slug, await loadDemo(slug)] as const),
  );
  return `${USAGE}\n${demos.map(([slug, demo]) => `${slug}\n${describe(demo)}`).join('\n')}`;
}

async function outputOf(argv: string[]): Promise<string> {
  const request = await requestOf(argv);
  if (!request) return list();
  const { slug, values, seed, json, record } = request;
  const outcome = await runHeadless(slug, values, seed);
  if (record) {
    const { milliseconds: _, ...recording } = outcome;
    const file = new URL(`${slug}/recording.json`, DEMOS);
    await writeFile(file, `${JSON.stringify(recording satisfies Outcome, undefined, 2)}\n`);
  }
  return json ? asJson(outcome) : asTable(outcome, await loadDemo(slug));
}

/** What the command prints, and its exit code: 2 for a mistake in the command. */
export async function answer(argv: string[]): Promise<{ code: number; out: string; err: string }> {
  try {
    return { code: 0, out: await outputOf(argv), err: '' };
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return { code: 2, out: '', err: error.message };
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { code, out, err } = await answer(process.argv.slice(2));
  if (out) console.log(out);
  if (err) console.error(err);
  process.exitCode = code;
}
