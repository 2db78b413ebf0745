import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface SimulatedRequest {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: Readonly<Record<string, string | string[] | undefined>>;
  body: string;
}

/** `drop` cuts the connection without an answer, `hang` never answers. */
export type SimulatedReply = { status: number; type: string; body: string } | 'drop' | 'hang';

interface SimulatedServer {
  baseUrl: string;
  close(): Promise<void>;
}

const MAX_BODY_BYTES = 1024 * 1024;

/** A JSON answer. */
export function json(status: number, body: unknown): SimulatedReply {
  return { status, type: 'application/json', body: JSON.stringify(body) };
}

/** A plain-text answer. */
export function plain(status: number, body: string): SimulatedReply {
  return { status, type: 'text/plain', body };
}

/** Listens on `host`:`port` (0 = any free port) and resolves once connections are accepted. */
export async function startServer(
  host: string,
  port: number,
  handle: (request: SimulatedRequest) => Promise<SimulatedReply>,
): Promise<SimulatedServer> {
  const server = createServer((request, response) => {
    void answer(request, response, handle);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve());
  });
  const { port: actualPort } = server.address() as AddressInfo;
  return {
    baseUrl: `http://${host.includes(':') ? `[${host}]` : host}:${actualPort}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(
  incoming: IncomingMessage,
  response: ServerResponse,
  handle: (request: SimulatedRequest) => Promise<SimulatedReply>,
): Promise<void> {
  try {
    const body = await readBody(incoming);
    const url = new URL(incoming.url ?? '/', 'http://simulator');
    const reply = await handle({
      method: incoming.method ?? 'GET',
      path: url.pathname,
      query: url.searchParams,
      headers: incoming.headers,
      body,
    });
    if (reply === 'hang') return;
    if (reply === 'drop') {
      incoming.socket.destroy();
      return;
    }
    response.writeHead(reply.status, { 'content-type': reply.type });
    response.end(reply.body);
  } catch {
    incoming.socket.destroy();
  }
}

async function readBody(incoming: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > MAX_BODY_BYTES) throw new Error('the body is too long');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** The body as a JSON object; empty when it is anything else. */
export function readJson(body: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(body);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      return value as Record<string, unknown>;
    }
  } catch {
    // Falls through: the caller answers as the real service does to nonsense.
  }
  return {};
}

/** Posts a body to a subscriber, giving up after 10 s on the clock; true when it answered 2xx. */
export async function post(
  options: {
    fetch: typeof fetch;
    after: (delayMs: number, task: () => void) => () => void;
    /** Gives up at once, so that a closing simulator keeps no process alive. */
    ending?: AbortSignal;
  },
  url: string,
  type: string,
  body: string,
): Promise<{ ok: boolean; body: string }> {
  const controller = new AbortController();
  const giveUp = () => controller.abort();
  const cancel = options.after(10_000, giveUp);
  options.ending?.addEventListener('abort', giveUp);
  try {
    const response = await options.fetch(url, {
      method: 'POST',
      headers: { 'content-type': type },
      body,
      signal: controller.signal,
      redirect: 'manual',
    });
    return { ok: response.ok, body: await response.text() };
  } catch {
    return { ok: false, body: '' };
  } finally {
    cancel();
    options.ending?.removeEventListener('abort', giveUp);
  }
}
