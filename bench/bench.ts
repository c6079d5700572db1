import { writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { chromium, type Browser } from 'playwright-core';
import { launchServer } from '../scripts/chromium.ts';
import type { Measured, Plan } from './browser/main.ts';
import { timeDemos } from './demos.ts';
import { geomeans, rates, type Rate, type Report } from './report.ts';
import { serveBench } from './serve.ts';
import { NAMES, workload } from './workload.ts';

const HELP = `npm run bench -- [options]
  --workloads w1,w3   some of ${NAMES.join(' ')}; all where it is left out
  --engines a,b       ours, ours-typed, ours-plain, tfjs-cpu, tfjs-wasm, convnetjs
  --peer FILE         one more engine; may be given several times (bench/README.md)
  --rounds N          turns of each engine (9)
  --slice MS          length of a turn in milliseconds (120)
  --data NAME         prints a workload, with its weights and data, and ends
  --demos             times the demos of the built site instead: first point, verdict, blocked thread, memory
  --only a,b          these demos; all where it is left out
  --runs N            of each demo, each on a fresh visit (5)
  --json FILE         writes everything that was measured`;

const { values: options } = parseArgs({
  options: {
    workloads: { type: 'string', default: NAMES.join(',') },
    engines: { type: 'string', default: 'ours,tfjs-cpu,tfjs-wasm,convnetjs' },
    peer: { type: 'string', multiple: true, default: [] },
    rounds: { type: 'string', default: '9' },
    slice: { type: 'string', default: '120' },
    json: { type: 'string' },
    data: { type: 'string' },
    demos: { type: 'boolean', default: false },
    only: { type: 'string', default: '' },
    runs: { type: 'string', default: '5' },
    help: { type: 'boolean', default: false },
  },
});
const plan: Plan = {
  engines: [...options.engines.split(','), ...options.peer, 'bound'],
  workloads: options.workloads.split(','),
  rounds: Number(options.rounds),
  slice: Number(options.slice),
};

const report: Report = { machine: '', rounds: plan.rounds, workloads: {}, geomean: {} };

if (options.help) console.log(HELP);
else if (options.data) console.log(asJson(workload(options.data)));
else await measure();

async function measure(): Promise<void> {
  const server = await launchServer();
  const browser = await chromium.connect(server.wsEndpoint());
  report.machine = `${cpus()[0]?.model.trim()}, ${cpus().length} cores, Chromium ${browser.version()}`;
  console.log(report.machine);
  try {
    if (options.demos) await demos(browser, server.process().pid);
    else await engines(browser);
    if (options.json) await writeFile(options.json, `${JSON.stringify(report, null, 2)}\n`);
  } finally {
    await browser.close();
    await server.close();
  }
}

async function engines(browser: Browser): Promise<void> {
  const site = await serveBench(options.peer);
  try {
    const page = await browser.newPage({ locale: 'en-US' });
    page.on('pageerror', (error) => console.error(String(error)));
    await page.goto(site.address);
    await page.waitForFunction('globalThis.measure');
    for (const name of plan.workloads) {
      const call = `measure(${JSON.stringify(plan)}, ${JSON.stringify(name)})`;
      const measured = (await page.evaluate(call)) as Measured;
      const { bound, ...engines } = rates(measured);
      for (const { ratio } of Object.values(engines)) delete ratio['bound'];
      report.workloads[name] = engines;
      show(name, measured, bound!);
    }
  } finally {
    await site.close();
  }
  report.geomean = geomeans(report.workloads);
  console.log('\nours over …, geometric mean of w1 to w7:');
  for (const [peer, value] of Object.entries(report.geomean)) {
    console.log(`  ${peer.padEnd(12)} ${value.toFixed(1)}`);
  }
}

function show(name: string, measured: Measured, bound: Rate): void {
  const { words, replicas, multiplyAdds } = workload(name);
  const engines = report.workloads[name]!;
  console.log(`\n${name}  ${words}; arithmetic bound ${short(bound.median * multiplyAdds)} multiply-adds/s`);
  for (const [engine, rate] of Object.entries(engines)) {
    const times = engines['ours']?.ratio[engine];
    const done = rate.median * multiplyAdds;
    const columns = [
      `  ${engine.padEnd(12)}`,
      `${short(rate.median)} steps/s (${short(rate.min)} to ${short(rate.max)})`.padEnd(38),
      `${short(done)} multiply-adds/s, bound / ${bound.ratio[engine]?.toFixed(1)}`,
      replicas > 1 ? `${short(rate.median * replicas)} replica-steps/s` : '',
      times ? `ours is ${times.toFixed(1)} times as fast` : '',
      `loss ${rate.loss20.toFixed(6)}`,
    ];
    console.log(columns.filter(Boolean).join('  '));
  }
  for (const [engine, result] of Object.entries(measured)) {
    if ('error' in result) console.log(`  ${engine.padEnd(12)} cannot: ${result.error}`);
  }
}

async function demos(browser: Browser, pid: number | undefined): Promise<void> {
  report.demos = await timeDemos(browser, pid, options.only.split(',').filter(Boolean), Number(options.runs));
  for (const [slug, { firstPoint, verdict, longestBlock, peakMemory }] of Object.entries(report.demos)) {
    const memory = peakMemory === undefined ? '' : `, peak memory ${Math.round(peakMemory / 1e6)} MB`;
    const blocked = longestBlock > 0 ? `${Math.round(longestBlock)} ms` : 'less than 50 ms';
    const [first, last] = [Math.round(firstPoint), Math.round(verdict)];
    console.log(`${slug}: first point ${first} ms, verdict ${last} ms, thread blocked ${blocked}${memory}`);
  }
}

/** Arrays of float32 as plain arrays. */
function asJson(value: object): string {
  return JSON.stringify(value, (_, part: unknown) =>
    part instanceof Float32Array ? Array.from(part) : part,
  );
}

function short(value: number): string {
  return value >= 1e4
    ? Number(value.toPrecision(3)).toExponential().replace('e+', 'e')
    : value.toPrecision(3);
}
