import { describe, expect, it } from 'vitest';
import { type Attribute, textAttribute } from './attributes.ts';
import { requestAuthenticatorIsValid, signPacket } from './authenticator.ts';
import { Type } from './codes.ts';
import { createDynamicAuthorization } from './dynamic-authorization.ts';
import { type DynamicAnswer, type DynamicOrder, listenForOrders } from './nas-listener.ts';
import { framePacket, HEADER_BYTES } from './packet.ts';
import { accessRequest, memorySocket, SECRET, settled } from './testing/lab.ts';

const TARGET = {
  address: '192.0.2.1',
  port: 3799,
  secret: SECRET,
  attributes: [textAttribute(Type.userName, 'ABCD1234')],
};

/** A router that answers as told, joined to the box without a network between. */
function joined(answer: (order: DynamicOrder) => DynamicAnswer = () => ({ kind: 'ack' })) {
  const box = memorySocket();
  const router = memorySocket();
  const orders: DynamicOrder[] = [];
  const timers: { dueMs: number; task: () => void }[] = [];
  const clock = { nowMs: 1_700_000_000_000 };
  let opened = 0;
  listenForOrders({
    socket: router.socket,
    secret: SECRET,
    onOrder: (order) => {
      orders.push(order);
      return answer(order);
    },
  });
  const dynamic = createDynamicAuthorization({
    openSocket: async () => {
      opened += 1;
      return box.socket;
    },
    clock: {
      now: () => clock.nowMs,
      after: (delayMs, task) => {
        const timer = { dueMs: clock.nowMs + delayMs, task };
        timers.push(timer);
        return () => {
          timers.splice(timers.indexOf(timer), 1);
        };
      },
    },
    random: { bytes: (length) => new Uint8Array(length) },
  });
  const exchange = async (): Promise<void> => {
    await settled();
    for (const bytes of box.sent.splice(0)) router.receive(bytes, { address: '10.0.0.1', port: 9 });
    for (const bytes of router.sent.splice(0)) box.receive(bytes, TARGET);
    await settled();
  };
  const elapse = async (ms: number): Promise<void> => {
    clock.nowMs += ms;
    const due = timers.filter(({ dueMs }) => dueMs <= clock.nowMs);
    for (const timer of due) {
      timers.splice(timers.indexOf(timer), 1);
      timer.task();
    }
    await settled();
  };
  return { dynamic, box, router, orders, timers, exchange, elapse, openings: () => opened };
}

describe('Disconnect and CoA', () => {
  it('reach the router signed in the order of RFC 5176, Message-Authenticator first', async () => {
    const { dynamic, box, orders, exchange, timers } = joined();
    const result = dynamic.disconnect(TARGET);
    await settled();
    const packet = framePacket(box.sent[0] ?? Buffer.alloc(0));
    if (packet.kind === 'malformed') throw new Error(packet.fault);
    expect([packet.code, packet.messageAuthenticatorAt]).toEqual([40, HEADER_BYTES + 2]);
    expect(requestAuthenticatorIsValid(packet, SECRET)).toBe(true);
    await exchange();
    expect(await result).toEqual({ kind: 'ack' });
    expect(orders).toMatchObject([{ kind: 'disconnect' }]);
    expect(timers).toEqual([]);
  });

  it('carry what they were given and an Event-Timestamp, nothing else', async () => {
    const { dynamic, orders, exchange } = joined();
    const result = dynamic.change(TARGET);
    await exchange();
    await result;
    const types = orders[0]?.attributes.map(({ type }: Attribute) => type);
    expect(types).toEqual([Type.messageAuthenticator, Type.userName, Type.eventTimestamp]);
    expect(orders[0]?.attributes[2]?.value.readUInt32BE()).toBe(1_700_000_000);
  });

  for (const [errorCause, words] of [
    [401, 'support an attribute'],
    [402, 'misses an attribute'],
    [403, 'another router'],
    [404, 'invalid'],
    [405, 'this service'],
    [406, 'this kind of request'],
    [407, 'a value'],
    [501, 'set to refuse'],
    [503, 'no such session'],
    [504, 'cannot remove'],
    [506, 'resources'],
    [508, 'several sessions'],
    [999, 'Error-Cause 999'],
  ] as const) {
    it(`Error-Cause ${errorCause} comes back in words`, async () => {
      const { dynamic, exchange } = joined(() => ({ kind: 'nak', errorCause }));
      const result = dynamic.disconnect(TARGET);
      await exchange();
      expect(await result).toEqual({
        kind: 'nak',
        errorCause,
        words: expect.stringContaining(words),
      });
    });
  }

  it('are repeated with the same bytes, and given up after four transmissions', async () => {
    const { dynamic, box, elapse } = joined();
    const result = dynamic.disconnect(TARGET);
    await settled();
    for (const waitMs of [500, 1_000, 2_000, 2_000]) await elapse(waitMs);
    expect(await result).toEqual({ kind: 'no_answer' });
    expect(box.sent).toHaveLength(4);
    expect(new Set(box.sent.map((bytes) => bytes.toString('hex'))).size).toBe(1);
  });

  it('take a new Identifier for new content', async () => {
    const { dynamic, box, openings } = joined();
    void dynamic.disconnect(TARGET);
    void dynamic.disconnect(TARGET);
    await settled();
    expect(box.sent.map((bytes) => bytes[1])).toEqual([0, 1]);
    expect(openings()).toBe(1);
  });

  it('wait for a free Identifier when 256 are under way to one router', async () => {
    const { dynamic, orders, exchange } = joined();
    const results = Array.from({ length: 600 }, () => dynamic.disconnect(TARGET));
    for (let round = 0; round < 5; round += 1) await exchange();
    const kinds = (await Promise.all(results)).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'ack')).toHaveLength(600);
    expect(orders).toHaveLength(600);
  });
});

describe('answers that are not believed', () => {
  it('forged, for another Identifier, from elsewhere, of another kind, or unsolicited', async () => {
    const { dynamic, box, elapse } = joined();
    box.receive(Buffer.alloc(20), TARGET);
    const result = dynamic.disconnect(TARGET);
    await settled();
    const request = box.sent[0] ?? Buffer.alloc(20);
    const ack = (code: number, identifier = request[1] ?? 0, secret = SECRET): Buffer => {
      const bytes = Buffer.alloc(20);
      bytes.set([code, identifier, 0, 20]);
      signPacket(bytes, secret, -1, request.subarray(4, 20));
      return bytes;
    };
    box.receive(ack(41, request[1], Buffer.from('another secret')), TARGET);
    box.receive(ack(41, 77), TARGET);
    box.receive(ack(41), { address: '192.0.2.2', port: 3799 });
    box.receive(ack(44), TARGET);
    box.receive(ack(2), TARGET);
    box.receive(Buffer.from('noise'), TARGET);
    for (const waitMs of [500, 1_000, 2_000, 2_000]) await elapse(waitMs);
    // They settle nothing, but somebody there answers under another secret.
    expect(await result).toEqual({ kind: 'forged' });
  });

  it('a router drops orders that were signed with another secret', async () => {
    const { dynamic, orders, exchange } = joined();
    void dynamic.disconnect({ ...TARGET, secret: Buffer.from('another secret') });
    await exchange();
    expect(orders).toEqual([]);
  });
});

describe('a router', () => {
  it('drops an order whose Message-Authenticator is wrong though it is signed', async () => {
    const { dynamic, box, router, orders } = joined();
    void dynamic.disconnect(TARGET);
    await settled();
    const bytes = Buffer.from(box.sent[0] ?? Buffer.alloc(44));
    bytes[HEADER_BYTES + 2] = (bytes[HEADER_BYTES + 2] ?? 0) ^ 1;
    signPacket(bytes, SECRET, -1);
    router.receive(bytes);
    expect(orders).toEqual([]);
    router.receive(box.sent[0] ?? Buffer.alloc(0));
    expect(orders).toHaveLength(1);
  });

  it('drops what is no order', async () => {
    const { router, orders } = joined();
    router.receive(Buffer.from('noise'));
    router.receive(accessRequest());
    expect([orders, router.sent]).toEqual([[], []]);
  });
});

describe('closing', () => {
  it('ends what is pending and what waits as unanswered', async () => {
    const { dynamic, box, timers } = joined();
    const results = Array.from({ length: 300 }, () => dynamic.disconnect(TARGET));
    await settled();
    await dynamic.close();
    const kinds = new Set((await Promise.all(results)).map(({ kind }) => kind));
    expect([...kinds]).toEqual(['no_answer']);
    expect([box.isClosed(), timers.length]).toEqual([true, 0]);
  });
});
