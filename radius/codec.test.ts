/// <reference path="./codec.d.ts" />
import { randomBytes } from 'node:crypto';
import codec from 'radius';
import { describe, expect, it } from 'vitest';
import { textAttribute } from './attributes.ts';
import { encodeAccessRequest, readReply } from './client.ts';
import { Code, Type } from './codes.ts';
import { nasDriver } from './nas/index.ts';
import { accessRequest, ask, lab, SECRET } from './testing/lab.ts';

const secret = SECRET.toString();

describe('the npm package as second opinion', () => {
  it('reads our Access-Request, its password included', () => {
    const packet = encodeAccessRequest({
      identifier: 7,
      authenticator: randomBytes(16),
      secret: SECRET,
      userName: 'ABCD1234',
      credential: { kind: 'pap', password: 'a password of more than 16 bytes' },
      attributes: [textAttribute(Type.nasIdentifier, 'shop')],
    });
    expect(codec.decode({ packet, secret })).toMatchObject({
      code: 'Access-Request',
      identifier: 7,
      attributes: {
        'User-Name': 'ABCD1234',
        'User-Password': 'a password of more than 16 bytes',
        'NAS-Identifier': 'shop',
      },
    });
  });

  it('accepts our answer and reads the limits in it by name', async () => {
    const accepted = nasDriver('mikrotik').grant({
      sessionTimeoutSeconds: 3_600,
      idleTimeoutSeconds: 600,
      interimIntervalSeconds: 300,
      downBps: 5_000_000,
      upBps: 2_000_000,
      remainingBytes: 5 * 2 ** 30,
      devices: 1,
      classValue: Buffer.from('grant'),
    });
    const { auth } = lab({ accepted });
    const request = accessRequest();
    await ask(auth, request);
    const response = auth.sent[0] ?? Buffer.alloc(0);
    expect(codec.verify_response({ request, response, secret })).toBe(true);
    expect(codec.decode({ packet: response, secret }).attributes).toMatchObject({
      'Session-Timeout': 3_600,
      'Vendor-Specific': {
        'Mikrotik-Rate-Limit': '2M/5M',
        'Mikrotik-Total-Limit': 2 ** 30,
        'Mikrotik-Total-Limit-Gigawords': 1,
      },
    });
  });

  it('makes an Access-Request and an Accounting-Request that we accept', async () => {
    const { auth, acct, reports } = lab();
    const attributes = [
      ['User-Name', 'ABCD1234'],
      ['NAS-IP-Address', '10.0.0.1'],
    ];
    const access = codec.encode({
      code: 'Access-Request',
      identifier: 1,
      secret,
      add_message_authenticator: true,
      attributes: [...attributes, ['User-Password', 'ABCD1234']],
    });
    auth.receive(access);
    const accounting = codec.encode({
      code: 'Accounting-Request',
      identifier: 2,
      secret,
      attributes: [...attributes, ['Acct-Status-Type', 'Start'], ['Acct-Session-Id', '80000001']],
    });
    const reply = await ask(acct, accounting);
    expect(readReply(auth.sent[0] ?? Buffer.alloc(0), access, SECRET)?.code).toBe(
      Code.accessAccept,
    );
    expect(reply?.code).toBe(Code.accountingResponse);
    expect(reports).toMatchObject([{ userName: 'ABCD1234', nasIpAddress: '10.0.0.1' }]);
  });
});
