import { execFile } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { plain, startServer } from '../../../test/simulators/http.ts';
import { describeOnEachDatabase, type TestDatabase } from '../../../test/support/databases.ts';
import { type Workshop, workshop } from '../../../test/support/workshop.ts';
import type { RouterRecord } from '../../ports/router-store.ts';
import { accountAll } from '../access/account.ts';
import { authorize } from '../access/authorize.ts';
import { answerBinauth, type BinauthDeps } from './binauth.ts';

const SCRIPT = fileURLToPath(new URL('../../../deploy/opennds/mlango-binauth.sh', import.meta.url));
const MAC = 'aa:bb:cc:dd:ee:01';
const run = promisify(execFile);

describeOnEachDatabase('an openNDS gateway that asks by HTTP', (open) => {
  let shop: Workshop;
  let opened: TestDatabase;
  let router: RouterRecord;
  let deps: BinauthDeps;

  beforeEach(async () => {
    opened = await open();
    shop = workshop(opened.database);
    router = await shop.router('Gateway', '192.168.8.1', { kind: 'opennds', loginSecret: 'key' });
    deps = {
      authorize: (question) => authorize(shop.access, question),
      account: (report) => shop.database.transaction((s) => accountAll(shop, s, [report])),
    };
  });

  const say = (fields: Record<string, string>) =>
    answerBinauth(
      deps,
      { ...router, loginSecret: 'key' },
      new URLSearchParams({ mac: MAC, token: 't1', ...fields }),
    );

  it('is told what a voucher is good for, and its reports are booked', async () => {
    const code = (await shop.voucher(await shop.plan({ dataBytes: 2_000_000 }))).replace('-', '');
    expect(await say({ method: 'auth_client', custom: code })).toBe('3600 2000 5000 2000 2000\n');
    expect(await say({ method: 'client_auth', custom: code })).toBe('');
    const counters = { incoming: '900000', outgoing: '50000', seconds: '60' };
    expect(await say({ method: 'interim', custom: code, ...counters })).toBe('');
    expect(await say({ method: 'timeout_deauth', custom: code, ...counters })).toBe('');
    const [session] = await opened.reader('sessions');
    expect(session).toMatchObject({
      ...{ seconds: 60, bytes_up: 50_000, bytes_down: 900_000, mac: MAC.toUpperCase() },
      terminate_cause: 'timeout_deauth',
    });
  });

  it('hears that a client has to go when its voucher is used up', async () => {
    const code = (await shop.voucher(await shop.plan({ dataBytes: 1_000_000 }))).replace('-', '');
    await say({ method: 'auth_client', custom: code });
    await say({ method: 'client_auth', custom: code });
    const spent = { incoming: '1000001', outgoing: '0', seconds: '10' };
    expect(await say({ method: 'interim', custom: code, ...spent })).toBe('deauth\n');
  });

  it.each([
    [{ method: 'auth_client', custom: 'ABCDE12345' }],
    [{ method: 'auth_client', custom: "'; DROP TABLE vouchers; --" }],
    [{ method: 'auth_client', custom: 'x'.repeat(500) }],
    [{ method: 'nonsense', custom: 'ABCDE12345' }],
    [{ custom: 'ABCDE12345' }],
    [{ method: 'auth_client', custom: 'ABCDE12345', mac: '<script>' }],
  ])('gets a no for %j', async (fields) => {
    expect(await say(fields as Record<string, string>)).toBeNull();
  });
});

describe('the script on the gateway', () => {
  let folder: string;
  let heard: Record<string, string>[];
  let server: Awaited<ReturnType<typeof startServer>>;
  let answer: string;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'mlango-opennds-'));
    heard = [];
    answer = '';
    server = await startServer('127.0.0.1', 0, async ({ body }) => {
      heard.push(Object.fromEntries(new URLSearchParams(body)));
      return answer === 'no' ? plain(403, '') : plain(200, answer);
    });
    writeFileSync(join(folder, 'url'), `${server.baseUrl}/hooks/opennds/token\n`);
  });

  afterEach(async () => {
    await server.close();
    rmSync(folder, { recursive: true });
  });

  /** A gateway's `ndsctl`, which notes what it is told. */
  function ndsctl(json: string): void {
    const file = join(folder, 'ndsctl');
    writeFileSync(join(folder, 'json'), json);
    writeFileSync(
      file,
      `#!/bin/sh\nif [ "$1" = json ]; then cat "${folder}/json"; else echo "$@" >> "${folder}/told"; fi\n`,
    );
    chmodSync(file, 0o755);
  }

  const script = (...words: string[]) =>
    run('sh', [SCRIPT, ...words], {
      env: {
        PATH: `${folder}:${process.env.PATH}`,
        MLANGO_BINAUTH_URL_FILE: join(folder, 'url'),
      },
    });

  it('passes a login on, hostile names included, and prints the five numbers', async () => {
    answer = '3600 2000 5000 0 0\n';
    const agent = 'Mozilla "5.0" $(reboot); `id`';
    const { stdout } = await script(
      ...[
        'auth_client',
        MAC,
        'http://example.com/?a=b&c',
        agent,
        '10.0.0.9',
        'tok&en=1',
        'ABCDE12345',
      ],
    );
    expect(stdout).toBe(answer);
    expect(heard).toEqual([
      { method: 'auth_client', mac: MAC, ip: '10.0.0.9', token: 'tok&en=1', custom: 'ABCDE12345' },
    ]);
  });

  it('lets nobody in when the box says no', async () => {
    answer = 'no';
    const words = ['auth_client', MAC, '', '', '10.0.0.9', 't', 'ABCDE12345'];
    await expect(script(...words)).rejects.toThrow();
  });

  it('reports the end of a session with its length', async () => {
    await script('idle_deauth', MAC, '900000', '50000', '1000', '1060', 't', 'ABCDE12345');
    expect(heard).toEqual([
      {
        ...{ method: 'idle_deauth', mac: MAC, incoming: '900000', outgoing: '50000' },
        ...{ seconds: '60', token: 't', custom: 'ABCDE12345' },
      },
    ]);
  });

  it('reports every client in between, and sends away whom the box names', async () => {
    answer = 'deauth\n';
    ndsctl(`{
      "client_list_length":"2",
      "clients":{
        "${MAC}":{
          "gatewayname":"Duka",
          "mac":"${MAC}",
          "ip":"10.0.0.9",
          "session_start":"1000",
          "token":"t1",
          "custom":"ABCDE12345",
          "state":"Authenticated",
          "download_this_session":"900",
          "upload_this_session":"50"
        },
        "aa:bb:cc:dd:ee:02":{
          "mac":"aa:bb:cc:dd:ee:02",
          "token":"t2",
          "custom":"none",
          "state":"Preauthenticated",
          "download_this_session":"0",
          "upload_this_session":"0"
        }
      }
    }`);
    await script('interim');
    expect(heard).toHaveLength(1);
    expect(heard[0]).toMatchObject({
      ...{ method: 'interim', mac: MAC, token: 't1', custom: 'ABCDE12345' },
      ...{ incoming: '900000', outgoing: '50000' },
    });
    const { stdout } = await run('cat', [join(folder, 'told')]);
    expect(stdout).toBe(`deauth ${MAC}\n`);
  });
});
