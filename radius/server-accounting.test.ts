import { describe, expect, it } from 'vitest';
import {
  type Attribute,
  addressAttribute,
  integerAttribute,
  octetsAttribute,
  textAttribute,
} from './attributes.ts';
import { encodeAccountingRequest, usageAttributes } from './client.ts';
import { Code, Type } from './codes.ts';
import { buildRequest } from './request-packet.ts';
import { ask, lab, NAS, SECRET } from './testing/lab.ts';

type Status = Parameters<typeof encodeAccountingRequest>[0]['status'];
let serial = 0;

function report(status: Status, attributes: Attribute[] = [], isSigned = false): Buffer {
  serial += 1;
  return encodeAccountingRequest({
    identifier: serial % 256,
    secret: SECRET,
    status,
    isSigned,
    attributes: [NAS, textAttribute(Type.acctSessionId, '80000001'), ...attributes],
  });
}

describe('an Accounting-Request', () => {
  it('arrives as one typed record', async () => {
    const { acct, reports } = lab();
    const attributes = [
      textAttribute(Type.userName, 'ABCD1234'),
      textAttribute(Type.callingStationId, 'aa-bb-cc-00-11-22'),
      addressAttribute(Type.framedIpAddress, '10.5.50.7'),
      octetsAttribute(Type.classValue, Buffer.from([0, 255, 1])),
      textAttribute(Type.nasPortId, 'bridge'),
      integerAttribute(Type.acctSessionTime, 3_600),
      integerAttribute(Type.acctDelayTime, 5),
      integerAttribute(Type.eventTimestamp, 12),
      integerAttribute(Type.acctTerminateCause, 5),
      ...usageAttributes(2 ** 32, 2 ** 32 - 1),
    ];
    expect((await ask(acct, report('stop', attributes)))?.code).toBe(Code.accountingResponse);
    expect(reports).toMatchObject([
      {
        status: 'stop',
        userName: 'ABCD1234',
        acctSessionId: '80000001',
        mac: 'AA:BB:CC:00:11:22',
        framedIp: '10.5.50.7',
        classValue: Buffer.from([0, 255, 1]),
        nasPortId: 'bridge',
        nasIdentifier: 'shop',
        sessionSeconds: 3_600,
        delaySeconds: 5,
        eventTimestampSeconds: 12,
        terminateCause: 'Session-Timeout',
        inputBytes: 4_294_967_296,
        outputBytes: 4_294_967_295,
        bytesUp: 4_294_967_296,
        bytesDown: 4_294_967_295,
      },
    ]);
  });

  it('counts the other way round on a router that does', async () => {
    const { acct, reports } = lab({ client: { uploadIsInput: false } });
    await ask(acct, report('interim', usageAttributes(1, 2)));
    expect(reports[0]).toMatchObject({ inputBytes: 1, bytesUp: 2, bytesDown: 1 });
  });

  it('may carry a Message-Authenticator', async () => {
    const { acct } = lab({ client: { messageAuthenticator: 'yes' } });
    expect((await ask(acct, report('start', [], true)))?.code).toBe(Code.accountingResponse);
    expect((await ask(acct, report('start')))?.code).toBe(Code.accountingResponse);
  });

  it('is dropped when its Request Authenticator is wrong', async () => {
    const { acct, reports, events } = lab();
    const forged = report('start');
    forged[4] = (forged[4] ?? 0) ^ 1;
    expect(await ask(acct, forged)).toBeNull();
    expect([reports.length, events[0]?.kind]).toEqual([0, 'bad_authenticator']);
  });

  it('is dropped with an integer of the wrong length', async () => {
    const { acct, events } = lab();
    const bad = octetsAttribute(Type.acctSessionTime, Buffer.alloc(2));
    expect(await ask(acct, report('interim', [bad]))).toBeNull();
    expect(events).toMatchObject([{ kind: 'malformed', fault: 'bad_value_length' }]);
  });

  it('knows on and off, and only answers statuses that report on tunnels', async () => {
    const { acct, reports } = lab();
    await ask(acct, report('on'));
    await ask(acct, report('off'));
    const tunnel = buildRequest({
      code: Code.accountingRequest,
      identifier: 200,
      secret: SECRET,
      isSigned: false,
      attributes: [integerAttribute(Type.acctStatusType, 9)],
    });
    expect((await ask(acct, tunnel))?.code).toBe(Code.accountingResponse);
    expect(reports.map(({ status }) => status)).toEqual(['on', 'off']);
  });

  it('is answered with Proxy-State alone', async () => {
    const { acct } = lab();
    const proxyState = textAttribute(Type.proxyState, 'p');
    const reply = await ask(acct, report('start', [proxyState]));
    expect(reply?.attributes).toEqual([proxyState]);
  });
});

describe('a report that names no session or no status', () => {
  it('is dropped', async () => {
    const { acct, events } = lab();
    const sessionId = textAttribute(Type.acctSessionId, '80000001');
    const status = integerAttribute(Type.acctStatusType, 1);
    for (const [identifier, attributes] of [[sessionId], [status]].entries()) {
      const code = Code.accountingRequest;
      const parts = { code, identifier, secret: SECRET, isSigned: false, attributes };
      expect(await ask(acct, buildRequest(parts))).toBeNull();
    }
    expect(events).toMatchObject([{ fault: 'no_status' }, { fault: 'no_session_id' }]);
  });
});

describe('durability', () => {
  it('answers after the report is stored and not before', async () => {
    let stored: () => void = () => {};
    const { acct } = lab({
      accounting: () =>
        new Promise((resolve) => {
          stored = resolve;
        }),
    });
    expect(await ask(acct, report('start'))).toBeNull();
    stored();
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
    expect(acct.sent).toHaveLength(1);
  });

  it('answers nothing when storing fails, and takes the retry', async () => {
    let fails = true;
    const { acct, reports } = lab({
      accounting: async () => {
        if (fails) throw new Error('disk full');
      },
    });
    const request = report('stop');
    expect(await ask(acct, request)).toBeNull();
    fails = false;
    expect((await ask(acct, request))?.code).toBe(Code.accountingResponse);
    expect(reports).toHaveLength(2);
  });

  it('answers the same report under a new Identifier without storing it twice', async () => {
    const { acct, reports } = lab();
    const usage = usageAttributes(10, 20);
    await ask(acct, report('interim', [...usage, integerAttribute(Type.acctDelayTime, 0)]));
    const retry = report('interim', [...usage, integerAttribute(Type.acctDelayTime, 3)]);
    expect((await ask(acct, retry))?.code).toBe(Code.accountingResponse);
    expect(reports).toHaveLength(1);
    await ask(acct, report('interim', usageAttributes(11, 20)));
    await ask(acct, report('stop', usageAttributes(11, 20)));
    expect(reports).toHaveLength(3);
  });
});
