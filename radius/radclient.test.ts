import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { attributeName, attributeNamed } from './dictionary.ts';
import { type DynamicOrder, listenForOrders } from './nas-listener.ts';
import type { AccountingRequest } from './requests.ts';
import { createRadiusServer } from './server.ts';
import { CLIENT, SECRET } from './testing/lab.ts';
import { openUdp, type UdpSocket } from './udp.ts';

/** Debian's radclient (package freeradius-utils) as the second opinion. */
const RADCLIENT = '/usr/bin/radclient';
const isMissing = !existsSync(RADCLIENT);
const isRequired = process.env.MLANGO_TEST_REQUIRE === 'all';

/** Runs one exchange and returns what radclient printed; it verifies every answer itself. */
function radclient(port: number, command: string, attributes: string[]): Promise<string> {
  const child = spawn(RADCLIENT, [
    ...['-x', '-r', '1', '-t', '5', `127.0.0.1:${port}`, command, SECRET.toString()],
  ]);
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
    });
  }
  child.stdin.end(`${attributes.join(',')}\n`);
  return new Promise((resolve) => {
    child.on('close', () => resolve(printed));
  });
}

const NAS = 'NAS-IP-Address=10.0.0.1';

describe.skipIf(isMissing && !isRequired)('radclient (Debian package freeradius-utils)', () => {
  let sockets: UdpSocket[] = [];
  let ports: number[] = [];
  const reports: AccountingRequest[] = [];
  const orders: DynamicOrder[] = [];
  let close: () => Promise<void> = async () => {};

  beforeAll(async () => {
    sockets = await Promise.all([0, 0, 0].map((port) => openUdp('127.0.0.1', port)));
    ports = sockets.map((socket) => socket.address().port);
    const [authSocket, acctSocket, coaSocket] = sockets;
    if (!authSocket || !acctSocket || !coaSocket) throw new Error('no sockets');
    const server = createRadiusServer({
      authSocket,
      acctSocket,
      secrets: { clientFor: () => CLIENT, messageAuthenticatorSeen: () => {} },
      handler: {
        access: async (request) =>
          request.verify('ABCD1234')
            ? { code: 'accept', attributes: [attributeNamed('Session-Timeout', 3_600)] }
            : { code: 'reject', replyMessage: 'This code is not valid.' },
        accounting: async (report) => {
          reports.push(report);
        },
      },
      clock: { now: () => 0 },
      random: { bytes: (length) => randomBytes(length) },
      log: { warn: () => {} },
    });
    listenForOrders({
      socket: coaSocket,
      secret: SECRET,
      onOrder: (order) => {
        orders.push(order);
        const names = order.attributes.map(attributeName);
        return names.includes('User-Name') ? { kind: 'ack' } : { kind: 'nak', errorCause: 503 };
      },
    });
    close = async () => {
      await Promise.all([server.close(), coaSocket.close()]);
    };
  });
  afterAll(() => close());

  const login = (attributes: string[]): Promise<string> =>
    radclient(ports[0] ?? 0, 'auth', ['User-Name=ABCD1234', NAS, ...attributes]);

  for (const kind of ['User-Password', 'CHAP-Password', 'MS-CHAP-Password']) {
    it(`${kind}: accepts the right one and rejects a wrong one`, async () => {
      const accepted = await login([`${kind}=ABCD1234`]);
      expect(accepted).toContain('Received Access-Accept');
      expect(accepted).toContain('Session-Timeout = 3600');
      const rejected = await login([`${kind}=ABCD1235`]);
      expect(rejected).toContain('Received Access-Reject');
      expect(rejected).toContain('Reply-Message = "This code is not valid."');
    });
  }

  it('verifies our Message-Authenticator when it sends its own', async () => {
    const signed = await login(['User-Password=ABCD1234', 'Message-Authenticator=0x00']);
    expect(signed).toContain('Received Access-Accept');
  });

  it('Accounting: Start, Interim-Update and Stop are answered and understood', async () => {
    for (const status of ['Start', 'Interim-Update', 'Stop']) {
      const attributes = [
        ...['User-Name=ABCD1234', NAS, 'Acct-Session-Id=80000001', `Acct-Status-Type=${status}`],
        ...['Acct-Session-Time=60', 'Acct-Input-Octets=5', 'Acct-Input-Gigawords=1'],
      ];
      const printed = await radclient(ports[1] ?? 0, 'acct', attributes);
      expect(printed).toContain('Received Accounting-Response');
    }
    expect(reports.map(({ status }) => status)).toEqual(['start', 'interim', 'stop']);
    expect(reports[2]).toMatchObject({ inputBytes: 2 ** 32 + 5, sessionSeconds: 60 });
  });

  it('Status-Server is answered on both ports', async () => {
    const [auth = 0, acct = 0] = ports;
    const status = ['Message-Authenticator=0x00'];
    expect(await radclient(auth, 'status', status)).toContain('Received Access-Accept');
    expect(await radclient(acct, 'status', status)).toContain('Received Accounting-Response');
  });

  it('CoA and Disconnect are heard, and ACK and NAK believed', async () => {
    const coa = ports[2] ?? 0;
    const user = ['User-Name=ABCD1234', 'Message-Authenticator=0x00'];
    expect(await radclient(coa, 'disconnect', user)).toContain('Received Disconnect-ACK');
    expect(await radclient(coa, 'coa', [...user, 'Session-Timeout=60'])).toContain(
      'Received CoA-ACK',
    );
    const nak = await radclient(coa, 'disconnect', ['Acct-Session-Id=80000001']);
    expect(nak).toContain('Received Disconnect-NAK');
    expect(nak).toContain('Error-Cause = Session-Context-Not-Found');
    expect(orders.map(({ kind }) => kind)).toEqual(['disconnect', 'change', 'disconnect']);
  });
});
