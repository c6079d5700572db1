import { writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { launchServer } from '../tests/browser/chromium.ts';
import { arithmeticBound } from './bound/bound.ts';
import type { Measured, Plan } from './browser/main.ts';
import { geomeans, rates, type Report } from './report.ts';
import { serveBench } from './serve.ts';
import { NAMES, workload } from './workload.ts';

const HELP = `npm run bench -- [options]
  --workloads w1,w3   some of ${NAMES.join(' ')}; all where it is left out
  --engines a,b       ours, ours-typed, ours-plain, tfjs-cpu, tfjs-wasm, convnetjs
  --peer FILE         one more engine; may be given several times (bench/README.md)
  --rounds N          turns of each engine (9)
  --slice MS          length of a turn in milliseconds (120)
  --json FILE         writes everything that was measured`;

const { values: options } = parseArgs({
  options: {
    workloads: { type: 'string', default: NAMES.join(',') },
    engines: { type: 'string', default: 'ours,tfjs-cpu,tfjs-wasm,convnetjs' },
    peer: { type: 'string', multiple: true, default: [] },
    rounds: { type: 'string', default: '9' },
    slice: { type: 'string', default: '120' },
    json: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});
if (options.help) {
  console.log(HELP);
  process.exit(0);
}

const plan: Plan = {
  engines: [...options.engines.split(','), ...options.peer],
  workloads: options.workloads.split(','),
  rounds: Number(options.rounds),
  slice: Number(options.slice),
};

const site = await serveBench(options.peer);
const server = await launchServer();
const browser = await chromium.connect(server.wsEndpoint());
const page = await browser.newPage({ locale: 'en-US' });
page.on('pageerror', (error) => console.error(String(error)));
await page.goto(site.url);
await page.waitForFunction('globalThis.measure');

const report: Report = {
  machine: `${cpus()[0]?.model.trim()}, ${cpus().length} cores, Chromium ${browser.version()}`,
  rounds: plan.rounds,
  workloads: {},
  geomean: {},
};
console.log(report.machine);
const bound = await arithmeticBound(page);
console.log(`arithmetic bound: ${short(bound)} multiply-adds/s`);
try {
  for (const name of plan.workloads) {
    const { words, replicas, multiplyAdds } = workload(name);
    const call = `measure(${JSON.stringify(plan)}, ${JSON.stringify(name)})`;
    const measured = (await page.evaluate(call)) as Measured;
    const engines = rates(measured);
    report.workloads[name] = engines;
    console.log(`\n${name}  ${words}`);
    for (const [engine, rate] of Object.entries(engines)) {
      const times = engines['ours']?.ratio[engine];
      console.log(
        [
          `  ${engine.padEnd(12)}`,
          `${short(rate.median)} steps/s (${short(rate.min)} to ${short(rate.max)})`.padEnd(38),
          `${short(rate.median * multiplyAdds)} multiply-adds/s (bound / ${(bound / rate.median / multiplyAdds).toFixed(1)})`,
          replicas > 1 ? `${short(rate.median * replicas)} replica-steps/s` : '',
          times ? `ours is ${times.toFixed(1)} times as fast` : '',
          `loss ${rate.loss20.toFixed(6)}`,
        ]
          .filter(Boolean)
          .join('  '),
      );
    }
    for (const [engine, result] of Object.entries(measured)) {
      if ('error' in result) console.log(`  ${engine.padEnd(12)} cannot: ${result.error}`);
    }
  }
  report.geomean = geomeans(report.workloads);
  console.log('\nours over …, geometric mean of w1 to w7:');
  for (const [peer, value] of Object.entries(report.geomean))
    console.log(`  ${peer.padEnd(12)} ${value.toFixed(1)}`);
  if (options.json) await writeFile(options.json, `${JSON.stringify(report, null, 2)}\n`);
} finally {
  await browser.close();
  await server.close();
  site.close();
}

function short(value: number): string {
  return value >= 1e4
    ? Number(value.toPrecision(3)).toExponential().replace('e+', 'e')
    : value.toPrecision(3);
}
