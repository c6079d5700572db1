import { spawn } from 'node:child_process';
import { delimiter } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const BIN = fileURLToPath(new URL('../node_modules/.bin', import.meta.url));

/** A command of the repository, and what it is for. */
export interface Step {
  name: string;
  command: readonly [string, ...string[]];
  env?: Record<string, string>;
}

/** Runs a command of node_modules/.bin at the root of the repository, its output passed on. @returns its exit code */
export function run({ name, command: [program, ...args], env }: Step): Promise<number> {
  console.log(`\n== ${name}: ${[program, ...args].join(' ')}`);
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: ROOT,
      stdio: ['ignore', 'inherit', 'inherit'],
      shell: process.platform === 'win32',
      env: {
        ...process.env,
        PATH: `${BIN}${delimiter}${process.env['PATH'] ?? ''}`,
        // Astro counts its users over the network unless told not to.
        ASTRO_TELEMETRY_DISABLED: '1',
        ...env,
      },
    });
    child.once('error', (error) => {
      console.error(error.message);
      resolve(1);
    });
    child.once('exit', (code, signal) => {
      if (signal) console.error(`${program} was ended by ${signal}.`);
      resolve(code ?? 1);
    });
  });
}
