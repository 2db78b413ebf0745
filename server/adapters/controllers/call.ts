import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { type IncomingHttpHeaders, type IncomingMessage, request } from 'node:http';
import { connect as connectTcp, type Socket } from 'node:net';
import { connect as connectTls, type TLSSocket } from 'node:tls';
import type { LoginRouter } from '../../ports/services.ts';
import type { Clock } from '../../ports/system.ts';

export interface ControllerRequest {
  method: 'GET' | 'POST';
  url: string;
  headers: Record<string, string>;
  body: string | null;
}

export type ControllerAnswer =
  | { kind: 'answer'; status: number; headers: IncomingHttpHeaders; body: string }
  | { kind: 'no_answer'; detail: string };

export type CallController = (
  router: LoginRouter,
  request: ControllerRequest,
) => Promise<ControllerAnswer>;

const TIMEOUT_MS = 8_000;
const MOST_ANSWER_BYTES = 1024 * 1024;

/**
 * Calls a controller in the owner's network. Its certificate is its own, so the first one seen is
 * kept (`pin`), and before anything secret is sent every later one has to be the same.
 */
export function controllerCaller(deps: {
  clock: Clock;
  pin(routerId: string, fingerprint: string): Promise<void>;
}): CallController {
  return async (router, wanted) => {
    const abort = new AbortController();
    const cancel = deps.clock.after(TIMEOUT_MS, () => abort.abort());
    let socket: Socket | null = null;
    try {
      const url = new URL(wanted.url);
      socket = await open(url, abort.signal, async (fingerprint) => {
        if (router.controllerFingerprint === null) await deps.pin(router.id, fingerprint);
        return (router.controllerFingerprint ?? fingerprint) === fingerprint;
      });
      if (!socket) return { kind: 'no_answer', detail: 'its certificate is another than before' };
      return await exchange(url, wanted, socket, abort.signal);
    } catch (error) {
      return { kind: 'no_answer', detail: codeOf(error, abort.signal.aborted) };
    } finally {
      cancel();
      socket?.destroy();
    }
  };
}

/** A connection, or null when the certificate is not the one we know. */
async function open(
  url: URL,
  signal: AbortSignal,
  isKnown: (fingerprint: string) => Promise<boolean>,
): Promise<Socket | null> {
  const host = url.hostname;
  const secure = url.protocol === 'https:';
  const port = Number(url.port) || (secure ? 443 : 80);
  if (!secure) {
    const socket = connectTcp({ host, port });
    await ready(socket, 'connect', signal);
    return socket;
  }
  const servername = /^[\d.]+$/.test(host) ? undefined : host;
  const socket: TLSSocket = connectTls({
    ...{ host, port, rejectUnauthorized: false },
    ...(servername ? { servername } : {}),
  });
  await ready(socket, 'secureConnect', signal);
  const { raw } = socket.getPeerCertificate();
  if (await isKnown(createHash('sha256').update(raw).digest('hex'))) return socket;
  socket.destroy();
  return null;
}

async function ready(socket: Socket, event: string, signal: AbortSignal): Promise<void> {
  try {
    await once(socket, event, { signal });
  } catch (error) {
    socket.destroy();
    throw error;
  }
}

async function exchange(
  url: URL,
  { method, headers, body }: ControllerRequest,
  socket: Socket,
  signal: AbortSignal,
): Promise<ControllerAnswer> {
  const length = body === null ? {} : { 'Content-Length': String(Buffer.byteLength(body)) };
  const sent = request({
    ...{ method, signal, host: url.hostname, path: url.pathname + url.search },
    headers: { Host: url.host, Connection: 'close', ...headers, ...length },
    createConnection: () => socket,
  });
  sent.end(body ?? undefined);
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > MOST_ANSWER_BYTES) return { kind: 'no_answer', detail: 'its answer is too long' };
    chunks.push(chunk);
  }
  const text = Buffer.concat(chunks).toString();
  return {
    kind: 'answer',
    status: response.statusCode ?? 0,
    headers: response.headers,
    body: text,
  };
}

/** Only a code: the words of an error may carry what was sent. */
function codeOf(error: unknown, late: boolean): string {
  if (late) return `no answer within ${TIMEOUT_MS / 1000} s`;
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : 'broken answer';
}
