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
export async function run(step: Step): Promise<number> {
  console.log(titleOf(step));
  return start(step, 'inherit');
}

/** The same beside something else: what the command prints is kept, to be shown when that has ended. */
export async function runAside(step: Step): Promise<{ code: number; output: string }> {
  const output = [titleOf(step), '\n'];
  const code = await start(step, 'pipe', (text) => output.push(text));
  return { code, output: output.join('') };
}

function titleOf({ name, command }: Step): string {
  return `\n== ${name}: ${command.join(' ')}`;
}

function start(
  { command: [program, ...args], env }: Step,
  output: 'inherit' | 'pipe',
  onText: (text: string) => void = console.error,
): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: ROOT,
      stdio: ['ignore', output, output],
      shell: process.platform === 'win32',
      env: {
        ...process.env,
        PATH: `${BIN}${delimiter}${process.env['PATH'] ?? ''}`,
        // Astro counts its users over the network unless told not to.
        ASTRO_TELEMETRY_DISABLED: '1',
        ...env,
      },
    });
    for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', onText);
    child.once('error', (error) => {
      onText(error.message);
      resolve(1);
    });
    child.once('close', (code, signal) => {
      if (signal) onText(`${program} was ended by ${signal}.`);
      resolve(code ?? 1);
    });
  });
}
