import { DIST_FOLDER, VERSION } from '../about.ts';
import { systemClock } from '../adapters/system/clock.ts';
import { type Control, isAlive, openDataDir, readControl } from '../adapters/system/data-dir.ts';
import { createLogger } from '../adapters/system/logger.ts';
import { systemRandom } from '../adapters/system/random.ts';
import type { Config } from '../config.ts';

/** A refusal by the box, in its own words. */
export class Refused extends Error {
  override name = 'Refused';
}

export interface Client {
  get<T>(path: string): Promise<T>;
  post<T>(path: string, body: object): Promise<T>;
  put<T>(path: string, body: object): Promise<T>;
  patch<T>(path: string, body: object): Promise<T>;
  delete<T>(path: string): Promise<T>;
  text(path: string): Promise<string>;
  close(): Promise<void>;
}

const REQUEST_TIMEOUT_MS = 120_000;

/** The running server when there is one, else the same interface on the database, for this command only. */
export async function connect(config: Config): Promise<Client> {
  const control = await runningServer(config.dataDir);
  if (control) return client(control.url, control.token, async () => undefined);
  openDataDir(config.dataDir);
  // The whole house is loaded only when no server runs: beside one, a command is a light client.
  const { startBox } = await import('../compose.ts');
  const world = { clock: systemClock(), random: systemRandom, log: createLogger('silent') };
  const box = await startBox({
    ...{ config, world },
    role: 'control',
    restart: null,
    version: VERSION,
    distFolder: DIST_FOLDER,
  });
  return client(`http://127.0.0.1:${box.ports.admin}`, box.controlToken, box.stop);
}

/** So long a server that starts anew (after a restore, or as the first of a pair) is waited for. */
const RESTART_MS = 15_000;
const LOOK_AGAIN_MS = 200;

/** A process that lives but does not answer is starting: two would write into one database. */
async function runningServer(dataDir: string): Promise<Control | null> {
  const clock = systemClock();
  const giveUpAtMs = clock.now() + RESTART_MS;
  for (;;) {
    const control = readControl(dataDir);
    if (!control) return null;
    if (await answers(control.url, control.token)) return control;
    if (!isAlive(control.pid) || clock.now() > giveUpAtMs) return null;
    await new Promise<void>((resolve) => clock.after(LOOK_AGAIN_MS, resolve));
  }
}

async function answers(url: string, token: string): Promise<boolean> {
  const response = await fetch(`${url}/api/v1/settings`, {
    headers: { authorization: `Bearer ${token}` },
    signal: AbortSignal.timeout(3_000),
  }).catch(() => null);
  return response?.ok ?? false;
}

function client(url: string, token: string, close: () => Promise<void>): Client {
  const request = async (method: string, path: string, body?: object): Promise<Response> => {
    const response = await fetch(`${url}/api/v1${path}`, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body ? { 'content-type': 'application/json' } : {}),
      },
      signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS),
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    if (response.ok) return response;
    const answer = (await response.json().catch(() => null)) as {
      error?: { message?: string };
    } | null;
    throw new Refused(answer?.error?.message ?? `The box answered ${response.status}.`);
  };
  const json = async <T>(response: Response) => (await response.json()) as T;
  return {
    get: async (path) => json(await request('GET', path)),
    post: async (path, body) => json(await request('POST', path, body)),
    put: async (path, body) => json(await request('PUT', path, body)),
    patch: async (path, body) => json(await request('PATCH', path, body)),
    delete: async (path) => json(await request('DELETE', path)),
    text: async (path) => (await request('GET', path)).text(),
    close,
  };
}
