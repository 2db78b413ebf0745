import { describe, expect, it } from 'vitest';
import { integerAttribute, octetsAttribute, textAttribute } from './attributes.ts';
import { Code, Type } from './codes.ts';
import { buildRequest } from './request-packet.ts';
import { createRadiusServer } from './server.ts';
import type { UdpSocket, UdpSource } from './udp.ts';

const SECRET = Buffer.from('a secret of 24 octets ok');
const ROUTER = { address: '192.0.2.1', port: 40_000 };

/** A socket that is a pair of functions. */
function memorySocket() {
  let deliver: (datagram: Buffer, source: UdpSource) => void = () => {};
  const sent: Buffer[] = [];
  const socket: UdpSocket = {
    address: () => ({ address: '0.0.0.0', port: 1812 }),
    send: (bytes) => void sent.push(bytes),
    onMessage: (listener) => {
      deliver = listener;
    },
    close: async () => {},
  };
  return { socket, sent, receive: (bytes: Buffer, from = ROUTER) => deliver(bytes, from) };
}

function serverUnderTest() {
  const auth = memorySocket();
  const acct = memorySocket();
  const counts = { access: 0, accounting: 0, lines: 0, events: 0 };
  const clock = { nowMs: 0 };
  const server = createRadiusServer({
    authSocket: auth.socket,
    acctSocket: acct.socket,
    secrets: {
      clientFor: (address) =>
        address === ROUTER.address
          ? {
              id: 'router',
              secret: SECRET,
              kind: 'generic',
              messageAuthenticator: 'yes',
              messageAuthenticatorSeen: true,
              uploadIsInput: true,
            }
          : undefined,
      messageAuthenticatorSeen: () => {},
    },
    handler: {
      access: async () => {
        counts.access += 1;
        return { code: 'accept', attributes: [] };
      },
      accounting: async () => {
        counts.accounting += 1;
      },
    },
    clock: { now: () => clock.nowMs },
    random: { bytes: (length) => new Uint8Array(length) },
    log: {
      warn: () => {
        counts.lines += 1;
      },
    },
    onEvent: () => {
      counts.events += 1;
    },
  });
  return { auth, acct, counts, clock, server };
}

const accounting = buildRequest({
  code: Code.accountingRequest,
  identifier: 1,
  secret: SECRET,
  isSigned: true,
  attributes: [
    textAttribute(Type.userName, 'ABCD1234'),
    textAttribute(Type.acctSessionId, '80000001'),
    integerAttribute(Type.acctStatusType, 3),
    octetsAttribute(Type.classValue, Buffer.alloc(8, 1)),
  ],
});

describe('a flood of invalid packets', () => {
  it('200,000 mutilated requests get no answer and one log line per second and kind', async () => {
    const { auth, acct, counts, clock, server } = serverUnderTest();
    let state = 1;
    for (let run = 0; run < 200_000; run += 1) {
      const bytes = Buffer.from(accounting);
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      const at = (state >>> 8) % bytes.length;
      bytes[at] = (bytes[at] ?? 0) ^ (1 + ((state >>> 16) % 255));
      (run % 2 === 0 ? acct : auth).receive(bytes);
      clock.nowMs = Math.floor(run / 100);
    }
    await server.close();
    expect(auth.sent.length + acct.sent.length).toBe(0);
    expect(counts).toMatchObject({ access: 0, accounting: 0, events: 200_000 });
    const kinds = 8;
    expect(counts.lines).toBeLessThanOrEqual(3 * kinds);
  });

  it('a stranger who knows the secret is not answered either', async () => {
    const { acct, counts, server } = serverUnderTest();
    acct.receive(accounting, { address: '192.0.2.9', port: 40_000 });
    acct.receive(accounting);
    await server.close();
    expect(acct.sent.length).toBe(1);
    expect(counts.accounting).toBe(1);
  });
});
