import ssh2, { type Algorithms, type Client } from 'ssh2';
import { fingerprintOf } from './keys.ts';

export interface SshTarget {
  host: string;
  port: number;
  user: string;
  /** In OpenSSH's own format. */
  privateKey: string;
  /** Whether this key of the other side, `SHA256:…`, is the one that is expected. */
  accepts(fingerprint: string): boolean;
  /** What is offered beside the usual ones. */
  algorithms?: Algorithms;
}

/** What became known of the other side, whether the work was done or not. */
export interface SshMeeting {
  fingerprint: string | null;
}

const CONNECT_MS = 20_000;
const KEEPALIVE_MS = 15_000;
/** So many unanswered questions whether the other side is there end a connection. */
const KEEPALIVES = 4;

/**
 * One connection for one piece of work: between them the line may be down for days.
 * @param met is told the key that the other side shows
 * @throws what ssh2 raises; `wasLetIn` and `met` say what it means
 */
export async function withSsh<T>(
  target: SshTarget,
  met: SshMeeting,
  work: (client: Client) => Promise<T>,
): Promise<T> {
  const client = new ssh2.Client();
  const broken = new Promise<never>((_resolve, reject) => {
    client.once('error', reject);
    client.once('close', () => reject(new Error('the connection was closed')));
  });
  // It may break when nobody waits for it any more.
  broken.catch(() => undefined);
  try {
    await Promise.race([connect(client, target, met), broken]);
    return await Promise.race([work(client), broken]);
  } finally {
    client.end();
  }
}

/** Whether the other side was met and did not take the box's key. */
export function wasTurnedAway(error: unknown): boolean {
  return (error as { level?: string }).level === 'client-authentication';
}

/** Node's callbacks as promises. */
export function answered<T>(ask: (done: (error?: Error | null, value?: unknown) => void) => void) {
  return new Promise<T>((resolve, reject) => {
    ask((error, value) => (error ? reject(error) : resolve(value as T)));
  });
}

function connect(client: Client, target: SshTarget, met: SshMeeting): Promise<void> {
  return new Promise<void>((resolve) => {
    client.once('ready', resolve);
    client.connect({
      host: target.host,
      port: target.port,
      username: target.user,
      privateKey: target.privateKey,
      readyTimeout: CONNECT_MS,
      keepaliveInterval: KEEPALIVE_MS,
      keepaliveCountMax: KEEPALIVES,
      ...(target.algorithms ? { algorithms: target.algorithms } : {}),
      hostVerifier: (key: Buffer) => {
        met.fingerprint = fingerprintOf(key);
        return target.accepts(met.fingerprint);
      },
    });
  });
}
