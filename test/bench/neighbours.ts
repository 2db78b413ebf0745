import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { attributeNamed, encodeAccessRequest, openUdp } from '../../radius/index.ts';
import { identifierOf, putLoad } from './radius-load.ts';
import type { BenchRow } from './table.ts';

const SECRET = 'a-secret-for-the-bench';
const USERS = 2_000;
const REQUESTS = 100_000;

/** What the same load gets from others on the same machine: the measure of our own figures. */
export async function benchNeighbours(): Promise<BenchRow[]> {
  const packets = Array.from({ length: REQUESTS }, (_, index) => {
    const name = `USER${index % USERS}`;
    return encodeAccessRequest({
      ...{ identifier: identifierOf(index), authenticator: randomBytes(16) },
      ...{ secret: Buffer.from(SECRET), userName: name },
      credential: { kind: 'pap', password: name },
      attributes: [
        attributeNamed('Calling-Station-Id', '02:00:00:00:00:01'),
        attributeNamed('NAS-Identifier', 'bench'),
      ],
    });
  });
  const measure = async (name: string, start: (port: number) => Promise<ChildProcess>) => {
    const port = await freePort();
    const child = await start(port);
    try {
      const { answersPerSecond, lost } = await putLoad({ port, packets, perSecond: null });
      if (lost > 0) throw new Error(`${name} lost ${lost} requests`);
      return { name, value: answersPerSecond, unit: 'requests/s' };
    } finally {
      child.kill('SIGTERM');
    }
  };
  const rows = [await measure('A bare UDP echo in Node', echo)];
  if (spawnSync('freeradius', ['-v']).status !== 0) return rows;
  const folder = mkdtempSync(join(tmpdir(), 'mlango-freeradius-'));
  try {
    const start = (port: number) => freeRadius(folder, port);
    return [...rows, await measure('FreeRADIUS, flat file, signed, no limits', start)];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function echo(port: number): Promise<ChildProcess> {
  const source = `const socket = require('node:dgram').createSocket('udp4');
    socket.on('message', (bytes, from) => socket.send(bytes, from.port, from.address));
    socket.bind(${port}, '127.0.0.1', () => {
      socket.setRecvBufferSize(4 * 1024 * 1024);
      process.stdout.write('ready');
    });`;
  const child = spawn(process.execPath, ['-e', source]);
  await new Promise((resolve) => child.stdout.once('data', resolve));
  return child;
}

/** With one thread pool, a users file in memory and a receive buffer like ours. */
async function freeRadius(folder: string, port: number): Promise<ChildProcess> {
  const users = Array.from(
    { length: USERS },
    (_, n) => `USER${n} Cleartext-Password := "USER${n}"\n  Session-Timeout = 3600\n`,
  );
  writeFileSync(join(folder, 'users'), users.join('\n'));
  writeFileSync(join(folder, 'dictionary'), '$INCLUDE /usr/share/freeradius/dictionary\n');
  writeFileSync(join(folder, 'radiusd.conf'), configuration(folder, port));
  const child = spawn('freeradius', ['-f', '-d', folder, '-n', 'radiusd']);
  await new Promise((resolve) => setTimeout(resolve, 2_000));
  if (child.exitCode !== null) throw new Error('FreeRADIUS did not start');
  return child;
}

function configuration(folder: string, port: number): string {
  const section = (name: string, ...lines: string[]) => [`${name} {`, ...lines, '}'];
  return [
    ...['prefix = /usr', 'libdir = /usr/lib/freeradius', `raddbdir = ${folder}`],
    ...[`run_dir = ${folder}`, `logdir = ${folder}`, `pidfile = ${folder}/freeradius.pid`],
    ...['name = freeradius', 'cleanup_delay = 5', 'max_requests = 65536', 'proxy_requests = no'],
    ...section('log', 'destination = files', `file = ${folder}/log`, 'auth = no'),
    ...section('security', 'reject_delay = 0', 'allow_vulnerable_openssl = yes'),
    ...section(
      'client bench',
      ...['ipaddr = 127.0.0.1', `secret = ${SECRET}`, 'require_message_authenticator = yes'],
    ),
    ...section('thread pool', 'start_servers = 4', 'max_servers = 8', 'min_spare_servers = 2'),
    ...section('modules', ...section('files', `filename = ${folder}/users`), ...section('pap')),
    ...section(
      'server default',
      ...section(
        'listen',
        ...['type = auth', 'ipaddr = 127.0.0.1', `port = ${port}`, 'recv_buff = 4194304'],
      ),
      ...section('authorize', 'files', 'pap'),
      ...section('authenticate', ...section('Auth-Type PAP', 'pap')),
    ),
    '',
  ].join('\n');
}

async function freePort(): Promise<number> {
  const socket = await openUdp('127.0.0.1', 0);
  const { port } = socket.address();
  await socket.close();
  return port;
}
