import { setTimeout as pause } from 'node:timers/promises';

/** What came of asking for an address. */
export interface Answer {
  address: string;
  /** `refuses`: the host turns programs away, and a reader has to look. */
  state: 'answers' | 'refuses' | 'fails';
  /** The status, or what went wrong. */
  detail: string;
}

export interface AskOptions {
  /** ms between two questions to one host. */
  wait?: number;
  /** ms for an answer. */
  limit?: number;
  /** Hosts that are asked at a time. */
  hosts?: number;
  onAnswer?: (answer: Answer) => void;
}

const REFUSALS = [401, 402, 403, 418, 429, 451, 999];

/** Asks for each address, one after the other at each host. @returns the answers in the order of the addresses */
export async function ask(
  addresses: readonly string[],
  { wait = 1000, limit = 20_000, hosts = 6, onAnswer }: AskOptions = {},
): Promise<Answer[]> {
  const byHost = new Map<string, string[]>();
  for (const address of addresses) {
    const { host } = new URL(address);
    byHost.set(host, [...(byHost.get(host) ?? []), address]);
  }
  const queues = [...byHost.values()];
  const answers = new Map<string, Answer>();
  const work = async () => {
    for (let queue = queues.shift(); queue; queue = queues.shift()) {
      for (const [index, address] of queue.entries()) {
        if (index > 0) await pause(wait);
        const answer = await askOne(address, limit);
        answers.set(address, answer);
        onAnswer?.(answer);
      }
    }
  };
  await Promise.all(Array.from({ length: hosts }, work));
  return addresses.map((address) => answers.get(address) as Answer);
}

async function askOne(address: string, limit: number): Promise<Answer> {
  try {
    let status = await statusOf(address, 'HEAD', limit);
    // Some hosts answer only to what a browser sends.
    if (status >= 400) status = await statusOf(address, 'GET', limit);
    const state = status < 400 ? 'answers' : REFUSALS.includes(status) ? 'refuses' : 'fails';
    return { address, state, detail: String(status) };
  } catch (error) {
    const { message, cause } = error as Error;
    const detail = cause instanceof Error ? `${message}: ${cause.message}` : message;
    return { address, state: 'fails', detail };
  }
}

async function statusOf(address: string, method: 'HEAD' | 'GET', limit: number): Promise<number> {
  const response = await fetch(address, {
    method,
    signal: AbortSignal.timeout(limit),
    headers: { 'user-agent': 'Mozilla/5.0 (compatible; link check of a study guide)', accept: '*/*' },
  });
  await response.body?.cancel();
  return response.status;
}
