import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type Attribute, octetsAttribute } from './attributes.ts';
import type { ClientCredential } from './client.ts';
import { Code, Vendor } from './codes.ts';
import { Microsoft } from './credential.ts';
import { md5 } from './digest.ts';
import { mppeKeys } from './mppe.ts';
import { challengeHash, challengeResponse, ntPasswordHash } from './mschap.ts';
import { accessRequest, ask, lab, NAS, SECRET } from './testing/lab.ts';

const challenge = randomBytes(16);
const peerChallenge = randomBytes(16);
const right: ClientCredential = {
  kind: 'mschapv2',
  password: 'ABCD1234',
  challenge,
  peerChallenge,
};

function microsoft(reply: { attributes: Attribute[] } | null, type: number): Buffer {
  const isWanted = (one: Attribute): boolean =>
    one.vendor === Vendor.microsoft && one.type === type;
  const found = reply?.attributes.find(isWanted);
  if (found === undefined) throw new Error(`no 311/${type}`);
  return found.value;
}

/** The client's side of RFC 2548 §2.4: takes the mask off block by block. */
function decryptSalted(value: Buffer, authenticator: Buffer): Buffer {
  const clear = Buffer.alloc(value.length - 2);
  let previous: Buffer = Buffer.concat([authenticator, value.subarray(0, 2)]);
  for (let at = 0; at < clear.length; at += 16) {
    const mask = md5(Buffer.concat([SECRET, previous]));
    previous = value.subarray(2 + at, 18 + at);
    for (let i = 0; i < 16; i += 1) clear[at + i] = (previous[i] ?? 0) ^ (mask[i] ?? 0);
  }
  return clear.subarray(1, 1 + (clear[0] ?? 0));
}

describe('MS-CHAPv2', () => {
  it('accepts the password and proves that the server knows it too', async () => {
    const { auth } = lab();
    const request = accessRequest({ credential: right });
    const reply = await ask(auth, request);
    expect(reply?.code).toBe(Code.accessAccept);
    const success = microsoft(reply, Microsoft.chap2Success);
    expect(success.toString('latin1', 1)).toMatch(/^S=[0-9A-F]{40}$/);
    expect(success[0]).toBe(request[1]);
  });

  it('sends both MPPE keys encrypted, each under a salt of its own', async () => {
    const { auth } = lab();
    const request = accessRequest({ credential: right });
    const reply = await ask(auth, request);
    const [send, recv] = [Microsoft.mppeSendKey, Microsoft.mppeRecvKey].map((type) =>
      microsoft(reply, type),
    );
    if (send === undefined || recv === undefined) throw new Error('no keys');
    const hash = ntPasswordHash('ABCD1234');
    const hashed = challengeHash(peerChallenge, challenge, Buffer.from('ABCD1234'));
    const { sendKey, recvKey } = mppeKeys(hash, challengeResponse(hashed, hash));
    const authenticator = request.subarray(4, 20);
    expect(decryptSalted(send, authenticator)).toEqual(sendKey);
    expect(decryptSalted(recv, authenticator)).toEqual(recvKey);
    expect(send.subarray(0, 2)).not.toEqual(recv.subarray(0, 2));
    expect(((send[0] ?? 0) & 0x80) !== 0 && ((recv[0] ?? 0) & 0x80) !== 0).toBe(true);
  });

  it('rejects another password', async () => {
    const { auth } = lab();
    const wrong = accessRequest({ credential: { ...right, password: 'ABCD1235' } });
    const reply = await ask(auth, wrong);
    expect(reply?.code).toBe(Code.accessReject);
    expect(reply?.attributes.every(({ vendor }) => vendor === 0)).toBe(true);
  });
});

describe('MS-CHAP version 1', () => {
  it('accepts the password and sends its keys', async () => {
    const { auth } = lab();
    const credential = { kind: 'mschap', password: 'ABCD1234', challenge: randomBytes(8) } as const;
    const reply = await ask(auth, accessRequest({ credential }));
    expect(reply?.code).toBe(Code.accessAccept);
    expect(microsoft(reply, Microsoft.chapMppeKeys)).toHaveLength(32);
  });
});

describe('MS-CHAP that is incomplete', () => {
  const response = octetsAttribute(Microsoft.chap2Response, Buffer.alloc(50), Vendor.microsoft);
  const asked = octetsAttribute(Microsoft.chapChallenge, challenge, Vendor.microsoft);
  const cases: [string, Attribute[], string][] = [
    ['a response together with User-Password', [asked, response], 'several_credentials'],
    ['two responses', [asked, response, response], 'several_credentials'],
  ];
  for (const [behaviour, attributes, fault] of cases) {
    it(`rejects ${behaviour}`, async () => {
      const { auth, events } = lab();
      const reply = await ask(auth, accessRequest({ attributes: [NAS, ...attributes] }));
      expect(reply?.code).toBe(Code.accessReject);
      expect(events).toMatchObject([{ fault }]);
    });
  }

  it('rejects it together with CHAP-Password', async () => {
    const { auth, events } = lab();
    const chap = { kind: 'chap', password: 'ABCD1234' } as const;
    const attributes = [NAS, asked, response];
    await ask(auth, accessRequest({ credential: chap, attributes }));
    expect(events).toMatchObject([{ fault: 'several_credentials' }]);
  });

  it('rejects a challenge of the wrong length', async () => {
    const { auth, events } = lab();
    const bad = { ...right, challenge: randomBytes(15) };
    expect((await ask(auth, accessRequest({ credential: bad })))?.code).toBe(Code.accessReject);
    expect(events).toMatchObject([{ fault: 'bad_credential' }]);
  });
});
