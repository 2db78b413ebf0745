import { afterEach, beforeEach, expect, it } from 'vitest';
import {
  createDynamicAuthorization,
  type DynamicAnswer,
  listenForOrders,
  nasDriver,
  openUdp,
  type UdpSocket,
} from '../../../radius/index.ts';
import { describeOnEachDatabase } from '../../../test/support/databases.ts';
import { type Workshop, workshop } from '../../../test/support/workshop.ts';
import { probeOverRadius } from '../../adapters/radius/probe.ts';
import { systemClock } from '../../adapters/system/clock.ts';
import { systemRandom } from '../../adapters/system/random.ts';
import type { ProbeResult } from '../../ports/access.ts';
import { RouterContacts } from './contacts.ts';
import { probeDueRouters, probeRouter } from './probe.ts';

describeOnEachDatabase('what is heard of routers', (open) => {
  let shop: Workshop;
  let contacts: RouterContacts;
  let id: string;

  beforeEach(async () => {
    shop = workshop((await open()).database);
    contacts = new RouterContacts(shop);
    id = (await shop.router()).id;
  });

  async function restarted(): Promise<RouterContacts> {
    const again = new RouterContacts(shop);
    await again.load(shop.database.read.routers);
    return again;
  }

  it('survives a restart once it is stored, and goes on from there', async () => {
    contacts.accepted(id);
    contacts.rejected(id);
    contacts.forged(id);
    contacts.probed(id, 'proven', 4);
    await contacts.flush();
    const again = await restarted();
    expect(again.of(id)).toEqual(contacts.of(id));
    again.reported(id, 'start');
    await again.flush();
    expect((await restarted()).of(id)).toMatchObject({
      ...{ accepts: 1, rejects: 1, reports: 1, forgeries: 1, unstarted: 0, probe: 'proven' },
      ...{ roundTripMs: 4, lastStartAtMs: shop.clock.now() },
    });
  });

  it('counts how often a router has started, each start once however often it is told', async () => {
    contacts.reported(id, 'on');
    shop.clock.advance(5_000);
    contacts.reported(id, 'on');
    contacts.reported(id, 'off');
    shop.clock.advance(3_600_000);
    contacts.reported(id, 'on');
    await contacts.flush();
    expect((await restarted()).of(id)).toMatchObject({
      ...{ restarts: 2, lastRestartAtMs: shop.clock.now() },
    });
  });

  it('costs one write for many packets, and none when nothing came', async () => {
    let writes = 0;
    const database = {
      ...shop.database,
      transaction: <T>(work: Parameters<typeof shop.database.transaction<T>>[0]) => {
        writes += 1;
        return shop.database.transaction<T>(work);
      },
    };
    const counting = new RouterContacts({ ...shop, database });
    const other = (await shop.router('R2', '127.0.0.2')).id;
    for (let n = 0; n < 1_000; n += 1) counting.reported(n % 2 ? id : other, 'interim');
    await counting.flush();
    await counting.flush();
    expect(writes).toBe(1);
    expect(counting.of(other)?.reports).toBe(500);
  });

  it('is stored the next time when storing failed', async () => {
    const failing = { ...shop.database, transaction: () => Promise.reject(new Error('disk full')) };
    const unlucky = new RouterContacts({ ...shop, database: failing });
    unlucky.accepted(id);
    await expect(unlucky.flush()).rejects.toThrow('disk full');
    failing.transaction = shop.database.transaction as never;
    await unlucky.flush();
    expect((await restarted()).of(id)?.accepts).toBe(1);
  });

  it('writes one line about an unknown address, however often it knocks', () => {
    for (let n = 0; n < 1_000; n += 1) contacts.knocked('10.9.9.9');
    expect(shop.lines.filter((line) => line.includes('unknown address'))).toHaveLength(1);
  });

  it('probes a router soon after it is heard, seldom when proven, oftener when not', async () => {
    const outcome: { result: ProbeResult } = { result: { kind: 'silent', roundTripMs: null } };
    let probes = 0;
    const probe = async () => {
      probes += 1;
      return outcome.result;
    };
    const round = async (minutes: number) => {
      shop.clock.advance(minutes * 60_000);
      await shop.database.transaction(({ routers }) => routers.markSeen(id, shop.clock.now()));
      await probeDueRouters({ ...shop, contacts, probe });
      return probes;
    };
    await probeDueRouters({ ...shop, contacts, probe });
    expect(probes).toBe(0);
    expect(await round(0)).toBe(1);
    expect(await round(14)).toBe(1);
    outcome.result = { kind: 'proven', roundTripMs: 3 };
    expect(await round(1)).toBe(2);
    expect(await round(359)).toBe(2);
    expect(await round(1)).toBe(3);
    expect(contacts.of(id)).toMatchObject({ probe: 'proven', roundTripMs: 3 });
  });

  it('refuses to probe what cannot be probed', async () => {
    const probe = async (): Promise<ProbeResult> => ({ kind: 'proven', roundTripMs: 1 });
    const network = (await shop.router('Hill', '10.7.0.0/24')).id;
    const deps = { ...shop, contacts, probe };
    await expect(probeRouter(deps, network)).rejects.toMatchObject({ code: 'router_unprobed' });
    await expect(probeRouter(deps, 'none')).rejects.toMatchObject({ code: 'router_unknown' });
  });
});

const SECRET = Buffer.from('a-secret-of-sixteen');
const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function probed(
  answer: DynamicAnswer | null,
  routerSecret: Buffer = SECRET,
): Promise<ProbeResult> {
  const router = await openUdp('127.0.0.1', 0);
  closing.push(() => router.close());
  if (answer !== null) {
    listenForOrders({ socket: router, secret: routerSecret, onOrder: () => answer });
  }
  return probe(router);
}

async function probe(router: UdpSocket): Promise<ProbeResult> {
  const clock = systemClock();
  const sender = createDynamicAuthorization({
    ...{ clock, random: systemRandom, waitsMs: [100, 100] },
    openSocket: () => openUdp('127.0.0.1', 0),
  });
  closing.push(() => sender.close());
  return probeOverRadius(
    { sender, driver: nasDriver, clock, random: systemRandom },
    { address: '127.0.0.1', coaPort: router.address().port, secret: SECRET, kind: 'mikrotik' },
  );
}

it('takes "no such session" for the proof of port and secret', async () => {
  expect(await probed({ kind: 'nak', errorCause: 503 })).toMatchObject({ kind: 'proven' });
});

it('takes any other signed answer about the session for the same proof', async () => {
  expect(await probed({ kind: 'nak', errorCause: 404 })).toMatchObject({ kind: 'proven' });
  expect(await probed({ kind: 'ack' })).toMatchObject({ kind: 'proven' });
});

it('tells a router that is set to refuse', async () => {
  expect(await probed({ kind: 'nak', errorCause: 501 })).toMatchObject({ kind: 'refused' });
});

it('tells a router that is deaf, or drops what its own secret did not sign', async () => {
  expect(await probed(null)).toEqual({ kind: 'silent', roundTripMs: null });
  expect(await probed({ kind: 'ack' }, Buffer.from('another secret here'))).toMatchObject({
    kind: 'silent',
  });
});

it('tells a router that answers under another secret', async () => {
  const router = await openUdp('127.0.0.1', 0);
  closing.push(() => router.close());
  router.onMessage((datagram, source) => {
    const nak = Buffer.from(datagram.subarray(0, 20));
    nak[0] = 42;
    nak.writeUInt16BE(20, 2);
    router.send(nak, source.port, source.address);
  });
  expect(await probe(router)).toEqual({ kind: 'forged', roundTripMs: null });
});
