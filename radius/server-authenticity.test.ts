import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { textAttribute } from './attributes.ts';
import { encodeStatusServer } from './client.ts';
import { Code, Type } from './codes.ts';
import { accessRequest, ask, lab, NAS, ROUTER, SECRET } from './testing/lab.ts';

const proxied = [NAS, textAttribute(Type.proxyState, 'through a proxy')];

describe('who is answered', () => {
  it('drops an unknown source address and names it once per second in the log', async () => {
    const { auth, events, lines, clock } = lab();
    const stranger = { address: '203.0.113.9', port: 1 };
    for (let i = 0; i < 5; i += 1) expect(await ask(auth, accessRequest(), stranger)).toBeNull();
    expect(events).toHaveLength(5);
    expect(lines).toEqual([{ event: 'unknown_client', address: '203.0.113.9', unwritten: 0 }]);
    clock.nowMs += 1_000;
    await ask(auth, accessRequest(), stranger);
    expect(lines[1]).toEqual({ event: 'unknown_client', address: '203.0.113.9', unwritten: 4 });
  });

  it('chooses the secret by source address, whatever NAS-Identifier claims', async () => {
    const { auth } = lab();
    const claim = textAttribute(Type.nasIdentifier, 'another router');
    expect((await ask(auth, accessRequest({ attributes: [claim] })))?.code).toBe(Code.accessAccept);
  });

  for (const secret of [Buffer.alloc(0), Buffer.alloc(257, 1)]) {
    it(`refuses to work with a secret of ${secret.length} bytes`, async () => {
      const { auth, events } = lab({ client: { secret } });
      expect(await ask(auth, accessRequest({ secret: Buffer.alloc(0) }))).toBeNull();
      expect(events).toEqual([{ kind: 'unusable_secret', clientId: 'router' }]);
    });
  }

  it('drops reply codes, unknown codes and requests on the wrong port', async () => {
    const { auth, acct, events } = lab();
    for (const code of [2, 3, 5, 11, 4, 40, 43, 99]) {
      const packet = accessRequest();
      packet[0] = code;
      expect(await ask(auth, packet)).toBeNull();
    }
    expect(await ask(acct, accessRequest())).toBeNull();
    expect(events.every(({ kind }) => kind === 'unexpected_code')).toBe(true);
  });
});

describe('Message-Authenticator', () => {
  it('drops a packet whose Message-Authenticator is wrong under every policy', async () => {
    for (const messageAuthenticator of ['auto', 'yes', 'no'] as const) {
      const { auth, events } = lab({ client: { messageAuthenticator } });
      const forged = accessRequest({ secret: Buffer.from('quite another secret') });
      expect(await ask(auth, forged)).toBeNull();
      expect(events).toEqual([{ kind: 'bad_message_authenticator', clientId: 'router' }]);
    }
  });

  it('`yes` drops a packet without one', async () => {
    const { auth, events } = lab({ client: { messageAuthenticator: 'yes' } });
    expect(await ask(auth, accessRequest({ isSigned: false }))).toBeNull();
    expect(events).toEqual([{ kind: 'missing_message_authenticator', clientId: 'router' }]);
  });

  it('`auto` takes unsigned packets until the first signed one, and reports that once', async () => {
    const { auth, latched } = lab();
    expect(await ask(auth, accessRequest({ isSigned: false }))).not.toBeNull();
    expect(await ask(auth, accessRequest())).not.toBeNull();
    expect(await ask(auth, accessRequest())).not.toBeNull();
    expect(latched).toEqual(['router']);
    expect(await ask(auth, accessRequest({ isSigned: false }))).toBeNull();
  });

  it('`auto` remembers what it was told at the start', async () => {
    const { auth, latched } = lab({ client: { messageAuthenticatorSeen: true } });
    expect(await ask(auth, accessRequest({ isSigned: false }))).toBeNull();
    expect(await ask(auth, accessRequest())).not.toBeNull();
    expect(latched).toEqual([]);
  });

  it('a forged one does not trip the latch', async () => {
    const { auth, latched } = lab();
    await ask(auth, accessRequest({ secret: Buffer.from('quite another secret') }));
    expect(latched).toEqual([]);
    expect(await ask(auth, accessRequest({ isSigned: false }))).not.toBeNull();
  });

  it('`no` takes unsigned packets for ever, but not with Proxy-State', async () => {
    const { auth } = lab({ client: { messageAuthenticator: 'no' } });
    expect(await ask(auth, accessRequest())).not.toBeNull();
    expect(await ask(auth, accessRequest({ isSigned: false }))).not.toBeNull();
    expect(await ask(auth, accessRequest({ attributes: proxied, isSigned: false }))).toBeNull();
    expect(await ask(auth, accessRequest({ attributes: proxied }))).not.toBeNull();
  });
});

describe('Status-Server', () => {
  const status = (): Buffer =>
    encodeStatusServer({ identifier: 9, authenticator: randomBytes(16), secret: SECRET });

  it('is answered on both ports without asking the handler', async () => {
    const { auth, acct, calls, reports } = lab();
    expect((await ask(auth, status()))?.code).toBe(Code.accessAccept);
    expect((await ask(acct, status()))?.code).toBe(Code.accountingResponse);
    expect([calls.access, reports.length]).toEqual([0, 0]);
  });

  it('is dropped without a Message-Authenticator', async () => {
    const { auth, events } = lab({ client: { messageAuthenticator: 'no' } });
    const bare = status().subarray(0, 20);
    bare.writeUInt16BE(20, 2);
    expect(await ask(auth, bare)).toBeNull();
    expect(events).toEqual([{ kind: 'missing_message_authenticator', clientId: 'router' }]);
  });

  it('is dropped with a wrong one', async () => {
    const { auth } = lab();
    const forged = status();
    forged[30] = (forged[30] ?? 0) ^ 1;
    auth.receive(forged, ROUTER);
    expect(auth.sent).toEqual([]);
  });
});
