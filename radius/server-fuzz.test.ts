import { describe, expect, it } from 'vitest';
import { encodeAccountingRequest } from './client.ts';
import { attributeNamed } from './dictionary.ts';
import { accessRequest, lab, NAS } from './testing/lab.ts';

const RUNS = 200_000;
const HEAP_GROWTH_BYTES_MAX = 64 * 2 ** 20;

/** A linear congruential generator: the same hostile packets in every run. */
function noise(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state >>> 8;
  };
}

describe('hostile packets', () => {
  it('200,000 mutilated Access-Requests: no answer, no call, no growth, few lines', async () => {
    const { auth, calls, events, lines, clock, server } = lab({
      client: { messageAuthenticator: 'yes' },
    });
    const template = accessRequest();
    const next = noise(1);
    const heapBefore = process.memoryUsage().heapUsed;
    for (let run = 0; run < RUNS; run += 1) {
      const bytes = Buffer.from(template);
      const at = next() % bytes.length;
      bytes[at] = (bytes[at] ?? 0) ^ (1 + (next() % 255));
      const cut = next() % 8 === 0 ? next() % bytes.length : bytes.length;
      auth.receive(bytes.subarray(0, cut));
      events.length = 0;
      clock.nowMs += 1;
    }
    await server.close();
    expect(auth.sent).toEqual([]);
    expect(calls.access).toBe(0);
    const seconds = RUNS / 1_000;
    const kinds = 4;
    expect(lines.length).toBeLessThanOrEqual(kinds * (seconds + 1));
    expect(process.memoryUsage().heapUsed - heapBefore).toBeLessThan(HEAP_GROWTH_BYTES_MAX);
  });

  it('200,000 forged Accounting-Requests: none is believed', async () => {
    const { acct, reports, events, server } = lab();
    const attributes = [NAS, attributeNamed('Acct-Session-Id', '80000001')];
    const parts = { identifier: 1, status: 'stop' as const, attributes };
    const forged = encodeAccountingRequest({ ...parts, secret: Buffer.from('a wrong guess') });
    const next = noise(2);
    for (let run = 0; run < RUNS; run += 1) {
      const bytes = Buffer.from(forged);
      bytes[1] = run % 256;
      for (let at = 4; at < 20; at += 1) bytes[at] = run % 2 === 0 ? 0xff : next() % 256;
      acct.receive(bytes);
    }
    await server.close();
    expect([acct.sent.length, reports.length, events.length]).toEqual([0, 0, RUNS]);
  });

  it('200,000 random datagrams on both ports: nothing is granted or stored', async () => {
    const { auth, acct, calls, reports, events, server } = lab();
    const next = noise(3);
    for (let run = 0; run < RUNS; run += 1) {
      const bytes = Buffer.alloc(20 + (next() % 40));
      for (let at = 0; at < bytes.length; at += 1) bytes[at] = next() % 256;
      bytes[0] = [1, 4, 12][run % 3] ?? 1;
      bytes.writeUInt16BE(bytes.length, 2);
      (run % 2 === 0 ? auth : acct).receive(bytes);
      events.length = 0;
    }
    await server.close();
    // Unsigned and by chance well-formed, an Access-Request may earn a Reject; nothing may pass.
    const accepted = auth.sent.filter((reply) => reply[0] !== 3);
    expect([accepted.length, acct.sent.length, reports.length]).toEqual([0, 0, 0]);
    expect(calls.access).toBe(0);
  });
});
