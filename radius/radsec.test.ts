import { execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, type TLSSocket } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encodeAccessRequest, encodeAccountingRequest, readReply } from './client.ts';
import { Code } from './codes.ts';
import { attributeNamed } from './dictionary.ts';
import { createRadiusServer } from './server.ts';
import { CLIENT, NAS, SECRET } from './testing/lab.ts';
import { openUdp } from './udp.ts';

/** RadSec (RFC 6614) by Debian's radsecproxy in front of the UDP ports, as README.md describes. */
const RADSECPROXY = process.env.MLANGO_RADSECPROXY ?? '/usr/sbin/radsecproxy';
const isMissing = !existsSync(RADSECPROXY) || !existsSync('/usr/bin/openssl');
const isRequired = process.env.MLANGO_TEST_REQUIRE === 'all';
/** Between TLS ends the secret is fixed; TLS keeps it safe. */
const RADSEC_SECRET = Buffer.from('radsec');

function openssl(folder: string, command: string): void {
  execFileSync('openssl', command.split(' '), { cwd: folder, stdio: 'pipe' });
}

/** An authority, and one certificate for each end. */
function makeCertificates(folder: string): void {
  const key = 'req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes';
  openssl(folder, `${key} -x509 -days 2 -subj /CN=shop-authority -keyout ca.key -out ca.pem`);
  for (const [serial, name] of ['box', 'router'].entries()) {
    openssl(folder, `${key} -subj /CN=${name} -keyout ${name}.key -out ${name}.csr`);
    const signed = `-CA ca.pem -CAkey ca.key -set_serial ${serial + 2} -days 2`;
    openssl(folder, `x509 -req -in ${name}.csr ${signed} -out ${name}.pem`);
  }
}

function configuration(tlsPort: number, authPort: number, acctPort: number): string {
  return `ListenTLS 127.0.0.1:${tlsPort}
LogDestination file:///dev/null
tls default {
  CACertificateFile ca.pem
  CertificateFile box.pem
  CertificateKeyFile box.key
}
client router {
  host 127.0.0.1
  type tls
  secret radsec
  certificateNameCheck off
}
server access {
  host 127.0.0.1
  port ${authPort}
  type udp
  secret "${SECRET}"
}
server accounting {
  host 127.0.0.1
  port ${acctPort}
  type udp
  secret "${SECRET}"
}
realm * {
  server access
  accountingServer accounting
}
`;
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => {
    probe.listen(0, '127.0.0.1', resolve);
  });
  const bound = probe.address();
  await new Promise((resolve) => {
    probe.close(resolve);
  });
  return bound !== null && typeof bound === 'object' ? bound.port : 0;
}

describe.skipIf(isMissing && !isRequired)('RadSec (Debian package radsecproxy)', () => {
  let folder = '';
  let tlsPort = 0;
  let isUp = true;
  let close: () => Promise<void> = async () => {};

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'radsec-'));
    makeCertificates(folder);
    const [authSocket, acctSocket] = await Promise.all([
      openUdp('127.0.0.1', 0),
      openUdp('127.0.0.1', 0),
    ]);
    tlsPort = await freePort();
    const { port: authPort } = authSocket.address();
    const text = configuration(tlsPort, authPort, acctSocket.address().port);
    writeFileSync(join(folder, 'radsecproxy.conf'), text);
    const server = createRadiusServer({
      authSocket,
      acctSocket,
      secrets: {
        clientFor: () => ({ ...CLIENT, messageAuthenticator: 'yes' }),
        messageAuthenticatorSeen: () => {},
      },
      handler: {
        access: async (request) =>
          request.verify('ABCD1234')
            ? { code: 'accept', attributes: [attributeNamed('Session-Timeout', 3_600)] }
            : { code: 'reject', replyMessage: 'no' },
        accounting: async () => {},
      },
      clock: { now: () => 0 },
      random: { bytes: (length) => randomBytes(length) },
      log: { warn: () => {} },
    });
    const proxy = spawn(RADSECPROXY, ['-f', '-c', 'radsecproxy.conf'], { cwd: folder });
    const ended = new Promise<void>((resolve) => {
      proxy.once('close', () => {
        isUp = false;
        resolve();
      });
    });
    close = async () => {
      proxy.kill();
      await ended;
      await server.close();
      rmSync(folder, { recursive: true });
    };
  });
  afterAll(() => close());

  /** Connects as soon as the proxy listens. */
  async function dial(name: 'router' | null): Promise<TLSSocket> {
    while (isUp) {
      const file = (suffix: string): Buffer => readFileSync(join(folder, suffix));
      const mine = name === null ? {} : { cert: file(`${name}.pem`), key: file(`${name}.key`) };
      const socket = connect({
        ...{ host: '127.0.0.1', port: tlsPort, ca: file('ca.pem') },
        ...mine,
        checkServerIdentity: () => undefined,
      });
      const outcome = await new Promise<string>((resolve) => {
        socket.once('secureConnect', () => resolve('connected'));
        socket.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? 'failed'));
      });
      if (outcome !== 'ECONNREFUSED') return socket;
    }
    throw new Error('radsecproxy does not run');
  }

  async function exchange(request: Buffer): Promise<ReturnType<typeof readReply>> {
    const socket = await dial('router');
    socket.write(request);
    const reply = await new Promise<Buffer>((resolve) => {
      socket.once('data', resolve);
    });
    socket.destroy();
    return readReply(reply, request, RADSEC_SECRET);
  }

  it('a login travels through TLS and comes back with its limits', async () => {
    const request = encodeAccessRequest({
      identifier: 1,
      authenticator: randomBytes(16),
      secret: RADSEC_SECRET,
      userName: 'ABCD1234',
      credential: { kind: 'pap', password: 'ABCD1234' },
      attributes: [NAS],
    });
    const reply = await exchange(request);
    expect(reply?.code).toBe(Code.accessAccept);
    expect(reply?.attributes).toContainEqual(attributeNamed('Session-Timeout', 3_600));
  });

  it('accounting is answered', async () => {
    const request = encodeAccountingRequest({
      identifier: 2,
      secret: RADSEC_SECRET,
      status: 'start',
      attributes: [
        NAS,
        attributeNamed('User-Name', 'ABCD1234'),
        attributeNamed('Acct-Session-Id', '80000001'),
      ],
    });
    expect((await exchange(request))?.code).toBe(Code.accountingResponse);
  });

  it('a router without a certificate of the authority is turned away', async () => {
    const socket = await dial(null);
    const outcome = await new Promise<string>((resolve) => {
      socket.once('error', () => resolve('refused'));
      socket.once('close', () => resolve('refused'));
      socket.once('data', () => resolve('answered'));
      socket.write(randomBytes(20));
    });
    expect(outcome).toBe('refused');
  });

  it('a malformed stream is closed', async () => {
    const socket = await dial('router');
    const closed = new Promise((resolve) => {
      socket.once('close', resolve);
      socket.once('error', resolve);
    });
    socket.resume();
    socket.write(Buffer.from([1, 1, 0, 3, ...Array(40).fill(0)]));
    await closed;
  });
});
