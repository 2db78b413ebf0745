import { createSocket, type Socket } from 'node:dgram';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { recordingLog } from '../../../test/support/doubles.ts';
import { VirtualClock } from '../../../test/support/virtual-clock.ts';
import { neighbourFinder } from './find-neighbours.ts';
import { readAnnouncement, WHO_IS_THERE } from './mndp.ts';

const field = (type: number, value: Buffer | string): Buffer => {
  const bytes = Buffer.from(value);
  const head = Buffer.alloc(4);
  head.writeUInt16BE(type, 0);
  head.writeUInt16BE(bytes.length, 2);
  return Buffer.concat([head, bytes]);
};

/** As a hAP ac² says it. */
const announcement = (more: Buffer[] = []) =>
  Buffer.concat([
    Buffer.from([0x61, 0, 0, 7]),
    field(1, Buffer.from('744d28910d2f', 'hex')),
    field(5, 'Shop'),
    field(7, '7.15.3 (stable) 2024-07-24 10:39:01'),
    field(8, 'MikroTik'),
    field(10, Buffer.from([0xdc, 0x15, 0, 0])),
    field(12, 'RBD52G-5HacD2HnD'),
    field(16, 'bridge/ether2'),
    ...more,
  ]);

describe('a MikroTik in the neighbourhood', () => {
  it('says its name, board, version and address', () => {
    const packet = announcement([field(17, Buffer.from([192, 168, 88, 1]))]);
    expect(readAnnouncement(packet, '10.0.0.9')).toEqual({
      ...{ address: '192.168.88.1', mac: '74:4D:28:91:0D:2F', identity: 'Shop' },
      ...{ board: 'RBD52G-5HacD2HnD', version: '7.15.3 (stable) 2024-07-24 10:39:01' },
    });
    expect(readAnnouncement(announcement(), '10.0.0.9')?.address).toBe('10.0.0.9');
  });

  it('is no question, no broken packet, and nothing without a name', () => {
    expect(readAnnouncement(WHO_IS_THERE, '10.0.0.9')).toBeNull();
    expect(readAnnouncement(announcement().subarray(0, -3), '10.0.0.9')).toBeNull();
    expect(readAnnouncement(Buffer.concat([WHO_IS_THERE, field(5, ' \n')]), '')).toBeNull();
  });

  it('may say what it likes: it is one short line of text', () => {
    const name = `<b>\u0000\u202eevil\r\n${'x'.repeat(500)}`;
    const packet = Buffer.concat([WHO_IS_THERE, field(5, name)]);
    const identity = readAnnouncement(packet, '10.0.0.9')?.identity ?? '';
    expect(identity).toMatch(/^<b> evil x+$/);
    expect(identity.length).toBeLessThanOrEqual(60);
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        const read = readAnnouncement(Buffer.from(bytes), '10.0.0.9');
        expect(read === null || read.identity.length > 0).toBe(true);
      }),
    );
  });

  describe('is found', () => {
    const sockets: Socket[] = [];
    afterEach(() => {
      for (const socket of sockets.splice(0)) socket.close();
    });

    /** Answers every question with these packets. */
    async function router(answers: Buffer[]): Promise<number> {
      const socket = createSocket('udp4');
      sockets.push(socket);
      socket.on('message', (asked, from) => {
        if (!asked.equals(WHO_IS_THERE)) return;
        for (const answer of answers) socket.send(answer, from.port, from.address);
      });
      await new Promise<void>((done) => socket.bind(0, '127.0.0.1', done));
      return socket.address().port;
    }

    async function found(answers: Buffer[], address = '127.0.0.1') {
      const clock = new VirtualClock();
      const log: string[] = [];
      const askedPort = await router(answers);
      const places = { port: 0, address, askedAddress: '127.0.0.1', askedPort };
      const find = neighbourFinder({ clock, log: recordingLog(log) }, places);
      const both = Promise.all([find(), find()]);
      let done = false;
      void both.finally(() => {
        done = true;
      });
      await clock.advanceUntil(() => done);
      const [first, second] = await both;
      expect(second).toBe(first);
      return { first, log };
    }

    it('once, however often it answers', async () => {
      const { first } = await found([announcement(), announcement(), Buffer.from('noise')]);
      expect(first.map(({ identity, address }) => [identity, address])).toEqual([
        ['Shop', '127.0.0.1'],
      ]);
    });

    it('not at all where nothing may listen, which is logged', async () => {
      const { first, log } = await found([], '192.0.2.1');
      expect(first).toEqual([]);
      expect(log.join()).toContain('Looking for routers failed');
    });
  });
});
