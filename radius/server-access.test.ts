import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type Attribute, octetsAttribute, textAttribute } from './attributes.ts';
import { Code, Type } from './codes.ts';
import { buildRequest } from './request-packet.ts';
import { accessRequest, ask, lab, NAS, ROUTER, SECRET, settled } from './testing/lab.ts';

const MESSAGE_AUTHENTICATOR = 80;
const proxyStates = ['one', 'two'].map((value) => textAttribute(Type.proxyState, value));

function types(reply: { attributes: Attribute[] } | null): number[] {
  return reply?.attributes.map(({ type }) => type) ?? [];
}

describe('credentials', () => {
  for (const length of [1, 15, 16, 17, 32, 128]) {
    it(`accepts a PAP password of ${length} characters and rejects its neighbour`, async () => {
      const password = 'x'.repeat(length);
      const { auth } = lab({ password });
      const right = accessRequest({ credential: { kind: 'pap', password } });
      expect((await ask(auth, right))?.code).toBe(Code.accessAccept);
      const wrong = accessRequest({
        credential: { kind: 'pap', password: `y${'x'.repeat(length - 1)}` },
      });
      expect((await ask(auth, wrong))?.code).toBe(Code.accessReject);
    });
  }

  for (const length of [0, 15, 17, 144]) {
    it(`rejects a User-Password of ${length} octets`, async () => {
      const { auth, events, calls } = lab();
      const reply = await ask(
        auth,
        withRaw(octetsAttribute(Type.userPassword, Buffer.alloc(length, 1))),
      );
      expect(reply?.code).toBe(Code.accessReject);
      expect(calls.access).toBe(0);
      expect(events[0]).toMatchObject({ kind: 'rejected' });
    });
  }

  it('accepts CHAP with its own challenge, and with the Request Authenticator as one', async () => {
    const { auth } = lab();
    const challenge = randomBytes(16);
    const password = 'ABCD1234';
    for (const credential of [
      { kind: 'chap', password, challenge } as const,
      { kind: 'chap', password } as const,
    ]) {
      expect((await ask(auth, accessRequest({ credential })))?.code).toBe(Code.accessAccept);
    }
    const wrong = { kind: 'chap', password: 'ABCD1235', challenge } as const;
    expect((await ask(auth, accessRequest({ credential: wrong })))?.code).toBe(Code.accessReject);
  });

  for (const length of [1, 16, 18]) {
    it(`rejects a CHAP-Password of ${length} octets`, async () => {
      const { auth, events } = lab();
      const raw = withRaw(octetsAttribute(Type.chapPassword, Buffer.alloc(length)));
      expect((await ask(auth, raw))?.code).toBe(Code.accessReject);
      expect(events).toMatchObject([{ fault: 'bad_credential' }]);
    });
  }

  it('rejects User-Password and CHAP-Password together', async () => {
    const { auth, events } = lab();
    const chap = octetsAttribute(Type.chapPassword, Buffer.alloc(17));
    const reply = await ask(auth, accessRequest({ attributes: [NAS, chap] }));
    expect(reply?.code).toBe(Code.accessReject);
    expect(events).toEqual([
      { kind: 'rejected', clientId: 'router', fault: 'several_credentials' },
    ]);
  });

  it('rejects PAP under a wrong secret and without a Message-Authenticator, politely', async () => {
    const { auth, events } = lab();
    const secret = Buffer.from('quite another secret');
    const reply = await ask(auth, accessRequest({ secret, isSigned: false }));
    expect(reply?.code).toBe(Code.accessReject);
    expect(events).toEqual([]);
  });
});

describe('what an Access-Request must and must not carry', () => {
  const pap = octetsAttribute(Type.userPassword, Buffer.alloc(16, 1));
  const name = textAttribute(Type.userName, 'ABCD1234');
  const cases: [string, Attribute[], string][] = [
    ['no User-Name', [pap, NAS], 'bad_user_name'],
    ['two User-Names', [name, name, pap, NAS], 'bad_user_name'],
    ['a User-Name with a NUL', [raw(Type.userName, 'A\0B'), pap, NAS], 'bad_user_name'],
    ['no credential', [name, NAS], 'no_credential'],
    ['neither NAS-IP-Address nor NAS-Identifier', [name, pap], 'no_nas_identity'],
    ['a State nobody issued', [name, pap, NAS, raw(Type.state, 'x')], 'unknown_state'],
    ['EAP', [name, NAS, raw(Type.eapMessage, 'x')], 'eap_unsupported'],
  ];
  for (const [behaviour, attributes, fault] of cases) {
    it(`rejects ${behaviour}`, async () => {
      const { auth, events, calls } = lab();
      const reply = await ask(auth, requestOf(attributes));
      expect(reply?.code).toBe(Code.accessReject);
      expect(calls.access).toBe(0);
      expect(events).toEqual([{ kind: 'rejected', clientId: 'router', fault }]);
    });
  }

  it('ignores unknown attributes and vendors, even those that are no TLV', async () => {
    const { auth } = lab();
    const usr = octetsAttribute(26, Buffer.from([0, 0, 1, 173, 0, 0, 0, 9, 1]));
    const reply = await ask(auth, accessRequest({ attributes: [NAS, raw(241, 'x'), usr] }));
    expect(reply?.code).toBe(Code.accessAccept);
  });

  it('hands hostile names to the handler as the text they are', async () => {
    const names: string[] = [];
    const { auth } = lab({
      access: async ({ userName }) => {
        names.push(userName);
        return { code: 'reject', replyMessage: '' };
      },
    });
    const hostile = ["' OR 1=1;--", '<script>', 'x'.repeat(253), '\ufeff\u202e'];
    for (const userName of hostile) await ask(auth, accessRequest({ userName }));
    expect(names).toEqual(hostile);
  });
});

describe('replies', () => {
  it('begin with the Message-Authenticator even when the request had none', async () => {
    const { auth } = lab({ accepted: [textAttribute(Type.replyMessage, 'hi')] });
    const unsigned = await ask(auth, accessRequest({ isSigned: false }));
    expect(types(unsigned)).toEqual([MESSAGE_AUTHENTICATOR, Type.replyMessage]);
    const rejected = await ask(
      auth,
      accessRequest({ credential: { kind: 'pap', password: 'no' } }),
    );
    expect(types(rejected)).toEqual([MESSAGE_AUTHENTICATOR, Type.replyMessage]);
  });

  it('echo every Proxy-State unchanged and in order, and do not pile up', async () => {
    const { auth } = lab({ accepted: [textAttribute(Type.replyMessage, 'hi')] });
    for (let round = 0; round < 3; round += 1) {
      const reply = await ask(auth, accessRequest({ attributes: [NAS, ...proxyStates] }));
      expect(reply?.attributes.slice(2)).toEqual(proxyStates);
    }
  });

  it('carry nothing but words, Proxy-State and signature when they reject', async () => {
    const { auth } = lab({ password: 'another' });
    const reply = await ask(auth, accessRequest({ attributes: [NAS, ...proxyStates] }));
    expect(reply?.code).toBe(Code.accessReject);
    expect(types(reply)).toEqual([80, Type.replyMessage, Type.proxyState, Type.proxyState]);
  });

  it('cut the words of a Reject at 253 bytes, between characters', async () => {
    const replyMessage = `${'é'.repeat(126)}éé`;
    const { auth } = lab({ access: async () => ({ code: 'reject', replyMessage }) });
    const reply = await ask(auth, accessRequest());
    expect(reply?.attributes[1]?.value.toString()).toBe('é'.repeat(126));
  });

  it('stay out when the handler fails, and the retry is tried afresh', async () => {
    let fails = true;
    const { auth, events } = lab({
      access: async () => {
        if (fails) throw new Error('no database');
        return { code: 'accept', attributes: [] };
      },
    });
    const request = accessRequest();
    expect(await ask(auth, request)).toBeNull();
    expect(events).toMatchObject([{ kind: 'failed' }]);
    fails = false;
    expect((await ask(auth, request))?.code).toBe(Code.accessAccept);
  });

  it('stay out when the attributes do not fit into 4096 bytes', async () => {
    const long = octetsAttribute(Type.replyMessage, Buffer.alloc(253, 65));
    const { auth, events } = lab({ accepted: Array.from({ length: 17 }, () => long) });
    expect(await ask(auth, accessRequest())).toBeNull();
    expect(events).toMatchObject([{ kind: 'failed' }]);
  });
});

describe('retransmissions', () => {
  it('get the identical bytes, and the handler is asked once', async () => {
    const { auth, calls, clock } = lab();
    const request = accessRequest();
    for (const _ of [1, 2, 3]) {
      await ask(auth, request);
      clock.nowMs += 1_100;
    }
    expect(calls.access).toBe(1);
    expect(auth.sent).toHaveLength(3);
    expect(auth.sent[2]).toEqual(auth.sent[0]);
  });

  it('are dropped while the first is in work', async () => {
    let finish: () => void = () => {};
    const { auth, calls } = lab({
      access: async () => {
        await new Promise<void>((resolve) => {
          finish = resolve;
        });
        return { code: 'accept', attributes: [] };
      },
    });
    const request = accessRequest();
    expect(await ask(auth, request)).toBeNull();
    expect(await ask(auth, request)).toBeNull();
    finish();
    await settled();
    expect(auth.sent).toHaveLength(1);
    expect(calls.access).toBe(1);
  });
});

describe('more requests in work than routers would wait for', () => {
  it('are dropped, and the next is taken when the work is done', async () => {
    const waiting: (() => void)[] = [];
    const { auth, calls, events } = lab({
      access: async () => {
        await new Promise<void>((resolve) => {
          waiting.push(resolve);
        });
        return { code: 'accept', attributes: [] };
      },
    });
    const request = accessRequest();
    for (let port = 1; port <= 50_001; port += 1) auth.receive(request, { ...ROUTER, port });
    expect([calls.access, events]).toEqual([50_000, [{ kind: 'overloaded', clientId: 'router' }]]);
    for (const resume of waiting) resume();
    await settled();
    auth.receive(request, { ...ROUTER, port: 60_000 });
    expect(calls.access).toBe(50_001);
  });
});

describe('closing', () => {
  it('answers what is in work before the sockets close, and takes nothing new', async () => {
    let finish: () => void = () => {};
    const { auth, server, calls } = lab({
      access: async () => {
        await new Promise<void>((resolve) => {
          finish = resolve;
        });
        return { code: 'accept', attributes: [] };
      },
    });
    auth.receive(accessRequest());
    const closed = server.close();
    auth.receive(accessRequest());
    await settled();
    expect(auth.isClosed()).toBe(false);
    finish();
    await closed;
    expect(auth.isClosed()).toBe(true);
    expect(auth.sent).toHaveLength(1);
    expect(calls.access).toBe(1);
  });
});

function raw(type: number, value: string): Attribute {
  return { vendor: 0, type, value: Buffer.from(value) };
}

function withRaw(credential: Attribute): Buffer {
  return requestOf([textAttribute(Type.userName, 'ABCD1234'), NAS, credential]);
}

function requestOf(attributes: Attribute[]): Buffer {
  const code = Code.accessRequest;
  const authenticator = randomBytes(16);
  return buildRequest({
    code,
    identifier: 1,
    authenticator,
    secret: SECRET,
    attributes,
    isSigned: true,
  });
}
