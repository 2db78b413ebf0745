import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  attributeName,
  attributeNamed,
  encodeAccessRequest,
  encodeAccountingRequest,
  listenForOrders,
  openUdp,
  readReply,
  type UdpSocket,
} from '../../radius/index.ts';
import type { ApiErrorBody, VoucherBalance } from '../../server/contract/portal.ts';
import { boxDatabases } from '../support/box-databases.ts';
import { RunningBox, until } from '../support/running-box.ts';

const SECRET = Buffer.from('radius-secret-of-the-test');
const MAC = 'AA:BB:CC:00:00:01';
const GIB = 2 ** 30;

describe.each(boxDatabases)('the limits of a voucher on $name', ({ env, present }) => {
  describe.skipIf(!present)('from the command line to the router', () => {
    let box: RunningBox;
    let incoming: UdpSocket;
    let outgoing: UdpSocket;
    let code: string;
    let identifier = 0;
    let classValue: Buffer;
    const orders: string[] = [];

    beforeAll(async () => {
      box = await RunningBox.prepare(await env());
      await box.start();
      incoming = await openUdp('127.0.0.1', 0);
      outgoing = await openUdp('127.0.0.1', 0);
      listenForOrders({
        socket: incoming,
        secret: SECRET,
        onOrder({ kind, attributes }) {
          const rate = attributes.find((one) => attributeName(one) === 'Mikrotik-Rate-Limit');
          orders.push(rate ? `${kind} ${rate.value}` : kind);
          return { kind: 'ack' };
        },
      });
      const port = String(incoming.address().port);
      await box.json(
        ...['router', 'add', '--name', 'R1', '--address', '127.0.0.1'],
        ...['--secret', SECRET.toString(), '--coa-port', port],
      );
      await box.json(
        ...['plan', 'add', '--name', 'Everything', '--price', '20', '--validity', '86400'],
        ...['--data', '5GiB', '--data-down', '4GiB', '--data-up', '1GiB', '--down', '5M'],
        ...['--up', '2M', '--burst', '10M/4M 4M/1M 16s 3 1M/500k', '--pauses', '2'],
        ...['--idle', '240', '--pause-time', '3600', '--fair-use', '1GiB/voucher 1M/512k'],
        ...['--hours', 'daily 00:00-24:00', '--ends', '2099-12-31T23:59:00+03:00'],
      );
      const made = await box.json<{ codes: string[] }>(
        ...['voucher', 'create', '--plan', 'Everything', '--count', '1'],
      );
      code = made.codes[0] ?? '';
    });
    afterAll(async () => {
      await incoming.close();
      await outgoing.close();
      await box.dispose();
    });

    /** Sends one request and waits for its verified reply. */
    function ask(request: Buffer, port: number) {
      const answered = new Promise<NonNullable<ReturnType<typeof readReply>>>((resolve) => {
        outgoing.onMessage((datagram) => {
          const reply = readReply(datagram, request, SECRET);
          if (reply) resolve(reply);
        });
      });
      outgoing.send(request, port, '127.0.0.1');
      return answered;
    }

    async function login() {
      identifier = (identifier + 1) % 256;
      const authenticator = randomBytes(16);
      const request = encodeAccessRequest({
        ...{ identifier, authenticator, secret: SECRET, userName: code },
        credential: { kind: 'pap', password: code },
        attributes: [
          attributeNamed('NAS-Identifier', 'hotspot'),
          attributeNamed('Calling-Station-Id', MAC),
        ],
      });
      return ask(request, box.authPort);
    }

    it('says everything to the router at the login', async () => {
      const reply = await login();
      const said = Object.fromEntries(
        reply.attributes.map((one) => [attributeName(one), one.value] as const),
      );
      classValue = said.Class ?? Buffer.alloc(0);
      expect(said['Mikrotik-Rate-Limit']?.toString()).toBe('2M/5M 4M/10M 1M/4M 16/16 3 500k/1M');
      const limit = (name: string) =>
        (said[name]?.readUInt32BE() ?? 0) +
        (said[`${name}-Gigawords`]?.readUInt32BE() ?? 0) * 2 ** 32;
      expect(limit('Mikrotik-Total-Limit')).toBe(5 * GIB);
      expect(limit('Mikrotik-Recv-Limit')).toBe(GIB);
      expect(limit('Mikrotik-Xmit-Limit')).toBe(4 * GIB);
      expect(said['Session-Timeout']?.readUInt32BE()).toBe(86_400);
      expect(said['Idle-Timeout']?.readUInt32BE()).toBe(240);
    });

    it('orders the fair-use speed, and back at the owner’s word', async () => {
      for (const [status, bytes] of [
        ['start', 0],
        ['interim', GIB],
      ] as const) {
        identifier = (identifier + 1) % 256;
        const request = encodeAccountingRequest({
          ...{ identifier, secret: SECRET, status },
          attributes: [
            attributeNamed('User-Name', code),
            attributeNamed('Acct-Session-Id', '80000001'),
            attributeNamed('Calling-Station-Id', MAC),
            attributeNamed('Acct-Session-Time', bytes === 0 ? 0 : 60),
            attributeNamed('Acct-Output-Octets', bytes),
            attributeNamed('Class', classValue),
          ],
        });
        await ask(request, box.acctPort);
      }
      await until(async () => (orders.length === 1 ? true : null));
      expect(orders).toEqual(['change 512k/1M']);
      const [session] = await box.json<{ id: string; macIsRandom: boolean }[]>('session', 'list');
      expect(session?.macIsRandom).toBe(true);
      await box.json('session', 'speed', session?.id ?? '', '--down', '20M', '--up', '20M');
      await until(async () => (orders.length === 2 ? true : null));
      expect(orders[1]).toBe('change 20M/20M');
      expect(await box.json('voucher', 'show', code)).toMatchObject({
        ...{ status: 'active', usedBytes: GIB, remainingBytes: 4 * GIB, downBps: 20_000_000 },
      });
    });

    it('is paused by its customer: cut off, refused, and let in again', async () => {
      type Answer = { voucher: VoucherBalance } & ApiErrorBody;
      const paused = await box.post<Answer>('/api/v1/portal/vouchers/pause', { code });
      expect(paused.body.voucher).toMatchObject({ pausesLeft: 1 });
      expect(paused.body.voucher.pausedUntil).not.toBeNull();
      expect(orders).toContain('disconnect');
      const refused = await login();
      expect(refused.attributes.map((one) => one.value.toString()).join()).toContain('paused');
      const typed = await box.post<Answer>('/api/v1/portal/vouchers/redeem', { code });
      expect(typed).toMatchObject({ status: 409, body: { error: { code: 'code_paused' } } });
      await box.post('/api/v1/portal/vouchers/resume', { code });
      expect((await login()).attributes.length).toBeGreaterThan(3);
    });

    it('is extended, topped up and moved from the command line', async () => {
      await box.json('voucher', 'extend', code, '--data', '1GiB');
      expect(await box.json('voucher', 'show', code)).toMatchObject({ remainingBytes: 5 * GIB });
      await box.json('voucher', 'top-up', code, '--plan', 'Everything');
      expect(await box.json('voucher', 'show', code)).toMatchObject({ remainingBytes: 10 * GIB });
      await box.json('plan', 'add', '--name', 'Hour', '--price', '5', '--time', '3600');
      const mixed = await box.cli(['voucher', 'top-up', code, '--plan', 'Hour']);
      expect(mixed.err).toContain('Sell a new code');
      await box.json('voucher', 'move', code, '--plan', 'Hour');
      expect(await box.json('voucher', 'show', code)).toMatchObject({
        ...{ plan: 'Hour', remainingSeconds: 3_540, remainingBytes: null },
      });
    });
  });
});
