import type { Knex } from 'knex';
import { beforeEach, expect, it } from 'vitest';
import { describeOnEachDatabase } from '../../../test/support/databases.ts';
import { type Workshop, workshop } from '../../../test/support/workshop.ts';
import type { RouterConfigsView } from '../../contract/router-configs.ts';
import { zoneNamed } from '../../core/zone.ts';
import { RouterShellError, type RouterShellTarget } from '../../ports/router-shell.ts';
import type { RouterRecord } from '../../ports/router-store.ts';
import { takeNightly } from './nightly.ts';
import { routerConfigRoutes } from './routes.ts';
import { type ConfigDeps, ConfigTaker, MOST_COPIES } from './take-config.ts';

const HOUR_MS = 3_600_000;

describeOnEachDatabase('configurations of routers', (open) => {
  let shop: Workshop;
  let reader: Knex;
  let router: RouterRecord;
  let deps: ConfigDeps;
  let taker: ConfigTaker;
  let asked: RouterShellTarget[];
  let answer: () => string;
  let shows: string;

  const config = (address: string) =>
    `# 2026-11-28 03:10:00 by RouterOS 7.16.1\n/ip address\nadd address=${address} comment=s3cret\n`;

  beforeEach(async () => {
    const opened = await open();
    reader = opened.reader;
    shop = workshop(opened.database);
    router = await shop.router('Shop', '10.0.0.1');
    asked = [];
    shows = 'SHA256:first';
    answer = () => config('10.0.0.1/24');
    deps = {
      ...shop,
      privateKey: async () => 'the key of the box',
      async exportConfig(target) {
        asked.push(target);
        const { hostFingerprint } = target;
        if (hostFingerprint !== null && hostFingerprint !== shows) {
          throw new RouterShellError('host_changed', 'another key', shows);
        }
        return { config: answer(), hostFingerprint: shows };
      },
    };
    taker = new ConfigTaker(deps);
  });

  const take = () => taker.take(router.id, 'operator:amina');
  /** Calls a route as the admin listener does. */
  const call = async <T>(path: string, method = 'GET', more: object = {}): Promise<T> => {
    const route = routerConfigRoutes({ ...deps, taker }).find(
      (one) => one.method === method && one.path === `/routers/:id/configs${path}`,
    );
    const params = { id: router.id };
    const request = { actor: { name: 'operator:amina' }, params, ...more };
    return ((await route?.handle(request as never))?.body ?? {}) as T;
  };
  const view = async () => (await call<{ configs: RouterConfigsView }>('')).configs;
  const audited = async (action: string) =>
    (await reader('audit').where({ action }).select('actor')).map(({ actor }) => actor);

  it('are kept when they differ, whatever the clock of the router says', async () => {
    expect(await take()).toBe('new');
    answer = () => config('10.0.0.1/24').replace('03:10:00', '04:10:00');
    shop.clock.advance(HOUR_MS);
    expect(await take()).toBe('unchanged');
    answer = () => config('10.0.0.2/24');
    shop.clock.advance(HOUR_MS);
    expect(await take()).toBe('new');
    const { copies, readAt, problem } = await view();
    expect(copies).toMatchObject([{ version: '7.16.1' }, { version: '7.16.1' }]);
    expect(copies[0]?.takenAt).toBe(readAt);
    expect(problem).toBeNull();
    expect(await audited('router.config.keep')).toHaveLength(2);
  });

  it('are sealed in the database, and whoever reads one stands in the audit log', async () => {
    await take();
    const [row] = await reader('router_configs').select();
    expect(Buffer.from(row.body_cipher).includes('s3cret')).toBe(false);
    const [copy] = (await view()).copies;
    const params = { id: router.id, copy: copy?.id ?? '' };
    const { text } = await call<{ text: string }>('/:copy', 'GET', { params });
    expect(text).toBe(config('10.0.0.1/24'));
    expect(await audited('router.config.read')).toEqual(['operator:amina']);
    const other = call('/:copy', 'GET', { params: { id: 'another', copy: copy?.id } });
    await expect(other).rejects.toMatchObject({ code: 'config_unknown' });
  });

  it(`are ${MOST_COPIES} at most: the oldest go`, async () => {
    for (let n = 0; n < MOST_COPIES + 3; n += 1) {
      answer = () => config(`10.0.${n}.1/24`);
      shop.clock.advance(HOUR_MS);
      await take();
    }
    const { copies } = await view();
    expect(copies).toHaveLength(MOST_COPIES);
    const times = copies.map(({ takenAt }) => Date.parse(takenAt));
    expect(times).toEqual([...times].sort((a, b) => b - a));
    expect(times[0]).toBe(shop.clock.now());
  });

  it('come from the router that was met first, until the owner says otherwise', async () => {
    await take();
    shows = 'SHA256:second';
    answer = () => config('10.9.9.9/24');
    expect(await take()).toBe('failed');
    expect(await view()).toMatchObject({
      ...{ problem: 'host_changed', hostFingerprint: 'SHA256:first' },
      offeredFingerprint: 'SHA256:second',
    });
    expect((await view()).copies).toHaveLength(1);
    const wrong = { body: { fingerprint: 'SHA256:third' } };
    await expect(call('/trust', 'POST', wrong)).rejects.toMatchObject({ code: 'host_key_other' });
    await call('/trust', 'POST', { body: { fingerprint: 'SHA256:second' } });
    expect(await take()).toBe('new');
    expect(await view()).toMatchObject({ problem: null, hostFingerprint: 'SHA256:second' });
    expect(await audited('router.config.trust')).toEqual(['operator:amina']);
  });

  it('are asked for at the port that was said, once at a time', async () => {
    await call('/port', 'PUT', { body: { sshPort: 2222 } });
    const outcomes = await Promise.all([take(), take()]);
    expect(outcomes).toEqual(['new', 'new']);
    expect(asked).toMatchObject([{ host: '10.0.0.1', port: 2222, hostFingerprint: null }]);
  });

  it('are those of MikroTiks with an address of their own', async () => {
    const network = await shop.router('Many', '10.1.0.0/24');
    const unifi = await shop.router('Other', '10.2.0.1', { kind: 'unifi' });
    for (const { id } of [network, unifi]) {
      await expect(taker.take(id, 'x')).rejects.toMatchObject({ code: 'config_not_for' });
    }
    router = unifi;
    expect(await view()).toMatchObject({ notFor: 'kind', copies: [] });
    router = network;
    expect(await view()).toMatchObject({ notFor: 'network' });
  });

  it('are read once a night by the clock of the shop, and a failure waits for the next', async () => {
    await shop.router('Many', '10.1.0.0/24');
    const nightly = { ...deps, zone: () => zoneNamed('Africa/Nairobi') };
    answer = () => {
      throw new RouterShellError('unreachable', 'no answer');
    };
    // It is 15:00 in Nairobi.
    for (let hour = 0; hour < 48; hour += 1) {
      await takeNightly(nightly, taker);
      shop.clock.advance(HOUR_MS);
    }
    expect(asked).toHaveLength(2);
    expect(await view()).toMatchObject({ problem: 'unreachable', readAt: null });
    answer = () => config('10.0.0.1/24');
    for (let hour = 0; hour < 24; hour += 1) {
      await takeNightly(nightly, taker);
      shop.clock.advance(HOUR_MS);
    }
    expect(await view()).toMatchObject({ problem: null, copies: [{ version: '7.16.1' }] });
    expect(await audited('router.config.keep')).toEqual(['system']);
  });
});
