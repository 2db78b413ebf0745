import { createConnection } from 'node:net';
import type { Clock } from '../../ports/system.ts';

const TIMEOUT_MS = 8_000;
const MOST_ANSWER_BYTES = 32 * 1024 * 1024;
/** The helper hangs up on more connections than it can look after. */
const MOST_AT_ONCE = 32;

export type HelperAnswer =
  | { ok: true; body: Record<string, unknown> }
  | { ok: false; error: string };

/** Null: there was no answer, or none that could be read. */
export type AskHelper = (request: object) => Promise<HelperAnswer | null>;

/** Asks the gateway's helper, one JSON object a line each way (deploy/gateway/README.md). */
export function helperAt(socketPath: string, clock: Clock): AskHelper {
  const waiting: (() => void)[] = [];
  let asking = 0;
  return async (request) => {
    if (asking >= MOST_AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
    asking += 1;
    try {
      return await exchange(socketPath, clock, request);
    } finally {
      asking -= 1;
      waiting.shift()?.();
    }
  };
}

function exchange(path: string, clock: Clock, request: object): Promise<HelperAnswer | null> {
  return new Promise((resolve) => {
    let text = '';
    const connection = createConnection(path);
    const finish = (answer: HelperAnswer | null) => {
      cancel();
      connection.destroy();
      resolve(answer);
    };
    const cancel = clock.after(TIMEOUT_MS, () => finish(null));
    connection.setEncoding('utf8');
    connection.on('error', () => finish(null));
    connection.on('close', () => finish(null));
    connection.on('connect', () => connection.write(`${JSON.stringify(request)}\n`));
    connection.on('data', (chunk: string) => {
      text += chunk;
      if (text.endsWith('\n')) finish(read(text));
      else if (text.length > MOST_ANSWER_BYTES) finish(null);
    });
  });
}

function read(text: string): HelperAnswer | null {
  try {
    const body: unknown = JSON.parse(text);
    if (typeof body !== 'object' || body === null) return null;
    const { ok, error, ...rest } = body as Record<string, unknown>;
    if (ok === true) return { ok: true, body: rest };
    return { ok: false, error: String(error).slice(0, 200) };
  } catch {
    return null;
  }
}
