import type { Algorithms, Client, ClientChannel } from 'ssh2';
import { cleanConfig, versionOfConfig } from '../../core/router-config.ts';
import {
  type ExportedConfig,
  RouterShellError,
  type RouterShellTarget,
} from '../../ports/router-shell.ts';
import type { Clock } from '../../ports/system.ts';
import { answered, type SshMeeting, wasTurnedAway, withSsh } from './connection.ts';

/** As the script for MikroTiks makes it (`features/routers/script-config.ts`). */
export const ROUTER_USER = 'mlango';

/** The configuration of the smallest routers takes a minute; that of the largest is about 1 MB. */
const MOST_MS = 90_000;
const MOST_BYTES = 4 * 1024 * 1024;

/** RouterOS 6 before 6.45 agrees on keys only in ways that are no longer usual. The key is pinned. */
const ALGORITHMS: Algorithms = {
  kex: {
    append: ['diffie-hellman-group-exchange-sha1', 'diffie-hellman-group14-sha1'],
    prepend: [],
    remove: [],
  },
};

/**
 * Logs in and asks for the whole configuration. RouterOS 7 hides secrets unless told to show them,
 * RouterOS 6 shows them and does not know the word. Tried with a simulator, not with a device.
 * Source: MikroTik, "Configuration Management", Configuration Export.
 * @throws RouterShellError
 */
export async function exportRouterOs(
  target: RouterShellTarget,
  clock: Clock,
): Promise<ExportedConfig> {
  const met: SshMeeting = { fingerprint: null };
  const { host, port, privateKey, hostFingerprint } = target;
  const accepts = (fingerprint: string) =>
    hostFingerprint === null || fingerprint === hostFingerprint;
  const login = { host, port, privateKey, user: ROUTER_USER, accepts, algorithms: ALGORITHMS };
  try {
    const config = await withSsh(login, met, (client) => within(clock, ask(client)));
    return { config, hostFingerprint: met.fingerprint ?? '' };
  } catch (error) {
    throw explain(error, hostFingerprint, met.fingerprint);
  }
}

async function ask(client: Client): Promise<string> {
  const said = await run(client, ':put [/system resource get version]');
  const generation = /^\s*(\d+)\.\d/.exec(cleanConfig(said))?.[1];
  if (generation === undefined) {
    throw new RouterShellError('not_routeros', 'What answers there is no RouterOS.');
  }
  const command = Number(generation) >= 7 ? '/export show-sensitive' : '/export';
  const config = cleanConfig(await run(client, command));
  if (versionOfConfig(config) === null) {
    const words = 'The router does not let the box read its configuration.';
    throw new RouterShellError('not_permitted', words);
  }
  return config;
}

/** @returns what the command wrote */
async function run(client: Client, command: string): Promise<string> {
  const channel = await answered<ClientChannel>((done) => client.exec(command, done));
  const chunks: Buffer[] = [];
  let bytes = 0;
  return new Promise((resolve, reject) => {
    channel.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      chunks.push(chunk);
      if (bytes > MOST_BYTES) {
        reject(new RouterShellError('too_large', 'The configuration is larger than 4 MB.'));
      }
    });
    channel.on('error', reject);
    channel.on('close', () => resolve(Buffer.concat(chunks).toString('utf8')));
  });
}

function within<T>(clock: Clock, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const cancel = clock.after(MOST_MS, () => reject(new Error('no answer in time')));
    work.then(resolve, reject).finally(cancel);
  });
}

function explain(error: unknown, expected: string | null, shown: string | null): RouterShellError {
  if (error instanceof RouterShellError) return error;
  if (expected !== null && shown !== null && shown !== expected) {
    return new RouterShellError('host_changed', 'The router shows another key than before.', shown);
  }
  if (wasTurnedAway(error)) {
    return new RouterShellError('refused', 'The router does not let the key of this box in.');
  }
  const { code, message } = error as NodeJS.ErrnoException;
  return new RouterShellError('unreachable', `The router does not answer (${code ?? message}).`);
}
